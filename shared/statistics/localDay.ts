import { dayMs } from './zoneClock.ts';

/** Periods that figures are compared in. Weeks begin on Monday. */
export const periodUnits = ['day', 'week', 'month'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** A local day as `2026-11-20`; days count from 1 January 1970. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of `2026-11-20`; null when there is no such day. */
export function dayOfText(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || dayText(at / dayMs) !== text ? null : at / dayMs;
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The first day of the period that a day belongs to. */
export function periodStart(day: number, unit: PeriodUnit): number {
  if (unit === 'day') return day;
  if (unit === 'week') return day - weekdayOf(day);
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs;
}

/** The first day of the period after the one that begins on `start`. */
export function nextPeriod(start: number, unit: PeriodUnit): number {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  const date = new Date(start * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs;
}

/** First days of all periods that `from … until` (days, until exclusive) touches, in order. */
export function periodsBetween(from: number, until: number, unit: PeriodUnit): number[] {
  const starts: number[] = [];
  for (let start = periodStart(from, unit); start < until; start = nextPeriod(start, unit)) starts.push(start);
  return starts;
}

/** A span of local days; `until` is exclusive. */
export interface DaySpan {
  readonly from: number;
  readonly until: number;
}

/** The same number of months before for whole months, else as many days right before. */
export function spanBefore({ from, until }: DaySpan): DaySpan {
  if (until > from && periodStart(from, 'month') === from && periodStart(until, 'month') === until) {
    const [first, last] = [new Date(from * dayMs), new Date(until * dayMs)];
    const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
    return { from: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - months, 1) / dayMs, until: from };
  }
  return { from: from - (until - from), until: from };
}
