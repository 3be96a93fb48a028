/**
 * Statistics of a year at full size, from main's view through a real store process: the first look after an upgrade (every
 * day is packed), the next looks, first-call resolution, the calls behind a figure; and what a caller waits meanwhile: the
 * data of a pop asked for again and again while a year is counted. Peer: the same totals and groups as plain SQL over the
 * calls.
 */
import fs from 'node:fs';
import { rawOf } from '../../electron/store/connection.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { anyPick, type StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { openBenchStore } from './fixtures/benchStore.ts';
import { benchNow, copyBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { describeTimes, percentile, rounded, timesOf } from './fixtures/figures.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import type { BenchOptions } from './runBench.ts';

const today = Math.floor((benchNow + 8 * 3_600_000) / 86_400_000);
const year: StatisticsScope = { zone: 'Asia/Shanghai', from: today - 365, until: today, unit: 'month', agent: null, serviceNumber: null, queue: null };
const patient = { deadlineMs: 300_000 };

/** What one look tells, asked of the calls themselves. */
function sqlMilliseconds(directory: string): number {
  const db = rawOf(openStoreDirectory(directory, storeSecrets).db);
  const from = benchNow - 365 * 86_400_000;
  const local = `(startedAt + 28800000) / 3600000`;
  const sums = 'count(*), count(answeredAt), sum(talkSeconds), sum(answeredAt - startedAt)';
  const began = performance.now();
  for (const by of [`'all'`, `${local} / 24`, `(${local} / 24 + 3) % 7, ${local} % 24`, 'serviceNumber', 'queue', 'agent', 'areaText', 'disposition']) {
    db.prepare(`SELECT ${sums} FROM call WHERE id >= ? GROUP BY ${by}`).all(from);
  }
  db.close();
  return performance.now() - began;
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const size = quick ? { calls: 20_000, customers: 4000 } : { calls: 1_000_000, customers: 200_000 };
  const directory = copyBenchDatabase({ ...size, onProgress: (line) => console.log(line) });
  try {
    const store = await openBenchStore(directory);
    const times = async (count: number, ask: () => Promise<unknown>): Promise<number[]> => timesOf(Array.from({ length: count }), ask, 0);
    const first = (await times(1, () => store.countCalls({ scope: year }, patient)))[0] ?? 0;
    const { total } = await store.countCalls({ scope: year }, patient);
    console.log(`first look, all days packed: ${rounded(first)} ms; ${total.offered + total.outgoing} calls in the year`);
    let shift = 0;
    // Never the same question: an answer that is known already costs nothing.
    const looks = await times(10, () => store.countCalls({ scope: { ...year, from: year.from - (shift += 1) } }, patient));
    console.log(describeTimes('a year', looks));
    const months = await times(20, () => store.countCalls({ scope: { ...year, from: today - 30 - (shift += 1), until: today - shift, unit: 'day' } }, patient));
    console.log(describeTimes('thirty days', months));
    const agents = await times(10, () => store.countCalls({ scope: { ...year, from: year.from - (shift += 1), agent: '8001' } }, patient));
    console.log(describeTimes('a year of one agent', agents));
    const callers = await times(5, () => store.countCallers({ scope: year, windowDays: 7, now: benchNow }, patient));
    console.log(describeTimes('first-call resolution and repeat callers of a year', callers));
    const pages = await times(10, () => store.listCountedCalls({ scope: year, pick: { ...anyPick, thing: 'missed', weekday: 0, hour: 9 }, now: benchNow, cursor: null, limit: 100 }, patient));
    console.log(describeTimes('the newest hundred calls behind a figure', pages));

    const counting = { done: false };
    const counted = store.countCalls({ scope: { ...year, from: year.from - (shift += 1) } }, patient).then(() => { counting.done = true; });
    const pops: number[] = [];
    while (!counting.done) pops.push(...await timesOf([null], () => store.findPopData({ numberKey: '13812345678', customerId: null, serviceNumber: '4008201234', callLimit: 20 }), 0));
    await counted;
    console.log(describeTimes('data of a pop while a year is counted', pops));
    await store.close();
    const sql = sqlMilliseconds(directory);
    console.log(`the same as plain SQL, in process: ${rounded(sql)} ms`);
    return {
      firstLookMs: rounded(first), yearP50Ms: rounded(percentile(looks, 0.5)), yearWorstMs: rounded(Math.max(...looks)), monthP50Ms: rounded(percentile(months, 0.5)),
      callersP50Ms: rounded(percentile(callers, 0.5)), pageP50Ms: rounded(percentile(pages, 0.5)), popWhileCountingP99Ms: rounded(percentile(pops, 0.99)), sqlMs: rounded(sql),
    };
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
