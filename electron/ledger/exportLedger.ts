import enMissed from '../../resources/locales/en/missed.json' with { type: 'json' };
import zhMissed from '../../resources/locales/zh-CN/missed.json' with { type: 'json' };
import type { MissedFilter, MissedPage } from '../../shared/ledger/ledgerSummary.ts';
import type { MissedItem } from '../../shared/ledger/missedItem.ts';
import { exportTable } from '../exports/exportTable.ts';
import { maskedColumns } from '../exports/maskedColumns.ts';
import type { TableColumn, TableFormat } from '../exports/tableColumn.ts';

export interface LedgerExport {
  readonly list: (query: { readonly filter: MissedFilter; readonly offset: number; readonly limit: number }) => Promise<MissedPage>;
  readonly filter: MissedFilter;
  readonly format: TableFormat;
  readonly file: string;
  readonly locale: 'zh-CN' | 'en';
  readonly seesNumbers: boolean;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

const batch = 500;
const texts = { 'zh-CN': zhMissed, en: enMissed } as const;

export function ledgerExportTitle(locale: LedgerExport['locale']): string {
  return texts[locale].title;
}

function columnsOf(locale: LedgerExport['locale']): readonly TableColumn<MissedItem>[] {
  const { column, way, reason } = texts[locale];
  const moment = (at: number | null) => (at === null ? null : new Date(at));
  return [
    { title: column.number, width: 16, cell: ({ number }) => number },
    { title: column.customer, width: 20, cell: ({ customerName }) => customerName },
    { title: column.company, width: 28, cell: ({ company }) => company },
    { title: column.level, width: 10, cell: ({ level }) => level },
    { title: column.serviceNumber, width: 14, cell: ({ serviceNumber }) => serviceNumber },
    { title: column.queue, width: 16, cell: ({ queue }) => queue },
    { title: column.ivrPath, width: 28, cell: ({ ivrPath }) => ivrPath },
    { title: column.firstAt, width: 20, cell: ({ firstAt }) => moment(firstAt) },
    { title: column.lastAt, width: 20, cell: ({ lastAt }) => moment(lastAt) },
    { title: column.misses, width: 8, cell: ({ misses }) => misses },
    { title: column.tries, width: 8, cell: ({ tries }) => tries },
    { title: column.lastTryAt, width: 20, cell: ({ lastTryAt }) => moment(lastTryAt) },
    { title: column.assignedTo, width: 12, cell: ({ assignedTo }) => assignedTo },
    { title: column.closedAt, width: 20, cell: ({ closing }) => moment(closing?.at ?? null) },
    { title: column.closedHow, width: 20, cell: ({ closing }) => (closing === null ? null : closing.reason === null ? way[closing.way] : reason[closing.reason]) },
    { title: column.note, width: 30, cell: ({ closing }) => closing?.note ?? null },
    { title: column.closedBy, width: 12, cell: ({ closing }) => closing?.by ?? null },
  ];
}

async function* pagesOf({ list, filter }: LedgerExport): AsyncGenerator<readonly MissedItem[]> {
  for (let offset = 0; ; offset += batch) {
    const { items } = await list({ filter, offset, limit: batch });
    if (items.length > 0) yield items;
    if (items.length < batch) return;
  }
}

/** Writes the items under a filter into a file, in the page's order. @throws see `exportTable` */
export async function exportLedger(work: LedgerExport): Promise<{ readonly key: 'missed'; readonly values: Readonly<Record<string, number>>; readonly file: string }> {
  const { file, format, locale, seesNumbers, signal, progress } = work;
  const columns = columnsOf(locale);
  const { rows } = await exportTable({
    file, format, sheetName: ledgerExportTitle(locale), columns: seesNumbers ? columns : maskedColumns(columns), rows: pagesOf(work), total: null, signal, progress,
  });
  return { key: 'missed', values: { rows }, file };
}
