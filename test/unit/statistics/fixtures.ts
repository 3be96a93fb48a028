import type { CountedCall } from '../../../shared/statistics/packedDay.ts';
import { packDay } from '../../../shared/statistics/packedDay.ts';
import { columnsOf, type DayColumns } from '../../../shared/statistics/packedDay.ts';
import { callOutcomes } from '../../../shared/statistics/callOutcome.ts';
import { dayMs } from '../../../shared/statistics/zoneClock.ts';
import { seededRandom } from '../../bench/fixtures/random.ts';

export const anyCounted: CountedCall = {
  id: 0, startedAt: 0, outcome: 'answered', caller: 0, ringMs: 0, talkSeconds: 0, queueSeconds: null, wrapUpSeconds: null, mos: null, survey: null,
  serviceNumber: '4008201234', queue: '售后', agent: '8001', place: '广东/深圳', disposition: '',
};

/** Random calls between two moments, in order of time; a few callers, so that they call again. */
export function randomCalls(seed: number, count: number, from: number, until: number): CountedCall[] {
  const random = seededRandom(seed);
  const starts = Array.from({ length: count }, () => from + random.below(until - from)).sort((a, b) => a - b);
  let last = Number.NEGATIVE_INFINITY;
  return starts.map((startedAt) => {
    last = Math.max(startedAt, last + 1);
    const outcome = random.pick(callOutcomes);
    const talked = outcome === 'answered' || outcome === 'reached';
    return {
      id: last, startedAt, outcome, caller: random.next() < 0.1 ? 0 : 1_000_000 + random.below(30), ringMs: random.below(60_000), talkSeconds: talked ? random.below(2500) : 0,
      queueSeconds: random.next() < 0.3 ? null : random.below(120), wrapUpSeconds: talked && random.next() < 0.5 ? random.below(100) : null,
      mos: talked && random.next() < 0.5 ? 1 + random.below(3500) / 1000 : null, survey: random.next() < 0.1 ? random.below(6) : null,
      serviceNumber: random.pick(['4008201234', '4006668888', '']), queue: random.pick(['售后', '销售', '']), agent: random.pick(['8001', '8002']),
      place: random.pick(['广东/深圳', '广东/广州', '北京/北京', 'unknown/', 'abroad/美国']), disposition: random.pick(['', '#a/b', '#a/c', '咨询']),
    };
  });
}

/** The calls packed as the store packs them: one block per UTC day of the id. */
export function packedByDay(calls: readonly CountedCall[]): DayColumns[] {
  const days = new Map<number, CountedCall[]>();
  for (const call of calls) {
    const day = Math.floor(call.id / dayMs);
    days.set(day, [...(days.get(day) ?? []), call]);
  }
  return [...days].sort(([a], [b]) => a - b).map(([, day]) => columnsOf(packDay(day)));
}
