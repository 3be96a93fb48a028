import { CallCounter } from '../../../../shared/statistics/countCalls.ts';
import { CallerCounter } from '../../../../shared/statistics/countCallers.ts';
import { spanBefore } from '../../../../shared/statistics/localDay.ts';
import { columnsOf, packDay, type CountedCall } from '../../../../shared/statistics/packedDay.ts';
import type { StatisticsScope } from '../../../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock } from '../../../../shared/statistics/zoneClock.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { seededRandom } from '../../../bench/fixtures/random.ts';
import { row } from './answers.ts';

const places = ['广东/深圳', '广东/广州', '广东/东莞', '广东/佛山', '上海/上海', '江苏/苏州', '江苏/南京', '浙江/杭州', '浙江/宁波', '北京/北京', '四川/成都', '湖北/武汉', '山东/青岛', '河南/郑州', '陕西/西安', '新疆/乌鲁木齐', '香港/香港', 'unknown/', 'abroad/美国', 'abroad/新加坡'];
const queues = ['售后一组', '售后二组', '销售组', ''];
const numbers = ['4008201234', '4006008899', '4007001515'];
const dispositions = ['#repair/visit', '#enquiry/solved', '#complaint/escalated', '咨询 ▸ 已解决', '预约清洗', ''];

/** A call centre's day: busier in the mornings, hopeless on Mondays at nine. */
function callsOf(day: number, start: number): CountedCall[] {
  const random = seededRandom(day);
  const weekday = (((day + 3) % 7) + 7) % 7;
  const calls = Array.from({ length: weekday > 4 ? 40 : 120 + Math.round(day % 30) }, () => {
    const hour = 8 + Math.floor(Math.min(random.next(), random.next() * 1.3) * 12);
    const busyHour = weekday === 0 && hour === 9;
    return { at: start + hour * 3_600_000 + random.below(3_600_000), busyHour };
  });
  if (weekday === 0) calls.push(...Array.from({ length: 26 }, () => ({ at: start + 9 * 3_600_000 + random.below(3_600_000), busyHour: true })));
  return calls.sort((a, b) => a.at - b.at).map(({ at, busyHour }, index) => {
    const dice = random.next();
    const outcome = dice < 0.12 ? (random.next() < 0.7 ? 'reached' : 'notReached') : random.next() < (busyHour ? 0.55 : 0.12) ? random.pick(['abandoned', 'noAnswer', 'busy', 'abandoned', 'refused', 'turnedAway'] as const) : random.next() < 0.03 ? 'forwarded' : 'answered';
    const talked = outcome === 'answered' || outcome === 'reached';
    const number = random.skewed(3);
    const disposition = talked ? dispositions[random.skewed(dispositions.length)] ?? '' : '';
    return {
      id: at + index, startedAt: at, outcome, caller: 1_138_000_000_00 + random.skewed(number === 1 ? 300 : 3000), ringMs: 2000 + random.below(outcome === 'answered' ? 14_000 : 28_000),
      talkSeconds: talked ? 15 + random.skewed(700) : 0, queueSeconds: outcome === 'reached' || outcome === 'notReached' ? null : random.skewed(50), wrapUpSeconds: talked ? 12 + random.below(disposition.startsWith('#complaint') ? 240 : 40) : null,
      mos: talked ? 3.6 + random.below(80) / 100 : null, survey: talked && random.next() < 0.4 ? 5 - random.skewed(4) : null, serviceNumber: numbers[number] ?? '', queue: random.pick(queues),
      agent: random.pick(['8001', '8002', '8003', '8004']), place: places[random.skewed(places.length)] ?? 'unknown/', disposition,
    };
  });
}

function eachDay(scope: StatisticsScope, from: number, until: number, take: (columns: ReturnType<typeof columnsOf>) => void): void {
  const clock = zoneClock(scope.zone, from * dayMs, until * dayMs);
  const today = Math.floor(Date.now() / dayMs);
  for (let day = from; day < Math.min(until, today + 1); day += 1) take(columnsOf(packDay(callsOf(day, clock.startOf(day)))));
}

/** Counts the calls of each day as the store counts them. */
function countedFrom(each: typeof eachDay): FakeAnswers {
  return {
    'statistics:figures': (({ scope }: { readonly scope: StatisticsScope }) => {
      const before = spanBefore(scope);
      const counter = new CallCounter(scope, zoneClock(scope.zone, before.from * dayMs, scope.until * dayMs), []);
      // Today has had no call.
      if (scope.until - scope.from > 1) each(scope, before.from, scope.until, (columns) => counter.take(columns));
      return counter.result();
    }) as never,
    'statistics:callers': (({ scope, windowDays }: { readonly scope: StatisticsScope; readonly windowDays: number }) => {
      const counter = new CallerCounter(scope, zoneClock(scope.zone, (scope.from - 70) * dayMs, (scope.until + 70) * dayMs), windowDays);
      each(scope, scope.from - windowDays, scope.until + windowDays, (columns) => counter.take(columns));
      counter.finish(Date.now());
      return counter.result();
    }) as never,
  };
}

/** One answered call in the whole time: what a console shows after its first day. */
export const oneCallAnswers: FakeAnswers = {
  ...countedFrom((scope, from, until, take) => {
    const day = Math.floor(Date.now() / dayMs) - 1;
    if (day < from || day >= until) return;
    const first = callsOf(day, zoneClock(scope.zone, from * dayMs, until * dayMs).startOf(day)).find(({ outcome }) => outcome === 'answered');
    if (first) take(columnsOf(packDay([first])));
  }),
  'statistics:agentTimes': () => [],
  'statistics:calls': () => ({ entries: [row(0)], cursor: null }),
};

/** Figures of made-up calls. */
export const statisticsAnswers: FakeAnswers = {
  ...countedFrom(eachDay),
  'statistics:agentTimes': () => [
    { agent: '8001', kind: 'idle', reason: null, ms: 291_600_000 }, { agent: '8001', kind: 'talking', reason: null, ms: 180_000_000 }, { agent: '8001', kind: 'wrapUp', reason: null, ms: 61_200_000 },
    { agent: '8001', kind: 'ringing', reason: null, ms: 13_000_000 }, { agent: '8001', kind: 'break', reason: 'meal', ms: 72_000_000 }, { agent: '8001', kind: 'break', reason: 'meeting', ms: 21_000_000 }, { agent: '8001', kind: 'busy', reason: null, ms: 9_000_000 },
    { agent: '8002', kind: 'idle', reason: null, ms: 251_600_000 }, { agent: '8002', kind: 'talking', reason: null, ms: 220_000_000 }, { agent: '8002', kind: 'wrapUp', reason: null, ms: 81_200_000 }, { agent: '8002', kind: 'break', reason: 'training', ms: 32_000_000 },
  ],
  'statistics:slaRules': () => [],
  'statistics:calls': () => ({ entries: Array.from({ length: 100 }, (_, position) => row(position)), cursor: 1 }),
};
