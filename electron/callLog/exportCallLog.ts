import type { CallLogEntry, CallLogPage, CallLogQuery } from '../../shared/calls/callLogEntry.ts';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import type { LogColumn } from '../../shared/calls/logView.ts';
import { exportTable } from '../exports/exportTable.ts';
import type { TableFormat } from '../exports/tableColumn.ts';
import { exportedColumns, exportTitle } from './exportedColumns.ts';
import type { ExportLocale } from './exportedColumns.ts';

export interface LogExport {
  readonly search: (query: CallLogQuery) => Promise<CallLogPage>;
  readonly filters: CallLogFilters;
  readonly columns: readonly LogColumn[];
  readonly format: TableFormat;
  readonly file: string;
  readonly total: number | null;
  readonly locale: ExportLocale;
  readonly seesNumbers: boolean;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

export interface LogExportResult {
  /** A text under `jobs.done`. */
  readonly key: 'log' | 'logCut' | 'logSheets';
  readonly values: Readonly<Record<string, number>>;
  readonly file: string;
}

/** Rows fetched from the store at a time. */
const batch = 500;

/** Every page under the filters, newest first. Calls that begin meanwhile are not among them. */
async function* pagesOf(search: LogExport['search'], filters: CallLogFilters): AsyncGenerator<readonly CallLogEntry[]> {
  for (let cursor: string | null = null; ;) {
    const page: CallLogPage = await search({ ...filters, limit: batch, cursor });
    if (page.entries.length > 0) yield page.entries;
    if (page.cursor === null) return;
    cursor = page.cursor;
  }
}

/** Writes the log under these filters into a file, newest first. @throws see `exportTable` */
export async function exportCallLog({ search, filters, columns, format, file, total, locale, seesNumbers, signal, progress }: LogExport): Promise<LogExportResult> {
  const { rows, sheets, cutCells } = await exportTable({
    file, format, sheetName: exportTitle(locale), columns: exportedColumns(columns, locale, seesNumbers), rows: pagesOf(search, filters), total, signal, progress,
  });
  return { key: cutCells > 0 ? 'logCut' : sheets > 1 ? 'logSheets' : 'log', values: { rows, sheets, cut: cutCells }, file };
}
