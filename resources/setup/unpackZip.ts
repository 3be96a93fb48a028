import { createWriteStream } from 'node:fs';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import yauzl from 'yauzl';

const symlinkType = 0o120000;
const typeMask = 0o170000;

function openZip(file: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

async function writeEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, target: string): Promise<void> {
  const mode = entry.externalFileAttributes >>> 16;
  await mkdir(path.dirname(target), { recursive: true });
  if ((mode & typeMask) === symlinkType) {
    await symlink(await text(await contentOf(zip, entry)), target);
    return;
  }
  await pipeline(await contentOf(zip, entry), createWriteStream(target));
  if (mode & 0o777) await chmod(target, mode & 0o777);
}

export interface UnpackOptions {
  /** An existing folder; entries are written below it. yauzl refuses names that would leave it. */
  readonly into: string;
  /** The path to write an entry to, relative to `into`, or `null` to leave it out. Directories are made as needed. */
  readonly place: (name: string) => string | null;
  /** Called after each written entry with the compressed bytes written so far. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Unpacks the wanted entries of a zip archive, keeping permissions and symbolic links.
 * @returns the number of files written
 * @throws Error of yauzl or the file system when the archive is damaged or the disk is full
 */
export async function unpackZip(file: string, options: UnpackOptions): Promise<number> {
  const zip = await openZip(file);
  let files = 0;
  let bytes = 0;
  return new Promise((resolve, reject) => {
    async function take(entry: yauzl.Entry): Promise<void> {
      const place = entry.fileName.endsWith('/') ? null : options.place(entry.fileName);
      if (place !== null) {
        await writeEntry(zip, entry, path.join(options.into, place));
        files += 1;
        bytes += entry.compressedSize;
        options.onBytes?.(bytes);
      }
      zip.readEntry();
    }
    zip.on('entry', (entry: yauzl.Entry) => {
      take(entry).catch((error: unknown) => {
        zip.close();
        reject(error);
      });
    });
    zip.on('error', reject);
    zip.on('end', () => resolve(files));
    zip.readEntry();
  });
}
