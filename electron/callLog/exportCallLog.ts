import type { ChosenCalls } from '../../shared/calls/chosenCalls.ts';
import type { LogColumn } from '../../shared/calls/logView.ts';
import { exportTable } from '../exports/exportTable.ts';
import type { TableFormat } from '../exports/tableColumn.ts';
import { countOf, pagesOfChosen, type ChosenSource } from './chosenPages.ts';
import { exportedColumns, exportTitle } from './exportedColumns.ts';
import type { ExportLocale } from './exportedColumns.ts';

export interface LogExport {
  readonly source: ChosenSource;
  readonly calls: ChosenCalls;
  readonly columns: readonly LogColumn[];
  readonly format: TableFormat;
  readonly file: string;
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

/** Writes chosen calls of the log into a file, newest first. @throws see `exportTable` */
export async function exportCallLog({ source, calls, columns, format, file, locale, seesNumbers, signal, progress }: LogExport): Promise<LogExportResult> {
  const { rows, sheets, cutCells } = await exportTable({
    file, format, sheetName: exportTitle(locale), columns: exportedColumns(columns, locale, seesNumbers), rows: pagesOfChosen(source, calls), total: countOf(calls), signal, progress,
  });
  return { key: cutCells > 0 ? 'logCut' : sheets > 1 ? 'logSheets' : 'log', values: { rows, sheets, cut: cutCells }, file };
}
