import { pipeline, Readable } from 'node:stream';
import type { Delimiter, FileEncoding } from '../../shared/customers/customerImport.ts';
import { cleanCell } from './fileRow.ts';
import type { FileRow } from './fileRow.ts';
import { textOf } from './textFile.ts';

/** A record longer than this is a quote that somebody forgot to close. */
const longestRecord = 1_000_000;

/** Our own exports, and others', put an apostrophe before what a spread sheet would take for a formula: `'+14155550100`. */
const asMeant = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '');

/** The rows of a text file; line breaks within quotes belong to their cell. Rejects as the disk does. */
export async function* csvRows(file: string, { encoding, delimiter }: { readonly encoding: FileEncoding; readonly delimiter: Delimiter }, signal: AbortSignal): AsyncGenerator<FileRow> {
  const { parse } = await import('csv-parse');
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: longestRecord });
  // What fails on the way is thrown to the reader of the parser.
  pipeline(Readable.from(textOf(file, encoding, signal)), parser, () => undefined);
  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      yield { kind: 'row', line, cells: record.map((cell) => cleanCell(asMeant(cell))) };
      line += 1 + record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error;
    yield { kind: 'broken', line, fault: 'brokenQuotes' };
  }
}
