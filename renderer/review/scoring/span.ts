/** How far back lists and figures look. */
export const spans = ['month', 'quarter', 'year', 'all'] as const;
export type Span = (typeof spans)[number];

const days: Readonly<Record<Exclude<Span, 'all'>, number>> = { month: 28, quarter: 91, year: 364 };

/**
 * From the beginning of a day until the end of today by this computer's calendar, epoch milliseconds.
 * @param today any text of today that `Date` reads, so that the same day gives the same bounds
 */
export function boundsOf(span: Span, today: string): { readonly from: number; readonly until: number } {
  const until = new Date(today);
  until.setHours(0, 0, 0, 0);
  until.setDate(until.getDate() + 1);
  if (span === 'all') return { from: 0, until: until.getTime() };
  const from = new Date(until);
  from.setDate(from.getDate() - days[span]);
  return { from: from.getTime(), until: until.getTime() };
}

