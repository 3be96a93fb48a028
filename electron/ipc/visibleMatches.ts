/**
 * A search by digits must not tell what a mask hides: with `1381`, `3812`, … anybody would read a number by trying. Of a page
 * that was searched by digits only those rows are left in which the digits can be seen, or that were found by a whole number
 * (which the searcher knew). Columns that are searched and not shown find nothing then.
 */
export function onlyWhatIsVisible(argument: unknown, value: unknown): unknown {
  const terms = digitTerms(argument);
  if (terms.length === 0) return value;
  if (Array.isArray(value)) return value.filter((row) => showsAll(row, terms));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, Array.isArray(part) ? part.filter((row) => showsAll(row, terms)) : (part as unknown)]));
}

/** Fewer digits than a whole number has, as they were typed. */
const wholeNumber = 11;

function digitTerms(argument: unknown): readonly string[] {
  if (typeof argument !== 'object' || argument === null || !('text' in argument) || typeof argument.text !== 'string') return [];
  if (argument.text.includes('*')) return [];
  return (argument.text.normalize('NFKC').match(/\d+/g) ?? []).filter((digits) => digits.length < wholeNumber);
}

function showsAll(row: unknown, terms: readonly string[]): boolean {
  const texts: string[] = [];
  collectTexts(row, texts);
  return terms.every((term) => texts.some((text) => text.includes(term)));
}

/** Machine-made ids have digits of no meaning. */
const isId = (key: string) => key === 'id' || key.endsWith('Id');

function collectTexts(value: unknown, into: string[], key = ''): void {
  if (typeof value === 'string') {
    if (!isId(key)) into.push(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) collectTexts(one, into, name);
  }
}
