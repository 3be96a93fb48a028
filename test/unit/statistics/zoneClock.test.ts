import { describe, expect, test } from 'vitest';
import { dayOfText, dayText, nextPeriod, periodsBetween, periodStart, spanBefore, weekdayOf } from '../../../shared/statistics/localDay.ts';
import { dayMs, zoneClock } from '../../../shared/statistics/zoneClock.ts';
import { seededRandom } from '../../bench/fixtures/random.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'];

/** Day and hour on the wall, as the platform's own calendar writes them. */
function wallOf(zone: string, at: number): { day: number; hour: number } {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' }).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return { day: Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1) / dayMs, hour: parts['hour'] ?? 0 };
}

describe('the clock of a zone', () => {
  test.each(zones)('tells day and hour of %s as the calendar does, over years with and without changes', (zone) => {
    const [from, until] = [Date.UTC(2010, 0, 1), Date.UTC(2020, 0, 1)];
    const clock = zoneClock(zone, from, until);
    const random = seededRandom(zone.length);
    for (let index = 0; index < 300; index += 1) {
      const at = from + random.below(until - from);
      const wall = wallOf(zone, at);
      expect([clock.dayOf(at), Math.floor((at + clock.offsetAt(at)) / 3_600_000) - clock.dayOf(at) * 24]).toEqual([wall.day, wall.hour]);
    }
  });

  test('a day on which the clock is put forward has 23 hours, one on which it is put back 25', () => {
    const clock = zoneClock('Europe/Berlin', Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31));
    const hours = (text: string) => (clock.startOf((dayOfText(text) ?? 0) + 1) - clock.startOf(dayOfText(text) ?? 0)) / 3_600_000;
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });

  test('a day whose midnight does not exist begins at its first moment', () => {
    // São Paulo put its clock from 00:00 to 01:00 on 4 November 2018.
    const clock = zoneClock('America/Sao_Paulo', Date.UTC(2018, 9, 1), Date.UTC(2018, 11, 1));
    const day = dayOfText('2018-11-04') ?? 0;
    expect(new Date(clock.startOf(day)).toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect([clock.dayOf(clock.startOf(day) - 1), clock.dayOf(clock.startOf(day))]).toEqual([day - 1, day]);
  });

  test('a day that a zone left out is empty', () => {
    // Samoa went from 29 to 31 December 2011.
    const clock = zoneClock('Pacific/Apia', Date.UTC(2011, 11, 1), Date.UTC(2012, 0, 15));
    const day = dayOfText('2011-12-30') ?? 0;
    expect(clock.startOf(day)).toBe(clock.startOf(day + 1));
  });
});

describe('local days', () => {
  test('know their names, weekdays and periods', () => {
    const friday = dayOfText('2026-11-20') ?? 0;
    expect(dayText(friday)).toBe('2026-11-20');
    expect([dayOfText('2026-02-30'), dayOfText('yesterday')]).toEqual([null, null]);
    expect([weekdayOf(friday), weekdayOf(0), weekdayOf(-1)]).toEqual([4, 3, 2]);
    expect(dayText(periodStart(friday, 'week'))).toBe('2026-11-16');
    expect(dayText(nextPeriod(periodStart(friday, 'month'), 'month'))).toBe('2026-12-01');
    expect(periodsBetween(dayOfText('2026-01-31') ?? 0, dayOfText('2026-03-01') ?? 0, 'month').map(dayText)).toEqual(['2026-01-01', '2026-02-01']);
  });

  test('whole months are compared with as many months before, other spans with as many days', () => {
    const span = (from: string, until: string) => ({ from: dayOfText(from) ?? 0, until: dayOfText(until) ?? 0 });
    const named = ({ from, until }: { from: number; until: number }) => [dayText(from), dayText(until)];
    expect(named(spanBefore(span('2026-03-01', '2026-04-01')))).toEqual(['2026-02-01', '2026-03-01']);
    expect(named(spanBefore(span('2026-01-01', '2027-01-01')))).toEqual(['2025-01-01', '2026-01-01']);
    expect(named(spanBefore(span('2026-11-16', '2026-11-23')))).toEqual(['2026-11-09', '2026-11-16']);
  });
});
