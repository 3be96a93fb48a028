import { keyOrMasked } from '../../../shared/phoneNumbers/maskedNumber.ts';
import type { SpeedDial } from '../../../shared/settings/seatSettings.ts';

/** As many as there are digits. */
export const mostSpeedDials = 9;

/** What is wrong with one entry; `numberTwice` names the place (from 1) that has the number already. */
export type SpeedDialFault =
  | { readonly kind: 'nameMissing' | 'numberMissing' | 'numberUnreadable' }
  | { readonly kind: 'numberTwice'; readonly digit: number };

/** The first fault of an entry among the others, or null. A number that cannot be dialled is none. Pure. */
export function speedDialFault(entry: SpeedDial, others: readonly (SpeedDial | null)[]): SpeedDialFault | null {
  if (entry.label.trim() === '') return { kind: 'nameMissing' };
  const typed = entry.number.trim();
  if (typed === '') return { kind: 'numberMissing' };
  const key = dialledKey(typed);
  if (key === '') return { kind: 'numberUnreadable' };
  const twice = others.findIndex((other) => other !== null && dialledKey(other.number) === key);
  return twice < 0 ? null : { kind: 'numberTwice', digit: twice + 1 };
}

/** Feature codes such as `*8` are no telephone numbers, and can be dialled. */
function dialledKey(number: string): string {
  const text = number.trim();
  return /^[\d*#]{1,20}$/.test(text) && /[*#]/.test(text) ? text : keyOrMasked(text);
}
