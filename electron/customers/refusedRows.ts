import { access, constants } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { LineFault } from '../../shared/customers/customerImport.ts';
import { exportTable } from '../exports/exportTable.ts';
import { fileStem } from '../exports/fileStem.ts';
import type { TableColumn } from '../exports/tableColumn.ts';

/** A line that was not imported, with what stood in it. */
export interface RefusedRow {
  readonly at: number;
  readonly fault: LineFault;
  /** 0-based; null when no single cell is to blame. */
  readonly column: number | null;
  readonly cells: readonly string[];
}

/** Texts of the table, in the language of who imports. */
export interface RefusedWords {
  readonly line: string;
  readonly fault: string;
  readonly remedy: string;
  readonly faults: Readonly<Record<LineFault, { readonly fault: string; readonly remedy: string }>>;
}

const rowsAtOnce = 200;

async function* batches(rows: readonly RefusedRow[]): AsyncGenerator<readonly RefusedRow[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}

/** Beside the imported file where that folder can be written to, else in the system's folder for temporary files. */
async function placeFor(source: string, at: number): Promise<string> {
  const { dir, name } = path.parse(source);
  const file = `${name}-${fileStem(at, 'second')}.csv`;
  const writable = await access(dir, constants.W_OK).then(() => true, () => false);
  return path.join(writable ? dir : os.tmpdir(), file);
}

/**
 * Writes the refused lines with what is wrong and what to do, so that they can be put right and imported again: the
 * file's own columns come first. Returns where it is; null when there are none.
 */
export async function writeRefusedRows(source: string, headings: readonly string[], rows: readonly RefusedRow[], words: RefusedWords, at: number): Promise<string | null> {
  if (rows.length === 0) return null;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  const own = Array.from({ length: width }, (_, index): TableColumn<RefusedRow> => ({ title: headings[index] ?? String(index + 1), width: 20, cell: ({ cells }) => cells[index] ?? '' }));
  const where = (column: number | null): string => (column === null ? '' : `${headings[column] ?? column + 1}: `);
  const columns: readonly TableColumn<RefusedRow>[] = [
    ...own,
    { title: words.line, width: 8, cell: (row) => row.at },
    { title: words.fault, width: 40, cell: (row) => where(row.column) + words.faults[row.fault].fault },
    { title: words.remedy, width: 60, cell: (row) => words.faults[row.fault].remedy },
  ];
  const file = await placeFor(source, at);
  await exportTable({ file, format: 'csv', sheetName: '', columns, rows: batches(rows), total: rows.length, signal: new AbortController().signal, progress: () => undefined });
  return file;
}
