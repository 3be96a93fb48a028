import type { NumberLabel } from '../../shared/customers/customer.ts';
import { readFieldValue } from '../../shared/customers/customField.ts';
import type { CustomField } from '../../shared/customers/customField.ts';
import type { ImportedLine, ImportReading, LineFault } from '../../shared/customers/customerImport.ts';
import { customerNumberKey } from '../../shared/customers/numberVariants.ts';

export type LineReading =
  | { readonly kind: 'good'; readonly line: Omit<ImportedLine, 'id'> }
  /** Nothing stands in it. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly fault: LineFault; readonly column: number | null };

export interface LineRules {
  readonly reading: Pick<ImportReading, 'columns'>;
  readonly fields: readonly CustomField[];
  readonly homeAreaCode: string | undefined;
}

const longest = { name: 100, company: 200, level: 40, tag: 40, notes: 20_000 } as const;
const mostNumbers = 50;
const mostTags = 50;
/** What people write where they have nothing. */
const nothing = /^(?:无|没有|暂无|空|null|none|n\/?a|-+|—+|\/+)$/i;

const labelOf: Readonly<Record<string, NumberLabel | null>> = { number: null, mobile: 'mobile', office: 'office', home: 'home', fax: 'fax' };

function numbersIn(cell: string): readonly string[] {
  // `;ext=801` and `;801` belong to the number before them.
  return cell.split(/[,，、；\n|]|;(?!\s*(?:ext|phone-context|isub)=)(?!\s*\d{1,6}\s*(?:$|[,，、；\n|;]))|\s\/\s|(?<=\d{7})\/(?=[\d+])/i).map((part) => part.trim()).filter((part) => part !== '' && !nothing.test(part));
}

/** Reads one row of a file as a customer. Pure. */
export function readLine(cells: readonly string[], at: number, { reading, fields, homeAreaCode }: LineRules): LineReading {
  if (cells.every((cell) => cell === '')) return { kind: 'blank' };
  const text = { name: '', company: '', level: '', notes: '' };
  const tags = new Set<string>();
  const numbers = new Map<string, NumberLabel | null>();
  const values: Record<string, string> = {};
  const refused = (fault: LineFault, column: number | null): LineReading => ({ kind: 'refused', fault, column });

  if (cells.slice(reading.columns.length).some((cell) => cell !== '')) return refused('columnsDiffer', null);
  for (const [column, meaning] of reading.columns.entries()) {
    const cell = nothing.test(cells[column] ?? '') ? '' : (cells[column] ?? '');
    if (cell === '' || meaning === 'ignore') continue;
    if (meaning === 'name' || meaning === 'company' || meaning === 'level') {
      text[meaning] = text[meaning] === '' ? cell : `${text[meaning]}${/^\p{Script=Han}/u.test(cell) ? '' : ' '}${cell}`;
      if (text[meaning].length > longest[meaning]) return refused('tooLong', column);
    } else if (meaning === 'notes') {
      text.notes = text.notes === '' ? cell : `${text.notes}\n${cell}`;
      if (text.notes.length > longest.notes) return refused('tooLong', column);
    } else if (meaning === 'tags') {
      for (const tag of cell.split(/[,，;；、|/\n]/).map((part) => part.trim())) if (tag !== '') tags.add(tag);
      if (tags.size > mostTags || [...tags].some((tag) => tag.length > longest.tag)) return refused('tooLong', column);
    } else if (meaning.startsWith('field:')) {
      const field = fields.find(({ id }) => id === meaning.slice('field:'.length));
      const value = field === undefined ? null : readFieldValue(field, cell);
      if (field === undefined || value === null) return refused('fieldUnreadable', column);
      values[field.id] = value;
    } else {
      for (const written of numbersIn(cell)) {
        const key = customerNumberKey(written, homeAreaCode);
        if (key === '') return refused('numberUnreadable', column);
        if (!numbers.has(key)) numbers.set(key, key.includes(';') ? 'extension' : (labelOf[meaning] ?? null));
      }
      if (numbers.size > mostNumbers) return refused('tooManyNumbers', column);
    }
  }
  if (text.name === '' && text.company === '') return refused(numbers.size === 0 ? 'empty' : 'nameMissing', null);
  return { kind: 'good', line: { line: at, ...text, tags: [...tags], numbers: [...numbers].map(([number, label]) => ({ number, label })), fields: values } };
}
