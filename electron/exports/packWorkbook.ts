import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { workbookParts } from './workbookParts.ts';

/**
 * Packs sheets into a workbook as they are written: each is asked for its text piece by piece, and for no more than the disk
 * takes.
 * @param sheets texts of whole sheets, from {@link sheetHead} to {@link sheetFoot}; the next is asked for when the one before is packed
 * @param namesOf names of that many sheets, different from each other
 * @param to stays open: its owner ends and syncs it
 * @returns how many sheets there were. Rejects with what a sheet throws, or with the stream's error
 */
export async function packWorkbook(sheets: Iterable<AsyncIterable<string>> | AsyncIterable<AsyncIterable<string>>, namesOf: (count: number) => readonly string[], to: Writable): Promise<number> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const packed = zip.outputStream as Readable;
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  const piped = once(packed, 'end');
  packed.pipe(to, { end: false });
  const store = (name: string, content: Readable): Promise<void> => new Promise((resolve, reject) => {
    content.once('error', reject);
    content.once('close', resolve);
    zip.addReadStream(content, name, { compressionLevel: 3 });
  });
  try {
    let count = 0;
    for await (const sheet of sheets) {
      count += 1;
      await Promise.race([store(`xl/worksheets/sheet${count}.xml`, Readable.from(sheet, { objectMode: false })), failed]);
    }
    for (const [name, content] of workbookParts(namesOf(count))) zip.addBuffer(Buffer.from(content), name);
    zip.end();
    await Promise.race([piped, failed]);
    return count;
  } catch (error) {
    packed.unpipe(to);
    packed.destroy();
    throw error;
  } finally {
    failed.catch(() => undefined);
    piped.catch(() => undefined);
  }
}
