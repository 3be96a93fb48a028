import { groupedNumber } from './formatPhoneNumber.ts';
import type { PhoneNumber } from './phoneNumber.ts';

/** Digits at the end of a private number that stay readable, enough to recognise a caller one already knows. */
const readableTail = 4;

/** Stars for every digit but the last four; the leading `head` digits stay when enough stars remain between. */
function starred(groups: readonly string[], head: number): string[] {
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const tail = Math.max(0, Math.min(readableTail, total - 3));
  const kept = total - tail - head >= 3 ? head : 0;
  let position = 0;
  return groups.map((group) => [...group].map((digit) => (position++ < kept || position > total - tail ? digit : '*')).join(''));
}

/**
 * The number for eyes that may not see it whole: `138 **** 5678`, `0755-**** 3456`, `+1 *** *** 0100`. At least three
 * digits are hidden. Numbers that are public or internal (400, 800, 95xxx, short codes, extensions) stay as they are; unreadable text becomes stars; a
 * dialled extension is left out, since it names a person. Anonymous gives an empty text.
 */
export function maskPhoneNumber(number: PhoneNumber): string {
  if (number.kind === 'unreadable') return '****';
  return groupedNumber(number, { subscriber: (groups) => starred(groups, number.kind === 'mobile' ? 3 : 0) });
}
