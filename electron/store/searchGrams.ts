/**
 * Grams for the text indexes. FTS5 only sees words of our making, so one and two hanzi are found as fast as eleven digits:
 *
 * - a number gives every run of four digits, then of three: `13812` → `1381 3812 138 381 812`
 * - words give every pair of neighbours, then every character: `李小明` → `李小 小明 李 小 明`
 * - a service number gives one word, `s4008201234`; an agent, a queue and a write-up's reason and result too (`exactGram`)
 *
 * A search for more characters is a phrase of overlapping grams. The shorter grams between two runs keep a phrase from
 * running over the border. Grams of numbers have three or four characters, of words one or two: they never mix. Runs of
 * three alone would do, but each is in one of a hundred numbers, and intersecting such long lists took milliseconds.
 */

const run = /(?:[0-9A-Za-z]|(?![\0-\u007f])[\p{L}\p{N}\p{M}\p{So}])+/gu;
/** A note has two thousand characters and stands with its reason and result. */
const longestField = 2200;

/** One spelling for what looks the same: full-width to ASCII, lower case. */
function fold(text: string): string {
  return text.slice(0, longestField).normalize('NFKC').toLowerCase();
}

function runsOf(text: string): string[] {
  return fold(text).match(run) ?? [];
}

function digitGrams(digits: string, length: 3 | 4): string[] {
  const grams: string[] = [];
  for (let at = 0; at + length <= digits.length; at += 1) grams.push(digits.slice(at, at + length));
  return grams;
}

/** The same grams in one string; runs of three that come twice stand twice, which a phrase does not mind. */
function digitText(digits: string): string {
  let text = '';
  for (let at = 0; at + 4 <= digits.length; at += 1) text += `${digits.slice(at, at + 4)} `;
  for (let at = 0; at + 3 <= digits.length; at += 1) text += `${digits.slice(at, at + 3)} `;
  return text;
}

function pairGrams(characters: readonly string[]): string[] {
  const grams: string[] = [];
  for (let at = 0; at + 1 < characters.length; at += 1) grams.push(`${characters[at]}${characters[at + 1]}`);
  return grams;
}

/** Only digits, with an optional plus. */
function digitsOf(number: string): string | undefined {
  return /^\+?[0-9]+$/.test(number) ? number.replace('+', '') : undefined;
}

/** The word under which a service number stands in the index. */
export function serviceNumberGram(number: string): string {
  return `s${digitsOf(number) ?? runsOf(number).join('')}`;
}

/**
 * The word under which a whole value stands in the index: `xa8001`, `xqVIP专席`. It has three characters or more and
 * begins with `x`, so it is none of the grams above. Two values may share a word: rows are looked at.
 */
export function exactGram(kind: 'agent' | 'queue' | 'disposition', value: string): string {
  const name = `${kind}${value}`;
  const known = knownExact.get(name);
  if (known !== undefined) return known;
  const gram = `x${kind.charAt(0)}${runsOf(value).join('') || '0'}`.slice(0, 80);
  if (knownExact.size >= mostKnownWords) knownExact.clear();
  if (value.length <= longestKnown) knownExact.set(name, gram);
  return gram;
}

/** Agents, queues and results come again and again. */
const knownExact = new Map<string, string>();

/** Service numbers are few. */
const knownServiceNumbers = new Map<string, string>();

function knownServiceGram(number: string): string {
  const known = knownServiceNumbers.get(number);
  if (known !== undefined) return known;
  if (knownServiceNumbers.size >= 1000) knownServiceNumbers.clear();
  const gram = serviceNumberGram(number);
  if (number.length <= longestKnown) knownServiceNumbers.set(number, gram);
  return gram;
}

/** Grams of texts that come again and again (areas, queues, menu paths, regular customers). */
const knownWords = new Map<string, string>();
const mostKnownWords = 32_768;
const longestKnown = 100;

function wordGrams(text: string): string {
  const known = knownWords.get(text);
  if (known !== undefined) return known;
  const grams = runsOf(text).map((found) => {
    const characters = [...found];
    return [...pairGrams(characters), ...new Set(characters)].join(' ');
  }).join(' ');
  if (text.length > longestKnown) return grams;
  if (knownWords.size >= mostKnownWords) knownWords.clear();
  knownWords.set(text, grams);
  return grams;
}

/** What is written to the index for one row. Numbers that are not digits (SIP names) count as words. */
export function gramsOf(fields: { readonly numbers: readonly string[]; readonly words: readonly string[]; readonly serviceNumber?: string; /** Words as they are. */ readonly exact?: readonly string[] }): string {
  let grams = '';
  for (const number of fields.numbers) {
    const digits = digitsOf(number);
    grams += digits === undefined ? `${wordGrams(number)} ` : digitText(digits);
  }
  for (const words of fields.words) if (words !== '') grams += `${wordGrams(words)} `;
  if (fields.serviceNumber !== undefined && fields.serviceNumber !== '') grams += `${knownServiceGram(fields.serviceNumber)} `;
  if (fields.exact !== undefined) for (const gram of fields.exact) grams += `${gram} `;
  return grams.trimEnd();
}

/** One condition of a search; all of them must hold. */
export type SearchTerm =
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'words'; readonly text: string };

/**
 * The conditions in a search text: parts between spaces, each cut into runs of letters and digits; `138-1234` counts as
 * one number. `nothing` = the text has characters but none that can be found, so nothing matches.
 */
export function readSearch(text: string): { readonly kind: 'everything' | 'nothing' } | { readonly kind: 'terms'; readonly terms: readonly SearchTerm[] } {
  const parts = fold(text).split(/[\s\p{Cc}]+/u).filter((part) => part !== '');
  if (parts.length === 0) return { kind: 'everything' };
  const terms = parts.flatMap((part): SearchTerm[] => {
    const digits = /^[+()\-]*[0-9][0-9+()\-]*$/.test(part) ? part.replace(/[^0-9]/g, '') : undefined;
    if (digits !== undefined) return [{ kind: 'digits', digits }];
    return runsOf(part).map((found) => (/^[0-9]+$/.test(found) ? { kind: 'digits', digits: found } : { kind: 'words', text: found }));
  });
  return terms.length === 0 ? { kind: 'nothing' } : { kind: 'terms', terms };
}

function phrase(grams: readonly string[]): string {
  return `"${grams.join(' ')}"`;
}

/** FTS5 for a whole value among the words of a row, or null when it has no character that is indexed. */
export function valuePhrase(value: string): string | null {
  const found = runsOf(value).map(wordsPhrase);
  return found.length === 0 ? null : found.length === 1 ? found.join('') : `(${found.join(' AND ')})`;
}

function wordsPhrase(text: string): string {
  const characters = [...text];
  return phrase(characters.length === 1 ? characters : pairGrams(characters));
}

function digitsPhrase(digits: string): string {
  return phrase(digitGrams(digits, digits.length === 3 ? 3 : 4));
}

/**
 * An FTS5 expression for the terms, or null when none of them can use the index. Digits are found in numbers, in words
 * and in the given service numbers that contain them. One or two digits are not indexed.
 *
 * With `rowsChecked` the caller looks at each row for `digitsToCheck`. Then two grams that do not overlap stand for a long
 * run of digits: walking two lists and checking a few rows is several times faster than the phrase of all its grams.
 */
export function matchExpression(terms: readonly SearchTerm[], serviceNumbers: readonly string[], rowsChecked = false): string | null {
  const conditions = terms.flatMap((term) => {
    if (term.kind === 'words') return [wordsPhrase(term.text)];
    if (term.digits.length < 3) return [];
    const inNumbers = rowsChecked && !needsPhrase(term.digits) ? `(${looseGrams(term.digits).map((gram) => phrase([gram])).join(' AND ')})` : digitsPhrase(term.digits);
    const inServiceNumbers = serviceNumbers.filter((number) => number.includes(term.digits)).map((number) => phrase([serviceNumberGram(number)]));
    return [`(${[inNumbers, wordsPhrase(term.digits), ...inServiceNumbers].join(' OR ')})`];
  });
  return conditions.length === 0 ? null : conditions.join(' AND ');
}

/** The last two grams that do not overlap more than they must: first digits (`1381`) are more common than last ones. */
function looseGrams(digits: string): readonly [string, string] {
  const from = Math.max(0, digits.length - 8);
  return [digits.slice(-4), digits.slice(from, from + 4)];
}

/** Up to five digits the phrase is as short; repeated grams would leave too many rows to check. */
function needsPhrase(digits: string): boolean {
  const [last, other] = looseGrams(digits);
  return digits.length <= 5 || last === other;
}

/** Digits that `matchExpression` with `rowsChecked` leaves to a look at the row: too short for the index, or very long. */
export function digitsToCheck(terms: readonly SearchTerm[]): readonly string[] {
  return terms.flatMap((term) => (term.kind === 'digits' && (term.digits.length < 3 || !needsPhrase(term.digits)) ? [term.digits] : []));
}

/** Terms of one or two digits: nearly every row has them, so rows are looked at newest first instead. */
export function unindexedDigits(terms: readonly SearchTerm[]): readonly string[] {
  return terms.flatMap((term) => (term.kind === 'digits' && term.digits.length < 3 ? [term.digits] : []));
}
