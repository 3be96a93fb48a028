import { parsePhoneNumber } from './parsePhoneNumber.ts';
import type { PhoneNumber } from './phoneNumber.ts';

/** Fewer digits are an extension, a time, a price: nobody is reached by them. */
const fewestDigits = 7;
/** Digits at the end that stay readable, enough to recognise a caller one already knows. */
const readableTail = 4;

/** What people write between the digits of a number. */
const between = String.raw`[\s\-.()_/·]{0,3}`;
const year = String.raw`(?:19|20)\d\d`;
const month = String.raw`(?:0?[1-9]|1[0-2])`;
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const monthAndDay = String.raw`(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`;
const byte = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;

/** Long digits that are no telephone number: UUIDs, hashes, dates, addresses of computers. */
const harmless = [
  String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`,
  String.raw`(?<![0-9a-z])(?=(?:\d*[a-f]){4})[0-9a-f]{16,}(?![0-9a-z])`,
  String.raw`(?<!\d)${year}[-./年]${month}[-./月]${day}日?(?:[ T]{1,2}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(?!\d)`,
  String.raw`(?<!\d)${year}${monthAndDay}(?!\d)`,
  // Not of the last century: a mobile number of 19… with one digit more beside it would pass for a time.
  String.raw`(?<!\d)20\d\d${monthAndDay}[-_T]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?!\d)`,
  String.raw`(?<![\d.])(?:${byte}\.){3}${byte}(?![\d.])`,
];
const digitRun = String.raw`[+(]*\d(?:${between}\d){${fewestDigits - 1},}`;
const inText = new RegExp(`(?:${harmless.join('|')})|(${digitRun})`, 'gi');
const anywhere = new RegExp(`(${digitRun})`, 'g');

/** Full-width forms, dashes and invisible characters as what they stand for, character by character, so that places stay the same. */
export function plainDigits(text: string): string {
  return text.replace(/[\uff10-\uff19]|\uff0b|[\u2010-\u2015\u2212\uff0d]|[（）]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u3000\u00a0]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff10 && code <= 0xff19) return String(code - 0xff10);
    if (character === '＋') return '+';
    if (character === '（') return '(';
    if (character === '）') return ')';
    return /[\u2010-\u2015\u2212\uff0d]/.test(character) ? '-' : ' ';
  });
}

/** Numbers that anybody may see: the company's and the public's. */
function isPublic({ kind }: PhoneNumber): boolean {
  return kind === 'service400' || kind === 'service800' || kind === 'service95' || kind === 'shortCode' || kind === 'extension';
}

/** Which digits of a number, counted from its first, become stars. */
function hiddenDigits(number: PhoneNumber, total: number): { readonly from: number; readonly until: number } {
  const until = total - readableTail;
  switch (number.kind) {
    case 'mobile':
      return { from: total - 8, until };
    case 'landline':
      return { from: total - number.local.length, until: Math.max(until, total - number.local.length + 3) };
    case 'foreign':
      return { from: Math.max(0, total - number.national.length), until: Math.max(until, total - number.national.length + 3) };
    default:
      return { from: 0, until: Math.max(until, 3) };
  }
}

function starred(found: string, shadow: string): string | null {
  const number = parsePhoneNumber(shadow);
  if (isPublic(number)) return null;
  const whole = 'dialledExtension' in number && number.dialledExtension !== null ? { ...number, kind: 'unreadable' as const } : number;
  const { from, until } = hiddenDigits(whole, shadow.replace(/\D/g, '').length);
  let position = 0;
  return [...shadow].map((character, index) => {
    if (!/\d/.test(character)) return found[index] ?? '';
    const hides = position >= from && position < until;
    position += 1;
    return hides ? '*' : (found[index] ?? '');
  }).join('');
}

/** Changes a masked number before it is put in the place of what was found. */
export type MaskNamer = (masked: string, original: string) => string;

/**
 * Cuts a run of digits into the numbers that it is: it may be several with spaces or slashes between. A run of which no
 * reading makes sense is one: rather too many stars than a number.
 */
function pieces(shadow: string): readonly { readonly start: number; readonly end: number }[] {
  const whole = [{ start: 0, end: shadow.length }];
  if (parsePhoneNumber(shadow).kind !== 'unreadable') return whole;
  const parts = [...shadow.matchAll(/[^\s/]+/g)].map((part) => ({ start: part.index, end: part.index + part[0].length }));
  const digits = ({ start, end }: { start: number; end: number }) => shadow.slice(start, end).replace(/\D/g, '').length;
  const left = parts.filter((part) => digits(part) < fewestDigits).reduce((sum, part) => sum + digits(part), 0);
  return left < fewestDigits && left < digits({ start: 0, end: shadow.length }) ? parts.filter((part) => digits(part) >= fewestDigits) : whole;
}

function maskRun(found: string, shadow: string, name: MaskNamer): string {
  let out = '';
  let at = 0;
  for (const { start, end } of pieces(shadow)) {
    const original = found.slice(start, end);
    const masked = starred(original, shadow.slice(start, end));
    out += found.slice(at, start) + (masked === null ? original : name(masked, original));
    at = end;
  }
  return out + found.slice(at);
}

function maskBy(pattern: RegExp, text: string, name: MaskNamer): string {
  if (!/[\d\uff10-\uff19]/.test(text)) return text;
  const shadow = plainDigits(text);
  let out = '';
  let at = 0;
  for (const match of shadow.matchAll(pattern)) {
    const run = match[1];
    if (run === undefined) continue;
    out += text.slice(at, match.index) + maskRun(text.slice(match.index, match.index + run.length), run, name);
    at = match.index + run.length;
  }
  return out + text.slice(at);
}

const asItIs: MaskNamer = (masked) => masked;

/**
 * Free text for eyes that may not see numbers: every private number in it, however it is written, loses its middle
 * (`138****5678`, `0755-****3456`). Public numbers, dates, UUIDs, hashes and IP addresses stay. Other runs of seven digits and
 * more (orders, cards) are masked too: what might be a number is one.
 */
export function maskNumbersIn(text: string, name: MaskNamer = asItIs): string {
  return maskBy(inText, text, name);
}

/** The same for a text that is known to be a number, an address or an id made of one: here nothing passes for a date. */
export function maskNumberText(text: string, name: MaskNamer = asItIs): string {
  return maskBy(anywhere, text, name);
}
