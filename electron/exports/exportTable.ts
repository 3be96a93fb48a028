import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { csvHead, csvRows } from './csvText.ts';
import { packWorkbook } from './packWorkbook.ts';
import { sheetRows, titleRow } from './sheetRows.ts';
import type { CutCells } from './sheetRows.ts';
import { mostRowsPerSheet } from './tableColumn.ts';
import type { TableColumn, TableFormat } from './tableColumn.ts';
import { sheetFoot, sheetHead, sheetNameOf } from './workbookParts.ts';
import { writeThroughTemporary } from './writeThroughTemporary.ts';

export interface TableExport<Row> {
  /** Where it goes; what is there is replaced when all is written. */
  readonly file: string;
  readonly format: TableFormat;
  /** Name of the sheet; several are numbered. */
  readonly sheetName: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Batches of a few hundred rows, fetched one by one as they are written. */
  readonly rows: AsyncIterable<readonly Row[]>;
  /** How many rows there will be, where that is known. */
  readonly total: number | null;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
  /** A sheet's rows with its head line; smaller in tests only. */
  readonly rowsPerSheet?: number;
}

export interface ExportedTable {
  readonly rows: number;
  /** 1 for CSV. */
  readonly sheets: number;
  /** Texts that were longer than a cell of a spread sheet can be and stand shortened. */
  readonly cutCells: number;
}

/** Rows turned into text at a time: main's other work waits for no more than that. */
const rowsPerTurn = 100;

/**
 * Writes rows into a CSV file (UTF-8 with its mark, RFC 4180) or an XLSX workbook, without ever holding more than a batch.
 * Texts stay texts: leading zeros, long numbers, formulas. More rows than a sheet holds go on in the next sheet.
 * @throws CannotWrite; `ENOSPC` and its like from the disk; the signal's reason; what `rows` throws. Then no file is left.
 */
export async function exportTable<Row>(options: TableExport<Row>): Promise<ExportedTable> {
  const { file, format, signal } = options;
  let result: ExportedTable = { rows: 0, sheets: 1, cutCells: 0 };
  await writeThroughTemporary(file, signal, async (to) => {
    result = format === 'csv' ? await writeCsv(options, to) : await writeWorkbook(options, to);
  });
  return result;
}

/** The rows in small portions, with a turn of the event loop between them; counts and tells them. */
async function* portions<Row>({ rows, signal, progress, total }: TableExport<Row>): AsyncGenerator<readonly Row[]> {
  let done = 0;
  progress(0, total);
  for await (const batch of rows) {
    for (let at = 0; at < batch.length; at += rowsPerTurn) {
      signal.throwIfAborted();
      const portion = batch.slice(at, at + rowsPerTurn);
      yield portion;
      done += portion.length;
      await nextTurn();
    }
    progress(done, total);
  }
  signal.throwIfAborted();
}

async function writeCsv<Row>(options: TableExport<Row>, to: Writable): Promise<ExportedTable> {
  const { columns, signal } = options;
  let rows = 0;
  to.write(csvHead(columns));
  for await (const portion of portions(options)) {
    rows += portion.length;
    if (!to.write(csvRows(columns, portion))) await once(to, 'drain', { signal });
  }
  return { rows, sheets: 1, cutCells: 0 };
}

async function writeWorkbook<Row>(options: TableExport<Row>, to: Writable): Promise<ExportedTable> {
  const { columns, sheetName, rowsPerSheet = mostRowsPerSheet } = options;
  const cut: CutCells = { count: 0 };
  const source = portions(options);
  let rows = 0;
  let waiting: readonly Row[] = [];
  let ended = false;

  async function hasMore(): Promise<boolean> {
    while (!ended && waiting.length === 0) {
      const next = await source.next();
      if (next.done === true) ended = true;
      else waiting = next.value;
    }
    return waiting.length > 0;
  }

  /** One sheet's text; stops when the sheet is full and leaves the rest in `waiting`. */
  async function* sheet(): AsyncGenerator<string> {
    yield sheetHead(columns.map(({ width }) => width)) + titleRow(columns);
    let next = 2;
    while (next <= rowsPerSheet && (await hasMore())) {
      const portion = waiting.slice(0, rowsPerSheet + 1 - next);
      waiting = waiting.slice(portion.length);
      yield sheetRows(columns, portion, next, cut);
      next += portion.length;
      rows += portion.length;
    }
    // Whether another sheet is needed is known only when a row for it is there.
    await hasMore();
    yield sheetFoot;
  }

  /** One after the other, as many as the rows need; the first one also without any. */
  async function* sheets(): AsyncGenerator<AsyncIterable<string>> {
    do yield sheet();
    while (!ended);
  }

  const count = await packWorkbook(sheets(), (total) => Array.from({ length: total }, (_, index) => sheetNameOf(sheetName, index, total)), to);
  return { rows, sheets: count, cutCells: cut.count };
}
