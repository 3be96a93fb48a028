import { cleanCell } from './fileRow.ts';
import type { FileRow } from './fileRow.ts';
import { textOf } from './textFile.ts';
import { readProperty } from './vcardProperty.ts';
import type { VcardProperty } from './vcardProperty.ts';

/** The columns that a vCard becomes. */
const vcardHeadings = ['FN', 'ORG', 'TEL;CELL', 'TEL;WORK', 'TEL;HOME', 'TEL;FAX', 'TEL', 'NOTE', 'CATEGORIES', 'EMAIL', 'ADR', 'TITLE', 'BDAY', 'URL'] as const;
type Heading = (typeof vcardHeadings)[number];

/** A longer line is a picture. */
const longestLine = 100_000;

/** Physical lines of the file as bytes in a string (latin1), each with its number. */
async function* linesOf(file: string, signal: AbortSignal): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let rest = '';
  let line = 0;
  let skipping = false;
  for await (const chunk of textOf(file, 'latin1', signal)) {
    const parts = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? '';
    for (const text of parts) {
      line += 1;
      yield { line, text: skipping ? '' : text };
      skipping = false;
    }
    if (rest.length > longestLine) {
      rest = '';
      skipping = true;
    }
  }
  if (rest !== '') yield { line: line + 1, text: skipping ? '' : rest.replace(/\r$/, '') };
}

/** Logical lines: folded ones (RFC 6350 section 3.2) and soft breaks of quoted-printable (RFC 2045 section 6.7) joined. */
async function* unfolded(file: string, signal: AbortSignal): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let held: { line: number; text: string } | undefined;
  for await (const { line, text } of linesOf(file, signal)) {
    const quoted = held !== undefined && held.text.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(held.text.slice(0, held.text.indexOf(':')));
    if (held !== undefined && quoted) held.text = held.text.slice(0, -1) + text;
    else if (held !== undefined && /^[ \t]/.test(text)) held.text += text.slice(1);
    else {
      if (held !== undefined) yield held;
      held = { line, text };
    }
    if (held.text.length > longestLine) held.text = '';
  }
  if (held !== undefined) yield held;
}

function telHeading(types: readonly string[]): Heading {
  if (types.includes('FAX')) return 'TEL;FAX';
  if (types.includes('CELL') || types.includes('IPHONE') || types.includes('MOBILE')) return 'TEL;CELL';
  if (types.includes('WORK')) return 'TEL;WORK';
  return types.includes('HOME') ? 'TEL;HOME' : 'TEL';
}

const hanzi = /\p{Script=Han}/u;

/** The parts of a structured value; `\;` is no border. */
function partsOf(value: string): string[] {
  return value.split(/(?<!\\);/).map((part) => unescaped(part).trim());
}

function unescaped(value: string): string {
  return value.replace(/\\n/gi, '\n').replace(/\\([,;:\\])/g, '$1');
}

/** Family name first for Chinese names, as it is spoken; else given name first. */
function nameOf(value: string): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = partsOf(value);
  return hanzi.test(family + given) ? `${family}${middle}${given}` : [prefix, given, middle, family, suffix].filter((part) => part !== '').join(' ');
}

class Card {
  readonly line: number;
  private readonly cells = new Map<Heading, string[]>();
  private structured = '';

  constructor(line: number) {
    this.line = line;
  }

  take({ name, types, value }: VcardProperty): void {
    const put = (heading: Heading, text: string): void => {
      if (text.trim() !== '') this.cells.set(heading, [...(this.cells.get(heading) ?? []), text.trim()]);
    };
    switch (name) {
      case 'N':
        this.structured = nameOf(value);
        return;
      case 'TEL':
        return put(telHeading(types), unescaped(value));
      case 'ORG':
        return put('ORG', partsOf(value).filter((part) => part !== '').join(' '));
      case 'ADR':
        return put('ADR', partsOf(value).filter((part) => part !== '').reverse().join(' '));
      case 'FN': case 'NOTE': case 'CATEGORIES': case 'EMAIL': case 'TITLE': case 'BDAY': case 'URL':
        return put(name, unescaped(value));
    }
  }

  row(): FileRow {
    const first = (heading: Heading): string => this.cells.get(heading)?.[0] ?? '';
    const cells = vcardHeadings.map((heading) => {
      if (heading === 'FN') return cleanCell(first('FN') || this.structured);
      if (heading === 'ORG' || heading === 'BDAY') return cleanCell(first(heading));
      return cleanCell((this.cells.get(heading) ?? []).join('\n'));
    });
    return { kind: 'row', line: this.line, cells };
  }
}

/** The cards of a vCard file (2.1, 3.0, 4.0) as rows under {@link vcardHeadings}, these first. A card without its end counts. */
export async function* vcardRows(file: string, fallback: string, signal: AbortSignal): AsyncGenerator<FileRow> {
  yield { kind: 'row', line: 0, cells: vcardHeadings };
  let card: Card | undefined;
  // A card within a card (AGENT of 2.1) is not ours.
  let depth = 0;
  for await (const { line, text } of unfolded(file, signal)) {
    const property = readProperty(text, fallback);
    if (property === null) continue;
    const value = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN' && value === 'VCARD') {
      depth += 1;
      if (depth === 1) card = new Card(line);
    } else if (property.name === 'END' && value === 'VCARD') {
      depth = Math.max(0, depth - 1);
      if (depth > 0 || card === undefined) continue;
      yield card.row();
      card = undefined;
    } else if (depth === 1) card?.take(property);
  }
  if (card !== undefined) yield card.row();
}
