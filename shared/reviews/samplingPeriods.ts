import type { SamplingPlan } from './samplingPlan.ts';

/** A day or a week of this computer's calendar. `name` stays the same when the time zone changes: nothing is drawn twice for it. */
export interface SamplingPeriod {
  readonly name: string;
  /** Epoch milliseconds, inclusive / exclusive. */
  readonly from: number;
  readonly until: number;
}

const two = (figure: number): string => String(figure).padStart(2, '0');
const dayName = (day: Date): string => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

/** The period around a moment: the calendar day, or the week from Monday on, named after its first day. */
export function periodAround(period: SamplingPlan['period'], moment: number): SamplingPeriod {
  const start = new Date(moment);
  start.setHours(0, 0, 0, 0);
  if (period === 'week') start.setDate(start.getDate() - ((start.getDay() + 6) % 7));
  const end = new Date(start);
  end.setDate(end.getDate() + (period === 'week' ? 7 : 1));
  return { name: `${period === 'week' ? 'W' : 'D'}${dayName(start)}`, from: start.getTime(), until: end.getTime() };
}

/** Periods that are made up for after days off. */
const mostMissed: Readonly<Record<SamplingPlan['period'], number>> = { day: 7, week: 4 };

/** The full periods that are due at a moment, oldest first: back to the one before `madeAt`, and never more than a week or four. Pure. */
export function duePeriods(period: SamplingPlan['period'], madeAt: number, now: number): readonly SamplingPeriod[] {
  const first = periodAround(period, periodAround(period, madeAt).from - 1).from;
  const due: SamplingPeriod[] = [];
  for (let one = periodAround(period, periodAround(period, now).from - 1); one.from >= first && due.length < mostMissed[period]; one = periodAround(period, one.from - 1)) due.unshift(one);
  return due;
}
