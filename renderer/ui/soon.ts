/** The quick choices of a later time. */
export const soonNames = ['quarter', 'hour', 'tomorrow', 'monday'] as const;
export type SoonName = (typeof soonNames)[number];

const minute = 60_000;
const startOfWork = 9;

/** Nine o'clock of the seat's own clock, some days from `now`. */
function morning(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, startOfWork).getTime();
}

/**
 * A later time, in epoch milliseconds of the seat's own clock. Minutes are whole, and never earlier than said: in a
 * quarter of an hour at 10:00:20 means 10:16. `monday` is the next one, a week ahead on a Monday.
 */
export function soon(name: SoonName, now: number): number {
  const wholeMinute = Math.ceil(now / minute) * minute;
  switch (name) {
    case 'quarter':
      return wholeMinute + 15 * minute;
    case 'hour':
      return wholeMinute + 60 * minute;
    case 'tomorrow':
      return morning(now, 1);
    case 'monday':
      return morning(now, 7 - ((new Date(now).getDay() + 6) % 7));
  }
}
