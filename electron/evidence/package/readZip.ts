import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { ZipPart } from './writeZip.ts';

/** The files of an archive, in their order. */
export interface OpenZip {
  readonly parts: readonly ZipPart[];
  close(): void;
}

/** Throws where the file is no archive, is cut off, or holds compressed or encrypted files: ours never do. */
export async function readZip(file: string): Promise<OpenZip> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  try {
    const parts = await new Promise<ZipPart[]>((resolve, reject) => {
      const found: ZipPart[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.compressionMethod !== 0 || (entry.generalPurposeBitFlag & 1) !== 0) reject(new Error(`${entry.fileName} is not stored as it is`));
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

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      // The library's own streams end without closing, which an asynchronous iteration waits for.
      const through = new PassThrough();
      stream.on('error', (fault) => through.destroy(fault));
      resolve(stream.pipe(through));
    });
  });
}
