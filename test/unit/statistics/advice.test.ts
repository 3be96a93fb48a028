import { describe, expect, test } from 'vitest';
import { adviseOn, type Advice } from '../../../shared/statistics/advice.ts';
import { CallCounter } from '../../../shared/statistics/countCalls.ts';
import { CallerCounter } from '../../../shared/statistics/countCallers.ts';
import { abandonProbability } from '../../../shared/statistics/erlang.ts';
import type { CountedCall } from '../../../shared/statistics/packedDay.ts';
import type { StatisticsData } from '../../../shared/statistics/report.ts';
import { zOfDifference, zOfShare } from '../../../shared/statistics/significance.ts';
import type { StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock } from '../../../shared/statistics/zoneClock.ts';
import { seededRandom } from '../../bench/fixtures/random.ts';
import { anyCounted, packedByDay } from './fixtures.ts';

/** Monday, 2 March 2026. */
const monday = Date.UTC(2026, 2, 2);
const scope: StatisticsScope = { zone: 'UTC', from: monday / dayMs, until: monday / dayMs + 28, unit: 'day', agent: null, serviceNumber: null, queue: null };

function dataOf(calls: readonly CountedCall[]): StatisticsData {
  const sorted = [...calls].sort((a, b) => a.startedAt - b.startedAt).map((call, index) => ({ ...call, id: call.startedAt + index }));
  const clock = zoneClock('UTC', monday - 60 * dayMs, monday + 60 * dayMs);
  const counter = new CallCounter(scope, clock, []);
  const callers = new CallerCounter(scope, clock, 7);
  for (const day of packedByDay(sorted)) {
    counter.take(day);
    callers.take(day);
  }
  callers.finish(monday + 100 * dayMs);
  return { scope, figures: counter.result(), callers: callers.result(), states: [] };
}

/** Calls spread evenly over four weeks, ten to eighteen o'clock, one in `missedOneIn` unanswered. */
function evenCalls(count: number, changes: (index: number) => Partial<CountedCall> = () => ({}), weeksBefore = 0): CountedCall[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, (_, index) => {
    const startedAt = monday - weeksBefore * 7 * dayMs + (index % 28) * dayMs + (10 + random.below(8)) * 3_600_000 + random.below(3_500_000);
    return { ...anyCounted, startedAt, caller: 1_000_000 + index, ringMs: 5000, talkSeconds: 120, ...changes(index) };
  });
}

const ruleOf = (advices: readonly Advice[], rule: Advice['rule']): Advice | undefined => advices.find((advice) => advice.rule === rule);

describe('advice', () => {
  test('says nothing about few calls, however bad they are', () => {
    expect(adviseOn(dataOf([]))).toEqual([]);
    expect(adviseOn(dataOf(evenCalls(12, () => ({ outcome: 'abandoned', talkSeconds: 0 }))))).toEqual([]);
  });

  test('says nothing about chance: losses that are spread like the calls have no peak', () => {
    const random = seededRandom(5);
    const advices = adviseOn(dataOf(evenCalls(2000, () => (random.next() < 0.1 ? { outcome: 'noAnswer', talkSeconds: 0 } : {}))));
    expect(ruleOf(advices, 'peakMissed')).toBeUndefined();
    expect(ruleOf(advices, 'repeatNumber')).toBeUndefined();
  });

  test('names the hour in which calls are lost, its share, and what one more seat would have answered', () => {
    const lost = Array.from({ length: 4 * 20 }, (_, index) => ({
      ...anyCounted, caller: 5_000_000 + index, startedAt: monday + Math.floor(index / 20) * 7 * dayMs + 9 * 3_600_000 + (index % 20) * 170_000, ringMs: 25_000,
      ...(index % 2 === 0 ? { outcome: 'abandoned' as const } : { talkSeconds: 180 }),
    }));
    const advice = ruleOf(adviseOn(dataOf([...evenCalls(600), ...lost])), 'peakMissed');
    expect(advice).toMatchObject({ form: 'withSeat', values: { weekday: { value: 0 }, hour: { value: 9 }, missed: { value: 40 }, offered: { value: 80 }, share: { value: 1 } }, pick: { thing: 'missed', weekday: 0, hour: 9 } });
    const gain = Number(advice?.values['gain']?.value);
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThanOrEqual(40);
  });

  test('names a number whose callers call again, and a region that grows faster than the rest', () => {
    const again = Array.from({ length: 80 }, (_, index) => [0, 2].map((days) => ({ ...anyCounted, serviceNumber: '4006668888', caller: 7_000_000 + index, startedAt: monday + (3 + days) * dayMs + index * 60_000, talkSeconds: 60, place: '北京/北京' }))).flat();
    const before = evenCalls(400, (index) => ({ caller: 8_000_000 + index, place: index % 10 === 0 ? '四川/成都' : '北京/北京' }), 4);
    const now = evenCalls(400, (index) => ({ place: index % 3 === 0 ? '四川/成都' : '北京/北京' }));
    const advices = adviseOn(dataOf([...before, ...now, ...again]));
    expect(ruleOf(advices, 'repeatNumber')).toMatchObject({ values: { number: { value: '4006668888' }, repeated: { value: 80 }, contacts: { value: 80 } }, pick: { thing: 'unresolved', serviceNumber: '4006668888' } });
    expect(ruleOf(advices, 'growingArea')).toMatchObject({ values: { region: { value: '四川' }, before: { value: 40 }, now: { value: 134 } }, pick: { place: '四川/*' } });
  });

  test('tells of early hang-ups, long wrap-ups, a low level, refused rings and bad sound, each with its numbers', () => {
    const advices = adviseOn(dataOf(evenCalls(1000, (index) => {
      if (index % 5 === 0) return { outcome: 'abandoned', ringMs: 22_000, talkSeconds: 0 };
      if (index % 7 === 0) return { outcome: 'turnedAway', ringMs: 0, talkSeconds: 0 };
      return { mos: 3.1, ringMs: 40_000, wrapUpSeconds: index % 3 === 0 ? 240 : 20, disposition: index % 3 === 0 ? '#complaint/open' : '#a/b' };
    })));
    expect(ruleOf(advices, 'abandonEarly')?.values).toMatchObject({ wait: { value: 22 }, half: { value: 11 }, abandoned: { value: 200 } });
    expect(ruleOf(advices, 'longWrapUp')?.values).toMatchObject({ disposition: { value: '#complaint/open' }, mean: { value: 240 } });
    expect(ruleOf(advices, 'lowServiceLevel')?.values).toMatchObject({ level: { value: 0 } });
    expect(ruleOf(advices, 'turnedAway')?.pick.thing).toBe('turnedAway');
    expect(Number(ruleOf(advices, 'poorQuality')?.values['mos']?.value)).toBeCloseTo(3.1);
  });
});

describe('the models', () => {
  test('Erlang A loses what cannot be served under overload, and next to nothing when nobody is in a hurry', () => {
    const traffic = { arrivals: 100, serviceSeconds: 180 };
    // Five erlangs on three seats: two fifths find no time, whatever the patience, once it is long.
    expect(abandonProbability({ ...traffic, seats: 3, patienceSeconds: 100_000 })).toBeCloseTo(0.4, 2);
    expect(abandonProbability({ ...traffic, seats: 8, patienceSeconds: 100_000 })).toBeLessThan(0.001);
    const byPatience = [1, 60, 600].map((patienceSeconds) => abandonProbability({ ...traffic, seats: 5, patienceSeconds }));
    expect(byPatience).toEqual([...byPatience].sort((a, b) => b - a));
    // Nobody waits: Erlang B, 5 erlangs on 5 seats, loses 0.2849.
    expect(abandonProbability({ ...traffic, seats: 5, patienceSeconds: 1 })).toBeCloseTo(0.2849, 1);
  });

  test('every further seat loses fewer calls', () => {
    const lost = Array.from({ length: 30 }, (_, index) => abandonProbability({ arrivals: 240, serviceSeconds: 200, seats: index + 1, patienceSeconds: 45 }));
    for (const [index, value] of lost.entries()) if (index > 0) expect(value).toBeLessThan(lost[index - 1] ?? 0);
  });

  test('standard deviations of shares', () => {
    expect(zOfShare(60, 100, 0.5)).toBeCloseTo(2);
    expect(zOfDifference(60, 100, 40, 100)).toBeCloseTo(2.828, 2);
    expect([zOfShare(0, 0, 0.5), zOfDifference(1, 0, 1, 2)]).toEqual([0, 0]);
  });
});
