import type { CustomerNumber, CustomerRecord } from '../../shared/customers/customer.ts';

/** Longest line in octets, without its end. RFC 2426 section 2.6 */
const longestLine = 75;

function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/\\/g, '\\\\').replace(/\r\n?|\n/g, '\\n').replace(/[,;]/g, '\\$&');
}

/** Folds between characters, never within one. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}

const types: Readonly<Record<NonNullable<CustomerNumber['label']>, string>> = { mobile: 'CELL', office: 'WORK,VOICE', home: 'HOME,VOICE', fax: 'WORK,FAX', extension: 'WORK,VOICE', other: 'VOICE' };

/** A customer as a vCard 3.0 (RFC 2426): what telephones and other programs read best. */
export function vcardOf({ id, name, company, tags, notes, labelled, updatedAt }: Pick<CustomerRecord, 'id' | 'name' | 'company' | 'tags' | 'notes' | 'labelled' | 'updatedAt'>): string {
  const lines = [
    'BEGIN:VCARD', 'VERSION:3.0', `UID:${escaped(id)}`, `FN:${escaped(name || company)}`, `N:${escaped(name)};;;;`,
    ...(company === '' ? [] : [`ORG:${escaped(company)}`]),
    ...labelled.map(({ number, label }) => `TEL;TYPE=${label === null ? 'VOICE' : types[label]}:${escaped(number)}`),
    ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.map(escaped).join(',')}`]),
    ...(notes === '' ? [] : [`NOTE:${escaped(notes)}`]),
    `REV:${new Date(updatedAt).toISOString()}`, 'END:VCARD',
  ];
  return lines.map(folded).join('');
}
