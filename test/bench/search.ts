/**
 * Searching five million calls from main's view through a real store process: digits, hanzi, filters alone and with a text,
 * a page from the middle, and how long counting takes until it is exact.
 */
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import type { StoreClient } from '../../electron/store/storeApi.ts';
import { openBenchStore } from './fixtures/benchStore.ts';
import { benchCustomers, benchNow, ensureBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { describeTimes, percentile, rounded } from './fixtures/figures.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { seededRandom } from './fixtures/random.ts';
import { agents, queues, serviceNumbers } from './fixtures/words.ts';
import type { BenchOptions } from './runBench.ts';

const day = 86_400_000;
const pageRows = 100;

/** A full page as the window fetches it: a long search answers in steps. */
async function pageTime(store: StoreClient, filters: Partial<CallLogFilters>, from: string | null = null): Promise<number> {
  const start = performance.now();
  let rows = 0;
  for (let cursor = from; ;) {
    const page = await store.searchCallLog({ ...noFilters, ...filters, limit: pageRows - rows, cursor });
    rows += page.entries.length;
    if (page.cursor === null || rows >= pageRows) return performance.now() - start;
    cursor = page.cursor;
  }
}

/** Milliseconds until the count is exact, the longest step, and the count. */
async function countTime(store: StoreClient, filters: Partial<CallLogFilters>): Promise<{ readonly ms: number; readonly longestStep: number; readonly count: number }> {
  const start = performance.now();
  let [count, longestStep, skip] = [0, 0, 0];
  for (let cursor: string | null = null; ;) {
    const before = performance.now();
    const step = await store.measureCallLog({ ...noFilters, ...filters, every: pageRows, skip, cursor, column: null });
    longestStep = Math.max(longestStep, performance.now() - before);
    count += step.count;
    if (step.cursor === null) return { ms: performance.now() - start, longestStep, count };
    [cursor, skip] = [step.cursor, step.nextIn];
  }
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const size = quick ? { calls: 20_000, customers: 4000 } : { calls: 5_000_000, customers: 200_000 };
  const directory = ensureBenchDatabase({ ...size, onProgress: (line) => console.log(line) });
  const store = await openBenchStore(directory);
  try {
    const random = seededRandom(7);
    const cards = benchCustomers(size.customers);
    const turns = quick ? 40 : 400;
    const digits = (): string => {
      const number = random.next() < 0.7 ? (random.pick(cards).numbers[0] ?? '13812345678') : phoneKey(random);
      const length = 3 + random.below(Math.max(1, number.length - 2));
      return number.slice(random.below(number.length - length + 1)).slice(0, length);
    };
    const hanzi = (): string => [...(random.pick(cards).name || '王伟')].slice(0, 1 + random.below(2)).join('');
    const span = (): Partial<CallLogFilters> => ({ from: benchNow - (30 + random.below(300)) * day, until: benchNow - random.below(30) * day });
    const kinds: Readonly<Record<string, () => Partial<CallLogFilters>>> = {
      digits: () => ({ text: digits() }),
      hanzi: () => ({ text: hanzi() }),
      twoTerms: () => ({ text: `${hanzi()} ${digits().slice(0, 4)}` }),
      filters: () => random.pick([
        { agents: [random.pick(agents)] }, { queues: [random.pick(queues)], ...span() }, { results: ['missed'] as const, serviceNumbers: [random.pick(serviceNumbers)] },
        { areas: ['深圳'], direction: 'outgoing' as const }, { talk: { min: 600, max: null }, agents: [random.pick(agents)] }, { levels: ['VIP'], ...span() }, { tags: ['催单'] },
      ]) as Partial<CallLogFilters>,
      filtersWithText: () => ({ text: random.next() < 0.5 ? hanzi() : digits().slice(0, 5), agents: [random.pick(agents)], ...span() }),
    };
    const metrics: Record<string, number> = {};
    for (const [name, ask] of Object.entries(kinds)) {
      const times: number[] = [];
      for (let turn = 0; turn < turns + 20; turn += 1) {
        const ms = await pageTime(store, ask());
        if (turn >= 20) times.push(ms);
      }
      console.log(describeTimes(name, times));
      metrics[`${name}P99Ms`] = rounded(percentile(times, 0.99));
    }
    const jumps: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) jumps.push(await pageTime(store, {}, String(benchNow - Math.floor(random.next() * 400 * day))));
    console.log(describeTimes('a page from anywhere', jumps));
    for (const [name, filters] of Object.entries({ everything: {}, answered: { results: ['answered'] as ['answered'] }, agent: { agents: ['8001'] }, hanzi: { text: '王' } })) {
      const { ms, longestStep, count } = await countTime(store, filters);
      console.log(`count of ${name}: ${count} in ${rounded(ms)} ms, longest step ${rounded(longestStep)} ms`);
      metrics[`${name}CountMs`] = rounded(ms);
      metrics.longestStepMs = Math.max(metrics.longestStepMs ?? 0, rounded(longestStep));
    }
    return { ...metrics, jumpP99Ms: rounded(percentile(jumps, 0.99)) };
  } finally {
    await store.close();
  }
}
