import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportContent } from '../../shared/statistics/report.ts';
import { tablesOf, type Cell, type CellKind, type StatisticsTable } from '../../shared/statistics/tables.ts';
import { packWorkbook } from '../exports/packWorkbook.ts';
import { sheetRows, titleRow } from '../exports/sheetRows.ts';
import type { CellValue, TableColumn } from '../exports/tableColumn.ts';
import { sheetFoot, sheetHead, sheetNameOf, type CellFormat } from '../exports/workbookParts.ts';
import { reportWords } from './reportWords.ts';

const formats: Readonly<Record<CellKind, CellFormat | undefined>> = { text: undefined, number: undefined, count: 'count', share: 'share', seconds: 'duration', score: 'score', moment: 'minute' };
const secondsPerDay = 86_400;
/** Characters: what a row is about, and its figures. */
const [widthOfNames, widthOfFigures] = [26, 14];
const rowsPerTurn = 100;

/** A name for each sheet, none twice whatever the case of its letters. */
function sheetNames(tables: readonly StatisticsTable[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ title }) => {
    let name = sheetNameOf(title, 0, 1);
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1) name = sheetNameOf(title, turn - 1, 2);
    taken.add(name.toLowerCase());
    return name;
  });
}

function valueOf(cell: Cell | undefined, kind: CellKind): CellValue {
  if (cell === null || cell === undefined || typeof cell === 'string') return cell ?? null;
  if (kind === 'seconds') return cell / secondsPerDay;
  return kind === 'moment' ? new Date(cell) : cell;
}

function columnsOf({ columns }: StatisticsTable): TableColumn<readonly Cell[]>[] {
  return columns.map(({ title, kind }, index) => {
    const format = formats[kind];
    return { title, width: index === 0 ? widthOfNames : widthOfFigures, cell: (row) => valueOf(row[index], kind), ...(format === undefined ? {} : { format }) };
  });
}

/**
 * One sheet per table: numbers as numbers, times as times, everything else as text that no spread sheet takes for a
 * formula or a number. Stops with the signal's reason.
 */
export async function writeWorkbook(content: ReportContent, to: Writable, signal: AbortSignal): Promise<void> {
  const tables = tablesOf(content, reportWords(content.locale)).filter(({ section }) => content.sections.includes(section));

  async function* sheet(table: StatisticsTable): AsyncGenerator<string> {
    const columns = columnsOf(table);
    yield sheetHead(columns.map(({ width }) => width)) + titleRow(columns);
    for (let at = 0; at < table.rows.length; at += rowsPerTurn) {
      signal.throwIfAborted();
      yield sheetRows(columns, table.rows.slice(at, at + rowsPerTurn), at + 2, { count: 0 });
      await nextTurn();
    }
    yield sheetFoot;
  }

  await packWorkbook(tables.map(sheet), () => sheetNames(tables), to);
  signal.throwIfAborted();
}
