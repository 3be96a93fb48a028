import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';

/** The files of an archive, by name, in its order; each may be read while the archive is open. */
export interface ZipEntries {
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  close(): void;
}

/** Opens an archive. Rejects with the library's words when it is none or is cut off, and as the disk does. */
export async function openZipEntries(file: string): Promise<ZipEntries> {
  const { default: yauzl } = await import('yauzl');
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const entries = new Map<string, Entry>();
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    names: [...entries.keys()],
    open: (name) => new Promise((resolve, reject) => {
      const entry = entries.get(name);
      if (entry === undefined) return reject(new Error('The archive has no such file.'));
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        // The library's own streams end without closing, which an asynchronous iteration waits for.
        const through = new PassThrough();
        stream.on('error', (fault) => through.destroy(fault));
        through.on('close', () => stream.destroy());
        resolve(stream.pipe(through));
      });
    }),
    close: () => zip.close(),
  };
}
