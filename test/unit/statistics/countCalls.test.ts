import { describe, expect, test } from 'vitest';
import { missedOutcomes } from '../../../shared/statistics/callOutcome.ts';
import { CallCounter } from '../../../shared/statistics/countCalls.ts';
import { durationClassOf } from '../../../shared/statistics/durationClass.ts';
import type { Figures } from '../../../shared/statistics/figures.ts';
import { periodStart, spanBefore, weekdayOf } from '../../../shared/statistics/localDay.ts';
import { measureNames, missedOf, noMeasures, type Measures } from '../../../shared/statistics/measures.ts';
import { columnsOf, packDay, type CountedCall } from '../../../shared/statistics/packedDay.ts';
import { callPicker } from '../../../shared/statistics/pickCalls.ts';
import { CallReader } from '../../../shared/statistics/readCalls.ts';
import { termsOn, type SlaRule } from '../../../shared/statistics/serviceLevel.ts';
import { anyPick, type CallPick, type CountedThing, type StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';
import { zoneClock } from '../../../shared/statistics/zoneClock.ts';
import { packedByDay, randomCalls } from './fixtures.ts';

const from = Date.UTC(2026, 2, 1);
const until = Date.UTC(2026, 3, 20);
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'];
const firstDay = Math.floor(from / 86_400_000);

function scopeOf(seed: number): StatisticsScope {
  return {
    zone: zones[seed % zones.length] ?? 'UTC', from: firstDay + 15 + (seed % 5), until: firstDay + 40, unit: (['day', 'week', 'month'] as const)[seed % 3] ?? 'day',
    agent: seed % 4 === 1 ? '8001' : null, serviceNumber: seed % 5 === 2 ? '4008201234' : null, queue: seed % 7 === 3 ? '' : null,
  };
}

const rules: readonly SlaRule[] = [
  { from: 0, formula: 'offered', withinSeconds: 20, shortSeconds: 5 }, { from: firstDay + 20, formula: 'withoutShort', withinSeconds: 60, shortSeconds: 30 },
  { from: firstDay + 25, formula: 'entered', withinSeconds: 40, shortSeconds: 5 }, { from: firstDay + 30, formula: 'answeredOrAbandoned', withinSeconds: 90, shortSeconds: 5 },
];

/** Day and hour by the platform's own calendar. */
function wallOf(zone: string, at: number) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' }).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return { day: Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1) / 86_400_000, hour: parts['hour'] ?? 0 };
}

type Placed = CountedCall & { readonly day: number; readonly hour: number };

/** One call's measures, written down as the words of `measures.ts` say them. */
function measuresOf(call: Placed): Measures {
  const incoming = call.outcome !== 'reached' && call.outcome !== 'notReached';
  const waitMs = call.ringMs + (call.queueSeconds ?? 0) * 1000;
  const { formula, withinSeconds, shortSeconds } = termsOn(rules, call.day);
  const answered = call.outcome === 'answered';
  const abandoned = call.outcome === 'abandoned';
  const bases = {
    offered: incoming && !['elsewhere', 'open', 'turnedAway'].includes(call.outcome), entered: incoming && !['elsewhere', 'open'].includes(call.outcome),
    answeredOrAbandoned: answered || abandoned, withoutShort: answered || (abandoned && waitMs >= shortSeconds * 1000),
  };
  const one = (condition: boolean, value = 1): number => (condition ? value : 0);
  const counts: Partial<Record<keyof Measures, number>> = {
    outgoing: one(!incoming), offered: one(incoming), talkSeconds: call.talkSeconds, incomingTalkSeconds: one(answered, call.talkSeconds), answerMs: one(answered, call.ringMs),
    waitMs: one(answered, waitMs), abandonMs: one(abandoned, waitMs), queued: one(incoming && call.queueSeconds !== null), queueSeconds: one(incoming, call.queueSeconds ?? 0),
    wrapUps: one(call.wrapUpSeconds !== null), wrapUpSeconds: call.wrapUpSeconds ?? 0, measured: one(call.mos !== null), mosSum: call.mos ?? 0,
    surveyed: one(call.survey !== null), surveySum: call.survey ?? 0, slaBase: one(bases[formula]), inTime: one(answered && waitMs <= withinSeconds * 1000),
  };
  if (call.outcome !== 'notReached') counts[call.outcome] = 1;
  return { ...noMeasures, ...counts };
}

function sumOf(calls: readonly Placed[]): Measures {
  const sum: Record<string, number> = { ...noMeasures };
  for (const call of calls) for (const [name, value] of Object.entries(measuresOf(call))) sum[name] = (sum[name] ?? 0) + value;
  return Object.fromEntries(measureNames.map((name) => [name, expect.closeTo(sum[name] ?? 0, 6) as number])) as Measures;
}

function counted(scope: StatisticsScope, calls: readonly CountedCall[]): Figures {
  const counter = new CallCounter(scope, zoneClock(scope.zone, from, until), rules);
  for (const day of packedByDay(calls)) counter.take(day);
  return counter.result();
}

describe('counting', () => {
  test.each(Array.from({ length: 10 }, (_, seed) => seed))('gives what adding up call by call gives (%i)', (seed) => {
    const scope = scopeOf(seed);
    const all = randomCalls(seed, 400, from, until).map((call) => ({ ...call, ...wallOf(scope.zone, call.startedAt) }));
    const figures = counted(scope, all);
    const fits = all.filter((call) => (scope.agent ?? call.agent) === call.agent && (scope.serviceNumber ?? call.serviceNumber) === call.serviceNumber && (scope.queue ?? call.queue) === call.queue);
    const within = ({ from: first, until: end }: { from: number; until: number }) => fits.filter(({ day }) => day >= first && day < end);
    const calls = within(scope);
    expect(figures.total).toEqual(sumOf(calls));
    expect(figures.before).toEqual(sumOf(within(spanBefore(scope))));
    for (const period of figures.periods) expect(period.measures).toEqual(sumOf(within(period)));
    expect(figures.periods.every(({ from: start }) => start === scope.from || periodStart(start, scope.unit) === start)).toBe(true);
    for (const cell of figures.hours) expect(cell.measures).toEqual(sumOf(calls.filter(({ day, hour }) => weekdayOf(day) === cell.weekday && hour === cell.hour)));
    expect(figures.hours.reduce((sum, { measures }) => sum + measures.offered, 0)).toBe(figures.total.offered);
    for (const { key, measures, before } of figures.places) {
      expect(measures).toEqual(sumOf(calls.filter(({ place }) => place === key)));
      expect(before.offered).toBe(within(spanBefore(scope)).filter((call) => call.place === key && measuresOf(call).offered === 1).length);
    }
    for (const { key, measures } of figures.serviceNumbers) expect(measures).toEqual(sumOf(calls.filter(({ serviceNumber }) => serviceNumber === key)));
    const talked = calls.filter(({ outcome }) => outcome === 'answered' || outcome === 'reached');
    for (const { key, measures } of figures.dispositions) expect(measures).toEqual(sumOf(talked.filter(({ disposition }) => disposition === key)));
    for (const [index, measures] of figures.durations.entries()) expect(measures).toEqual(sumOf(talked.filter(({ talkSeconds }) => durationClassOf(talkSeconds) === index)));
    const { total } = figures;
    expect(total.offered).toBe(total.answered + total.elsewhere + total.refused + total.forwarded + total.open + missedOf(total));
  });

  test.each(Array.from({ length: 6 }, (_, seed) => seed))('the calls behind each figure are as many as it says (%i)', (seed) => {
    const scope = scopeOf(seed);
    const calls = randomCalls(seed + 100, 300, from, until);
    const clock = zoneClock(scope.zone, from, until);
    const figures = counted(scope, calls);
    const found = (pick: Partial<CallPick> & Pick<CallPick, 'thing'>): number => {
      const isPicked = callPicker(scope, { ...anyPick, ...pick }, null);
      const reader = new CallReader(clock, rules, scope);
      let count = 0;
      for (const day of packedByDay(calls)) reader.read(day, (row) => { if (isPicked(row, day.words)) count += 1; });
      return count;
    };
    const { total } = figures;
    const sums: Partial<Record<CountedThing, number>> = {
      offered: total.offered, outgoing: total.outgoing, answered: total.answered, abandoned: total.abandoned, busy: total.busy, reached: total.reached, missed: missedOf(total),
      queued: total.queued, wrappedUp: total.wrapUps, measured: total.measured, surveyed: total.surveyed, inTime: total.inTime, slaBase: total.slaBase, late: total.slaBase - total.inTime,
    };
    for (const [thing, count] of Object.entries(sums)) expect([thing, found({ thing: thing as CallPick['thing'] })]).toEqual([thing, count]);
    for (const { key, measures } of figures.places) expect(found({ thing: 'offered', place: key })).toBe(measures.offered);
    for (const { weekday, hour, measures } of figures.hours) expect(found({ thing: 'missed', weekday, hour })).toBe(missedOf(measures));
    for (const period of figures.periods) expect(found({ thing: 'answered', days: period })).toBe(period.measures.answered);
    for (const [duration, measures] of figures.durations.entries()) expect(found({ thing: 'talked', duration })).toBe(measures.answered + measures.reached);
    const guangdong = figures.places.filter(({ key }) => key.startsWith('广东/')).reduce((sum, { measures }) => sum + measures.offered, 0);
    expect(found({ thing: 'offered', place: '广东/*' })).toBe(guangdong);
  });

  test('a clock that was put back in the middle of the day loses no call and puts each on its own day', () => {
    const scope: StatisticsScope = { ...scopeOf(0), zone: 'Asia/Shanghai', from: firstDay, until: firstDay + 5, unit: 'day' };
    const base = randomCalls(7, 40, from + 86_400_000, from + 2 * 86_400_000);
    // Rows come in order of their ids; the clock went back ten hours after the twentieth.
    const calls = base.map((call, index) => (index < 20 ? call : { ...call, startedAt: call.startedAt - 36_000_000 }));
    const figures = counted(scope, calls);
    for (const period of figures.periods) {
      expect(period.measures.offered + period.measures.outgoing).toBe(calls.filter(({ startedAt }) => wallOf('Asia/Shanghai', startedAt).day === period.from).length);
    }
    expect(figures.total.offered + figures.total.outgoing).toBe(40);
  });
});

test('a packed day gives back what went in, at any place in a buffer', () => {
  const calls = randomCalls(3, 50, from, until);
  const { bytes, ...rest } = packDay(calls);
  const shifted = new Uint8Array(bytes.byteLength + 3);
  shifted.set(bytes, 3);
  const columns = columnsOf({ ...rest, bytes: shifted.subarray(3) });
  expect([...columns.id]).toEqual(calls.map(({ id }) => id));
  expect([...columns.caller]).toEqual(calls.map(({ caller }) => caller));
  expect([...columns.place].map((word) => columns.words[word])).toEqual(calls.map(({ place }) => place));
  expect([...columns.queueSeconds].map((value) => (value === 0 ? null : value - 1))).toEqual(calls.map(({ queueSeconds }) => queueSeconds));
  expect(() => columnsOf({ ...rest, bytes: bytes.subarray(1) })).toThrow(RangeError);
});

test('all missed outcomes are among the outcomes that are added up as missed', () => {
  for (const outcome of missedOutcomes) expect(missedOf({ ...noMeasures, [outcome]: 1 })).toBe(1);
});
