import type { Readable } from 'node:stream';
import { readZip } from '../files/readZip.ts';
import type { OpenZip } from '../files/readZip.ts';
import { cleanCell } from './fileRow.ts';
import type { FileRow } from './fileRow.ts';
import { UnreadableFile } from './unreadableFile.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A cell as people see it: dates as days, formulas as their result, rich text without its looks. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map((part: { text?: unknown }) => cellText(part.text)).join('');
  if ('result' in value) return cellText(value.result);
  if ('text' in value) return cellText(value.text);
  return '';
}

/** What reads the parts of a workbook (exceljs 4.4). Left to itself it writes sheets into the system's folder for temporary files, and leaves them there when nobody reads on. */
interface PartReader {
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(part: AsyncIterable<unknown>, sheet: string): Iterable<{ readonly value: AsyncIterable<{ readonly number: number; readonly values: unknown }> }>;
}

/** What is said of all sheets, in the order in which it is needed. */
async function readCommonParts(reader: PartReader, { parts }: OpenZip): Promise<void> {
  const part = (name: string): Promise<Readable> | undefined => parts.find((one) => one.name === name)?.open();
  const relations = await part('xl/_rels/workbook.xml.rels');
  if (relations) await reader._parseRels(relations);
  const workbook = await part('xl/workbook.xml');
  if (workbook) await reader._parseWorkbook(workbook);
  const styles = await part('xl/styles.xml');
  if (styles) await reader._parseStyles(styles);
  const strings = await part('xl/sharedStrings.xml');
  // Kept by the reader, so nothing is handed out.
  if (strings) for await (const _string of reader._parseSharedStrings(strings));
}

/** The rows of a workbook's first sheet that has any. Nothing of it is written anywhere. Rejects with {@link UnreadableFile} when it is no workbook or broken. */
export async function* xlsxRows(file: string, signal: AbortSignal): AsyncGenerator<FileRow> {
  const { default: ExcelJS } = await import('exceljs');
  let zip: OpenZip | undefined;
  let part: Readable | undefined;
  try {
    zip = await readZip(file, { plain: false });
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'emit' }) as unknown as PartReader;
    await readCommonParts(reader, zip);
    for (const { name, open } of zip.parts) {
      const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
      if (number === undefined) continue;
      part = await open();
      let any = false;
      for (const { value: sheet } of reader._parseWorksheet(part, number)) {
        for await (const row of sheet) {
          signal.throwIfAborted();
          any = true;
          const values = Array.isArray(row.values) ? (row.values as readonly unknown[]) : [];
          // Places count from 1; empty ones are holes.
          yield { kind: 'row', line: row.number, cells: Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => cleanCell(cellText(values[index + 1]))) };
        }
      }
      if (any) return;
    }
  } catch (error) {
    signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code?.startsWith('E') === true) throw error;
    throw new UnreadableFile('workbookBroken', error);
  } finally {
    part?.destroy();
    zip?.close();
  }
}
