import { periodStart, type DaySpan, type PeriodUnit } from '../../shared/statistics/localDay.ts';
import { zoneClock } from '../../shared/statistics/zoneClock.ts';

export const presets = ['today', 'yesterday', 'week', 'month', 'thisMonth', 'lastMonth', 'year'] as const;
export type Preset = (typeof presets)[number];

/** The zone that this computer's clock is in now. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The local day of a moment in a zone. */
export function localDayOf(at: number, zone: string): number {
  return zoneClock(zone, at, at).dayOf(at);
}

/** Days of a preset, today included where it is not over. */
export function spanOf(preset: Preset, today: number): DaySpan {
  switch (preset) {
    case 'today':
      return { from: today, until: today + 1 };
    case 'yesterday':
      return { from: today - 1, until: today };
    case 'week':
      return { from: today - 6, until: today + 1 };
    case 'month':
      return { from: today - 29, until: today + 1 };
    case 'thisMonth':
      return { from: periodStart(today, 'month'), until: today + 1 };
    case 'lastMonth': {
      const until = periodStart(today, 'month');
      return { from: periodStart(until - 1, 'month'), until };
    }
    case 'year':
      return { from: today - 364, until: today + 1 };
  }
}

/** The unit in which a span is drawn unless somebody chooses another: some ten to forty bars. */
export function unitFor({ from, until }: DaySpan): PeriodUnit {
  const days = until - from;
  return days <= 45 ? 'day' : days <= 200 ? 'week' : 'month';
}

