import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportContent } from '../../shared/statistics/report.ts';
import { tablesOf, type Cell, type CellKind, type StatisticsTable } from '../../shared/statistics/tables.ts';
import { cleanText, momentSerial } from '../exports/cellText.ts';
import { reportWords } from './reportWords.ts';

const formats: Readonly<Record<CellKind, string>> = { text: '@', count: '#,##0', share: '0.0%', seconds: '[h]:mm:ss', score: '#,##0.00', moment: 'yyyy-mm-dd hh:mm' };
const secondsPerDay = 86_400;
const longestName = 31;

/** A sheet's name as spread sheets allow it: 31 characters, none of `*?:\/[]`, each once. */
function sheetNames(tables: readonly StatisticsTable[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ title }) => {
    const plain = title.replace(/[*?:\\/[\]']/g, ' ').slice(0, longestName).trim();
    let name = plain;
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1) name = `${plain.slice(0, longestName - 3)} ${turn}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function valueOf(cell: Cell, kind: CellKind): string | number | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return cleanText(cell).slice(0, 32_767);
  if (kind === 'seconds') return cell / secondsPerDay;
  return kind === 'moment' ? momentSerial(new Date(cell)) : cell;
}

/**
 * One sheet per table: numbers as numbers, times as times, everything else as text that no spread sheet takes for a
 * formula or a number. Stops with the signal's reason.
 */
export async function writeWorkbook(content: ReportContent, to: Writable, signal: AbortSignal): Promise<void> {
  // A megabyte of code that the start of the program is not to wait for.
  const { default: Excel } = await import('exceljs');
  const tables = tablesOf(content, reportWords(content.locale)).filter(({ section }) => content.sections.includes(section));
  const workbook = new Excel.Workbook();
  workbook.creator = '400 Console';
  workbook.created = new Date(content.madeAt);
  const names = sheetNames(tables);
  for (const [index, table] of tables.entries()) {
    signal.throwIfAborted();
    const sheet = workbook.addWorksheet(names[index], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(table.columns.map(({ title }) => title)).font = { bold: true };
    sheet.columns.forEach((column, position) => { column.width = position === 0 ? 26 : 14; });
    for (const cells of table.rows) {
      const row = sheet.addRow(cells.map((cell, position) => valueOf(cell, table.columns[position]?.kind ?? 'text')));
      for (const [position, cell] of cells.entries()) {
        const target = row.getCell(position + 1);
        target.numFmt = formats[typeof cell === 'string' ? 'text' : (table.columns[position]?.kind ?? 'text')];
      }
    }
    await nextTurn();
  }
  const bytes = await workbook.xlsx.writeBuffer();
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => to.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve())));
}
