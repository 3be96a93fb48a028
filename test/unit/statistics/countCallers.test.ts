import { expect, test } from 'vitest';
import { CallerCounter, type Resolution } from '../../../shared/statistics/countCallers.ts';
import type { CountedCall } from '../../../shared/statistics/packedDay.ts';
import { callerKey, numberOfCaller } from '../../../shared/statistics/packedDay.ts';
import type { StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock } from '../../../shared/statistics/zoneClock.ts';
import { packedByDay, randomCalls } from './fixtures.ts';

const from = Date.UTC(2026, 2, 1);
const until = Date.UTC(2026, 3, 20);
const firstDay = from / dayMs;

function isIncoming({ outcome }: CountedCall): boolean {
  return outcome !== 'reached' && outcome !== 'notReached';
}

/** The definition, call by call. */
function resolutionOf(call: CountedCall, all: readonly CountedCall[], windowDays: number, now: number): Resolution | 'none' {
  const windowMs = windowDays * dayMs;
  const others = all.filter((other) => other.caller === call.caller && isIncoming(other) && other.id !== call.id);
  if (call.caller === 0 || call.outcome !== 'answered') return 'none';
  if (others.some((other) => other.id < call.id && call.startedAt - other.startedAt <= windowMs)) return 'none';
  if (others.some((other) => other.id > call.id && other.startedAt - call.startedAt <= windowMs)) return 'unresolved';
  return call.startedAt + windowMs < now ? 'resolved' : others.some((other) => other.id > call.id) ? 'resolved' : 'undecided';
}

test.each(Array.from({ length: 16 }, (_, seed) => seed))('first-call resolution is what its definition says, call by call (%i)', (seed) => {
  const calls = randomCalls(seed, 160, from, until).map((call) => ({ ...call, caller: call.caller === 0 ? 0 : call.caller + (call.id % 7) * 1000 }));
  const windowDays = 1 + (seed % 9);
  const scope: StatisticsScope = { zone: 'Asia/Shanghai', from: firstDay + 10, until: firstDay + 35, unit: 'day', agent: seed % 2 === 0 ? '8001' : null, serviceNumber: null, queue: seed % 3 === 0 ? '售后' : null };
  const now = until - 5 * dayMs;
  const known = calls.filter(({ startedAt }) => startedAt < now);
  const decided = new Map<number, Resolution>();
  const clock = zoneClock(scope.zone, from, until);
  const counter = new CallerCounter(scope, clock, windowDays, (id, resolution) => decided.set(id, resolution));
  for (const day of packedByDay(known)) counter.take(day);
  counter.finish(now);
  const inScope = (call: CountedCall) => clock.dayOf(call.startedAt) >= scope.from && clock.dayOf(call.startedAt) < scope.until && (scope.agent ?? call.agent) === call.agent && (scope.queue ?? call.queue) === call.queue;
  const expected = new Map(known.filter(inScope).map((call) => [call.id, resolutionOf(call, known, windowDays, now)] as const).filter(([, resolution]) => resolution !== 'none'));
  expect(Object.fromEntries(decided)).toEqual(Object.fromEntries(expected));
  const { total, repeatCallers, serviceNumbers } = counter.result();
  const count = (wanted: Resolution) => [...expected.values()].filter((resolution) => resolution === wanted).length;
  expect(total).toMatchObject({ resolved: count('resolved'), unresolved: count('unresolved'), undecided: count('undecided') });
  expect(serviceNumbers.reduce((sum, { resolved }) => sum + resolved, 0)).toBe(total.resolved);
  const counts = new Map<number, number>();
  for (const call of known.filter(inScope)) if (isIncoming(call) && call.caller !== 0) counts.set(call.caller, (counts.get(call.caller) ?? 0) + 1);
  expect(repeatCallers).toHaveLength([...counts.values()].filter((calls) => calls > 1).length);
  for (const { number, calls: sum } of repeatCallers) expect(counts.get(callerKey(number))).toBe(sum);
});

test('every canonical number has a key of its own that gives it back; what is none is nobody', () => {
  for (const number of ['13812345678', '075512345678', '+14155550123', '8001', '0', '00', '+8613812345678', '123456789012345']) expect(numberOfCaller(callerKey(number))).toBe(number);
  for (const nobody of ['', 'anonymous', '+', '12a', '1234567890123456']) expect(callerKey(nobody)).toBe(0);
  expect(new Set(['0', '00', '000', '+0'].map(callerKey)).size).toBe(4);
});
