import { maskNumbersIn } from '../../shared/phoneNumbers/maskNumbersInText.ts';
import type { TableColumn } from './tableColumn.ts';

/**
 * The columns of a table for a seat that may not see numbers: in every text of every cell private numbers are masked, also
 * in names, notes and whatever else people write numbers into. Figures and moments are no texts.
 */
export function maskedColumns<Row>(columns: readonly TableColumn<Row>[]): readonly TableColumn<Row>[] {
  return columns.map((column) => ({
    ...column,
    cell: (row) => {
      const value = column.cell(row);
      return typeof value === 'string' ? maskNumbersIn(value) : value;
    },
  }));
}
