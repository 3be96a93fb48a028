import type { CellFormat } from './workbookParts.ts';

/** What a cell holds: text (also numbers that are names, such as telephone numbers), a figure, a moment, or nothing. */
export type CellValue = string | number | Date | null;

export interface TableColumn<Row> {
  readonly title: string;
  /** Characters; only spread sheets heed it. */
  readonly width: number;
  readonly cell: (row: Row) => CellValue;
  /** How spread sheets show figures and moments; a share is a fraction of 1, a duration one of a day. */
  readonly format?: CellFormat;
}

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A spread sheet's limits: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const mostRowsPerSheet = 1_048_576;
export const mostCellCharacters = 32_767;
