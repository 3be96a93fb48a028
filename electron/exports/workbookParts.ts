/** The parts of a workbook beside its sheets (ECMA-376 part 1; the least that spread sheets open without repair). */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** How a figure or a moment is shown; without one a figure is shown as it is, a moment to the second. */
export type CellFormat = 'count' | 'share' | 'duration' | 'score' | 'minute';

/** Places in `cellXfs` below. */
export const cellStyles = { text: 1, moment: 2, title: 3, neutralised: 4, count: 5, share: 6, duration: 7, score: 8, minute: 9 } as const satisfies Record<CellFormat | 'text' | 'moment' | 'title' | 'neutralised', number>;

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A name that Excel takes: at most 31 characters, none of `\ / ? * [ ] :`, no apostrophe at its ends. */
export function sheetNameOf(name: string, index: number, total: number): string {
  const suffix = total > 1 ? ` ${index + 1}` : '';
  const clean = name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
  return clean.slice(0, 31 - suffix.length) + suffix;
}

/** Text cells are text (`@`); a text that looks like a formula carries the quote prefix, so that editing it keeps it text. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>`
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
  // Of the formats that every spread sheet knows: 3 is `#,##0`, 46 `[h]:mm:ss`, 4 `#,##0.00` (ECMA-376 part 1, 18.8.30).
  + [3, 165, 46, 4, 166].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')
  + '</cellXfs></styleSheet>';

/** Path in the package → content, for a workbook whose sheets of these names stand at `xl/worksheets/sheet1.xml` and so on. */
export function workbookParts(names: readonly string[]): ReadonlyMap<string, string> {
  const each = <T>(make: (index: number, name: string) => T): T[] => names.map((name, index) => make(index, name));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return new Map([
    ['[Content_Types].xml', `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`
      + `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each((index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`],
    ['_rels/.rels', `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((index, name) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${packages}/relationships">${each((index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', styles],
  ]);
}

/** A sheet's beginning: its head line stays in view. `widths` in characters. */
export function sheetHead(widths: readonly number[]): string {
  const cols = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('');
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>`;
}

export const sheetFoot = '</sheetData></worksheet>';
