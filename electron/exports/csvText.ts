import { stringify } from 'csv-stringify/sync';
import { csvText, momentCell } from './cellText.ts';
import type { CellValue, TableColumn } from './tableColumn.ts';

const byteOrderMark = '\ufeff';

function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return csvText(value);
  return value instanceof Date ? momentCell(value) : String(value);
}

function lines(records: readonly (readonly string[])[]): string {
  // RFC 4180; a lone line feed or tab does not end a record but must be in quotes all the same.
  return stringify(records as string[][], { record_delimiter: '\r\n', quoted_match: /[\n\t]/ });
}

/** The head line, after the mark by which Excel knows UTF-8. */
export function csvHead<Row>(columns: readonly TableColumn<Row>[]): string {
  return byteOrderMark + lines([columns.map(({ title }) => csvText(title))]);
}

export function csvRows<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  return lines(rows.map((row) => columns.map(({ cell }) => csvCell(cell(row)))));
}
