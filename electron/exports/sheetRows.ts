import { cleanText, looksLikeFormula, momentSerial, shortenText } from './cellText.ts';
import { mostCellCharacters } from './tableColumn.ts';
import type { CellValue, TableColumn } from './tableColumn.ts';
import { cellStyles, escapeXml } from './workbookParts.ts';
import type { CellFormat } from './workbookParts.ts';

/** How many texts were longer than a cell can be. */
export interface CutCells { count: number }

/** A text that itself looks like an escape of the format (`_x0041_`) is escaped. ECMA-376 part 1, 22.9.2.19 */
function sheetText(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

/** `0` → `A`, `26` → `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** `place` is the cell's address, such as `B7`; an empty cell is left out. */
function textCell(place: string, raw: string, style: number, cut: CutCells): string {
  const clean = cleanText(raw);
  if (clean === '') return '';
  const text = shortenText(clean, mostCellCharacters);
  if (text.length < clean.length) cut.count += 1;
  return `<c r="${place}" s="${looksLikeFormula(text) ? cellStyles.neutralised : style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`;
}

function cellXml(place: string, value: CellValue, format: CellFormat | undefined, cut: CutCells): string {
  if (value === null) return '';
  if (typeof value === 'string') return textCell(place, value, cellStyles.text, cut);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : `<c r="${place}" s="${cellStyles[format ?? 'moment']}"><v>${momentSerial(value)}</v></c>`;
  return Number.isFinite(value) ? `<c r="${place}"${format === undefined ? '' : ` s="${cellStyles[format]}"`}><v>${value}</v></c>` : '';
}

export function titleRow<Row>(columns: readonly TableColumn<Row>[]): string {
  return `<row r="1">${columns.map(({ title }, index) => textCell(`${columnName(index)}1`, title, cellStyles.title, { count: 0 })).join('')}</row>`;
}

/** Rows in the sheet's own language, the first of them with the number `from` (1-based). A text is an inline string and never a formula. */
export function sheetRows<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], from: number, cut: CutCells): string {
  const letters = columns.map((_, index) => columnName(index));
  let xml = '';
  for (const [index, row] of rows.entries()) {
    xml += `<row r="${from + index}">`;
    for (const [column, { cell, format }] of columns.entries()) xml += cellXml(`${letters[column]}${from + index}`, cell(row), format, cut);
    xml += '</row>';
  }
  return xml;
}
