import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';

/** A file of an archive; it may be read while the archive is open. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: number;
  readonly open: () => Promise<Readable>;
}

/** The files of an archive, in their order. */
export interface OpenZip {
  readonly parts: readonly ZipPart[];
  close(): void;
}

/**
 * Throws where the file is no archive or is cut off, and as the disk does.
 * @param plain refuses compressed and encrypted files and names that are not as they should be: archives of our own have none
 */
export async function readZip(file: string, { plain }: { readonly plain: boolean }): Promise<OpenZip> {
  const { default: yauzl } = await import('yauzl');
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, strictFileNames: plain }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  try {
    const parts = await new Promise<ZipPart[]>((resolve, reject) => {
      const found: ZipPart[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
      zip.on('entry', (entry: Entry) => {
        if (plain && (entry.compressionMethod !== 0 || (entry.generalPurposeBitFlag & 1) !== 0)) reject(new Error(`${entry.fileName} is not stored as it is`));
        found.push({ name: entry.fileName, bytes: entry.uncompressedSize, open: () => openEntry(zip, entry) });
        zip.readEntry();
      });
      zip.readEntry();
    });
    return { parts, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      // The library's own streams end without closing, which an asynchronous iteration waits for.
      const through = new PassThrough();
      stream.on('error', (fault) => through.destroy(fault));
      through.on('close', () => stream.destroy());
      resolve(stream.pipe(through));
    });
  });
}
