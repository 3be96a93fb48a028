import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { TimePreset } from '../../shared/calls/logView.ts';

export interface TimeSpan {
  /** Epoch milliseconds, inclusive / exclusive; null = open. */
  readonly from: number | null;
  readonly until: number | null;
}

/** Midnight of a local day; days that daylight saving makes 23 or 25 hours long stay whole, and days beyond a month go on in the next. */
function midnight(at: Date, months: number, days: number): number {
  return new Date(at.getFullYear(), at.getMonth() + months, days).getTime();
}

/** What a preset means at this moment, in the time zone that the computer has now. `chosen` keeps what was chosen. */
export function spanOf(preset: TimePreset, now: number, chosen: TimeSpan): TimeSpan {
  const today = new Date(now);
  const day = today.getDate();
  const tomorrow = midnight(today, 0, day + 1);
  switch (preset) {
    case 'chosen':
      return { from: chosen.from, until: chosen.until };
    case 'today':
      return { from: midnight(today, 0, day), until: tomorrow };
    case 'yesterday':
      return { from: midnight(today, 0, day - 1), until: midnight(today, 0, day) };
    case 'sevenDays':
      return { from: midnight(today, 0, day - 6), until: tomorrow };
    case 'thirtyDays':
      return { from: midnight(today, 0, day - 29), until: tomorrow };
    case 'thisMonth':
      return { from: midnight(today, 0, 1), until: midnight(today, 1, 1) };
    case 'lastMonth':
      return { from: midnight(today, -1, 1), until: midnight(today, 0, 1) };
    default:
      return assertNever(preset);
  }
}
