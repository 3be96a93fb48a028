import path from 'node:path';
import { stat } from 'node:fs/promises';
import type { ImportPreview, ImportReading } from '../../shared/customers/customerImport.ts';
import type { CustomField } from '../../shared/customers/customField.ts';
import { csvRows } from './csvRows.ts';
import type { FileRow } from './fileRow.ts';
import { guessColumns, hasHeadings } from './guessColumns.ts';
import { decodeSample, detectDelimiter, detectEncoding, readSample } from './textFile.ts';
import { UnreadableFile } from './unreadableFile.ts';
import { vcardRows } from './vcardRows.ts';
import { xlsxRows } from './xlsxRows.ts';

/** A file that somebody chose to import. Its format is told by what is in it, not by its name. */
export interface CustomerFile {
  readonly path: string;
  readonly format: ImportPreview['format'];
}

const largestFile = 1024 ** 3;
const previewRows = 12;
const guessRows = 100;
const previewCell = 200;

function formatOf(sample: Buffer): ImportPreview['format'] {
  if (sample.length === 0) throw new UnreadableFile('fileEmpty');
  if (sample.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'xlsx';
  if (sample.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new UnreadableFile('oldWorkbook');
  const encoding = detectEncoding(sample);
  const text = decodeSample(sample, encoding);
  if (/^\s*BEGIN:VCARD/im.test(text.slice(0, 2_000))) return 'vcard';
  // Pictures and programs: other control characters than those of text.
  const controls = text.slice(0, 20_000).match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  if (controls > Math.max(10, Math.min(text.length, 20_000) / 50)) throw new UnreadableFile('noTable');
  return 'csv';
}

/** The rows of a file as `reading` says. */
export function rowsOf({ path: file, format }: CustomerFile, { encoding, delimiter }: Pick<ImportReading, 'encoding' | 'delimiter'>, signal: AbortSignal): AsyncGenerator<FileRow> {
  if (format === 'xlsx') return xlsxRows(file, signal);
  return format === 'vcard' ? vcardRows(file, encoding, signal) : csvRows(file, { encoding, delimiter }, signal);
}

async function firstRows(file: CustomerFile, reading: Pick<ImportReading, 'encoding' | 'delimiter'>, most: number): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const stop = new AbortController();
  for await (const row of rowsOf(file, reading, stop.signal)) {
    if (row.kind === 'row') rows.push(row.cells);
    if (rows.length >= most || row.kind === 'broken') break;
  }
  return rows;
}

/**
 * Looks into a file: format, encoding, delimiter, headings, and what its columns probably mean. With `read` the encoding
 * and the delimiter are as somebody chose them. Rejects with {@link UnreadableFile} or as the disk does.
 */
export async function lookIntoFile(
  file: string, fields: readonly CustomField[], read: Partial<Pick<ImportReading, 'encoding' | 'delimiter'>> = {},
): Promise<{ readonly file: CustomerFile; readonly preview: Omit<ImportPreview, 'fileId'> }> {
  const { size } = await stat(file);
  if (size > largestFile) throw new UnreadableFile('fileTooLarge');
  const sample = await readSample(file);
  const opened: CustomerFile = { path: file, format: formatOf(sample) };
  const encoding = read.encoding ?? detectEncoding(sample);
  const delimiter = read.delimiter ?? detectDelimiter(decodeSample(sample, encoding));
  const rows = await firstRows(opened, { encoding, delimiter }, guessRows);
  if (rows.length === 0) throw new UnreadableFile('noRows');
  const headings = opened.format === 'vcard' || hasHeadings(rows, fields);
  return {
    file: opened,
    preview: {
      fileName: path.basename(file), format: opened.format, bytes: size,
      reading: { encoding, delimiter, headings, columns: guessColumns(rows, headings, fields) },
      rows: rows.slice(0, previewRows).map((row) => row.map((cell) => cell.slice(0, previewCell))),
    },
  };
}
