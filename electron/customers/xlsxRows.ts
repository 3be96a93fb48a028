import { cleanCell } from './fileRow.ts';
import type { FileRow } from './fileRow.ts';
import { UnreadableFile } from './unreadableFile.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A cell as people see it: dates as days, formulas as their result, rich text without its looks. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map((part: { text?: unknown }) => cellText(part.text)).join('');
  if ('result' in value) return cellText(value.result);
  if ('text' in value) return cellText(value.text);
  return '';
}

/** The rows of a workbook's first sheet that has any. Rejects with {@link UnreadableFile} when it is no workbook or broken. */
export async function* xlsxRows(file: string, signal: AbortSignal): AsyncGenerator<FileRow> {
  const { default: ExcelJS } = await import('exceljs');
  try {
    const workbook = new ExcelJS.stream.xlsx.WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'emit' });
    for await (const sheet of workbook) {
      let any = false;
      for await (const row of sheet) {
        signal.throwIfAborted();
        any = true;
        const values = Array.isArray(row.values) ? (row.values as readonly unknown[]) : [];
        // Places count from 1; empty ones are holes.
        yield { kind: 'row', line: row.number, cells: Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => cleanCell(cellText(values[index + 1]))) };
      }
      if (any) return;
    }
  } catch (error) {
    signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code?.startsWith('E') === true) throw error;
    throw new UnreadableFile('workbookBroken', error);
  }
}
