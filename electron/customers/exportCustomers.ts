import type { CustomerFilter, CustomerRecord } from '../../shared/customers/customer.ts';
import type { CustomField } from '../../shared/customers/customField.ts';
import { formatPhoneNumber } from '../../shared/phoneNumbers/formatPhoneNumber.ts';
import { maskNumbersIn } from '../../shared/phoneNumbers/maskNumbersInText.ts';
import { maskPhoneNumber } from '../../shared/phoneNumbers/maskPhoneNumber.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { maskedColumns } from '../exports/maskedColumns.ts';
import { exportTable } from '../exports/exportTable.ts';
import type { TableColumn } from '../exports/tableColumn.ts';
import { writeThroughTemporary } from '../exports/writeThroughTemporary.ts';
import { vcardOf } from './vcardText.ts';

export const customerFormats = ['csv', 'xlsx', 'vcf'] as const;
export type CustomerFormat = (typeof customerFormats)[number];

export interface CustomerPages {
  listCustomerRecords(argument: { readonly text: string; readonly filter: CustomerFilter; readonly limit: number; readonly cursor: number | null }): Promise<{
    readonly records: readonly CustomerRecord[]; readonly cursor: number | null; readonly total: number | null;
  }>;
}

export interface CustomerExport {
  readonly file: string;
  readonly format: CustomerFormat;
  readonly text: string;
  readonly filter: CustomerFilter;
  readonly fields: readonly CustomField[];
  /** Column titles in the language of who exports. */
  readonly titles: { readonly name: string; readonly company: string; readonly level: string; readonly tags: string; readonly numbers: string; readonly notes: string; readonly created: string; readonly changed: string };
  readonly seeNumbers: boolean;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

const pageSize = 200;

async function* pagesOf(store: CustomerPages, { text, filter }: CustomerExport): AsyncGenerator<readonly CustomerRecord[]> {
  for (let cursor: number | null = null; ;) {
    const page: Awaited<ReturnType<CustomerPages['listCustomerRecords']>> = await store.listCustomerRecords({ text, filter, limit: pageSize, cursor });
    yield page.records;
    if (page.cursor === null) return;
    cursor = page.cursor;
  }
}

/** A number as it leaves the program: readable again by an import, or masked. */
function written(key: string, seeNumbers: boolean): string {
  if (!seeNumbers) return maskPhoneNumber(parsePhoneNumber(key));
  return key.includes(';') ? formatPhoneNumber(parsePhoneNumber(key), 'en') : key;
}

function columnsOf({ titles, fields, seeNumbers }: CustomerExport): readonly TableColumn<CustomerRecord>[] {
  const columns: readonly TableColumn<CustomerRecord>[] = [
    { title: titles.name, width: 14, cell: (row) => row.name },
    { title: titles.company, width: 28, cell: (row) => row.company },
    { title: titles.numbers, width: 24, cell: (row) => row.numbers.map((key) => written(key, seeNumbers)).join('、') },
    { title: titles.level, width: 10, cell: (row) => row.level },
    { title: titles.tags, width: 20, cell: (row) => row.tags.join('、') },
    ...fields.filter(({ hidden }) => !hidden).map((field): TableColumn<CustomerRecord> => ({ title: field.name, width: 16, cell: (row) => row.fields[field.id] ?? '' })),
    { title: titles.notes, width: 40, cell: (row) => row.notes },
    { title: titles.created, width: 20, cell: (row) => new Date(row.createdAt) },
    { title: titles.changed, width: 20, cell: (row) => new Date(row.updatedAt) },
  ];
  return seeNumbers ? columns : maskedColumns(columns);
}

/** Writes the customers of a list into a file. Rejects with `CannotWrite`, as the disk does, or with the signal's reason; then no file is left. */
export async function exportCustomers(store: CustomerPages, work: CustomerExport): Promise<{ readonly customers: number }> {
  const { file, format, signal, progress } = work;
  const first = await store.listCustomerRecords({ text: work.text, filter: work.filter, limit: 1, cursor: null });
  if (format !== 'vcf') {
    const { rows } = await exportTable({ file, format, sheetName: work.titles.name, columns: columnsOf(work), rows: pagesOf(store, work), total: first.total, signal, progress });
    return { customers: rows };
  }
  let customers = 0;
  await writeThroughTemporary(file, signal, async (to) => {
    for await (const page of pagesOf(store, work)) {
      signal.throwIfAborted();
      customers += page.length;
      const cards = page.map((record) => vcardOf({ ...record, labelled: record.labelled.map(({ number, label }) => ({ number: written(number, work.seeNumbers), label })) })).join('');
      // A number in a name or a note is one too.
      const text = work.seeNumbers ? cards : maskNumbersIn(cards);
      await new Promise<void>((resolve, reject) => to.write(text, (error) => (error ? reject(error) : resolve())));
      progress(customers, first.total);
    }
  });
  return { customers };
}
