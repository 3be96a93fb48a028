import { assertNever } from '../kernel/assertNever.ts';
import { plainText } from './numberText.ts';
import type { PhoneNumber } from './phoneNumber.ts';

/** Interface languages differ only in how the dialled extension is written. */
export type NumberLocale = 'zh-CN' | 'en';

/** Cuts text into groups of these lengths; what remains is the last group. */
function grouped(digits: string, ...lengths: readonly number[]): string[] {
  const groups: string[] = [];
  let start = 0;
  for (const length of lengths) {
    groups.push(digits.slice(start, start + length));
    start += length;
  }
  return [...groups, digits.slice(start)].filter((group) => group !== '');
}

/** Groups of a foreign national number, easy to read aloud: 3s and 4s, the fours at the end. */
function foreignGroups(national: string): string[] {
  if (national.length <= 4) return [national];
  const threes = [0, 3, 2, 1][national.length % 4] ?? 0;
  const lengths: number[] = [];
  let rest = national.length;
  for (let i = 0; i < threes && rest >= 3; i++, rest -= 3) lengths.push(3);
  for (; rest > 0; rest -= 4) lengths.push(Math.min(4, rest));
  return grouped(national, ...lengths);
}

function localGroups(local: string): string[] {
  return grouped(local, local.length === 7 ? 3 : 4);
}

/** Joins an area code and its local part: `0755-8612 3456`, `021 6123 4567` (three-digit codes read as one block). */
function withArea(areaCode: string | null, local: string): string {
  if (areaCode === null) return local;
  return areaCode.length === 3 ? `${areaCode} ${local}` : `${areaCode}-${local}`;
}

/** The number's groups as shown, without the dialled extension. `show` turns each group into what may be seen of it. */
export function groupedNumber(number: PhoneNumber, show: { readonly subscriber: (groups: readonly string[]) => readonly string[] }): string {
  switch (number.kind) {
    case 'mobile':
      return show.subscriber(grouped(number.national, 3, 4)).join(' ');
    case 'landline':
      return withArea(number.areaCode, show.subscriber(localGroups(number.local)).join(' '));
    case 'foreign':
      return [`+${number.callingCode}`, ...show.subscriber(foreignGroups(number.national))].join(' ');
    case 'service400':
    case 'service800':
      return grouped(number.digits, 3, 3).join('-');
    case 'service95':
    case 'shortCode':
      return withArea(number.areaCode, number.digits);
    case 'extension':
      return number.digits;
    case 'anonymous':
    case 'unreadable':
      return '';
    default:
      return assertNever(number);
  }
}

/**
 * The number grouped for the eye: `138 1234 5678`, `0755-8612 3456`, `021 6123 4567`, `400-123-4567`, `+1 415 555 0100`.
 * @returns the visible text as received (its first 64 characters) when it is unreadable; empty when anonymous, because what a
 *   hidden caller is called is the interface's business
 */
export function formatPhoneNumber(number: PhoneNumber, locale: NumberLocale): string {
  if (number.kind === 'unreadable') return plainText(number.raw.slice(0, 64));
  const text = groupedNumber(number, { subscriber: (groups) => groups });
  const extension = 'dialledExtension' in number ? number.dialledExtension : null;
  if (extension === null) return text;
  return locale === 'zh-CN' ? `${text} 转 ${extension}` : `${text} ext. ${extension}`;
}
