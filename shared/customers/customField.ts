export const fieldKinds = ['text', 'number', 'date', 'choice'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field that a company adds to its customers. Taken off, it is hidden and its values are kept. */
export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  /** Of a choice; empty otherwise. */
  readonly choices: readonly string[];
  readonly hidden: boolean;
}

export const longestFieldValue = 500;
export const mostFields = 40;

/** A value as it is kept, or null when it does not fit the field. An empty one fits every field: it clears it. */
export function readFieldValue({ kind, choices }: Pick<CustomField, 'kind' | 'choices'>, text: string): string | null {
  const value = text.trim();
  if (value === '') return '';
  switch (kind) {
    case 'text':
      return value.length > longestFieldValue ? null : value;
    case 'number':
      return readNumber(value);
    case 'date':
      return readDate(value);
    case 'choice':
      return choices.find((choice) => choice.toLowerCase() === value.toLowerCase()) ?? null;
  }
}

function readNumber(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  return /^[+-]?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? plain.replace(/^\+/, '') : null;
}

/** `2026-11-22`, `2026/11/22`, `2026.11.22`, `2026年11月22日`, `20261122`. */
function readDate(text: string): string | null {
  const plain = text.normalize('NFKC');
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}
