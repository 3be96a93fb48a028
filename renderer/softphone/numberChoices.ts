import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { SpeedDial } from '../../shared/settings/seatSettings.ts';

/** A number that is offered under a field: the n-th speed dial, or one that was in the log lately. */
export interface NumberChoice {
  readonly kind: 'speedDial' | 'recent';
  readonly number: string;
  readonly name: string;
  /** 1–9 of a speed dial; 0 otherwise. */
  readonly digit: number;
}

const digitsOf = (text: string) => text.replace(/[^\d*#+]/g, '');

/**
 * The numbers offered for what is typed so far: speed dials in their order, then recent ones, each number once. Typed
 * digits match anywhere in the number, typed words anywhere in the name. Pure.
 * @param recent rows of the call log, newest first
 */
export function numberChoices(typed: string, speedDials: readonly SpeedDial[], recent: readonly Pick<CallLogEntry, 'remoteNumber' | 'customerName' | 'company'>[], most: number): readonly NumberChoice[] {
  const all: NumberChoice[] = [
    ...speedDials.map(({ label, number }, position) => ({ kind: 'speedDial' as const, number, name: label, digit: position + 1 })),
    ...recent.filter(({ remoteNumber }) => remoteNumber !== '').map((entry) => ({ kind: 'recent' as const, number: entry.remoteNumber, name: entry.customerName || entry.company, digit: 0 })),
  ];
  const seen = new Set<string>();
  const once = all.filter(({ number }) => !seen.has(number) && seen.add(number));
  const words = typed.trim().toLowerCase();
  const digits = digitsOf(typed);
  const fits = ({ number, name }: NumberChoice) => words === '' || (digits !== '' && digitsOf(number).includes(digits)) || name.toLowerCase().includes(words);
  return once.filter(fits).slice(0, most);
}
