import fs from 'node:fs';

/** Also the page size of every database of the store. */
export const pageBytes = 4096;

/** Length of a file behind the copy of its first page: little-endian, 8 bytes. */
const lengthBytes = 8;

/** A copy of the first page of a database: its header and the list of its tables, without which no row is found. */
export function firstPageOf(file: string): string {
  return `${file}.first`;
}

export function readFirstPage(file: string): Buffer | undefined {
  const page = Buffer.alloc(pageBytes);
  let handle: number | undefined;
  try {
    handle = fs.openSync(file, 'r');
    return fs.readSync(handle, page, 0, pageBytes, 0) === pageBytes ? page : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

/**
 * Keeps the copy up to date; called while the database is well, after check-points. An encrypted page stays as it is on the
 * disk. Where the copy cannot be written only a repair finds less.
 */
export function keepFirstPage(file: string): void {
  const page = readFirstPage(file);
  const kept = firstPageOf(file);
  if (page === undefined || readFirstPage(kept)?.equals(page) === true) return;
  try {
    const length = Buffer.alloc(lengthBytes);
    length.writeBigUInt64LE(BigInt(fs.statSync(file).size));
    fs.writeFileSync(`${kept}.next`, Buffer.concat([page, length]));
    fs.renameSync(`${kept}.next`, kept);
  } catch {
    fs.rmSync(`${kept}.next`, { force: true });
  }
}

/** The copy, and how long the file was then; undefined when there is none. */
export function readKeptPage(file: string): { readonly page: Buffer; readonly fileBytes: number } | undefined {
  const page = readFirstPage(firstPageOf(file));
  const length = page === undefined ? undefined : fs.readFileSync(firstPageOf(file)).subarray(pageBytes);
  return page === undefined || length?.byteLength !== lengthBytes ? undefined : { page, fileBytes: Number(length.readBigUInt64LE()) };
}
