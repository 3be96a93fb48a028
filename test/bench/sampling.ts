/**
 * A sample drawn of very many calls, from main's view through a real store process: how long it takes, and how long the commit of
 * a call that rings waits meanwhile; beside it the same commits while nothing else is done. Peer: the same choice in
 * process, which is how long the store's thread was kept from everybody when it chose by itself.
 */
import fs from 'node:fs';
import { rawOf } from '../../electron/store/connection.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import type { StoreClient } from '../../electron/store/storeApi.ts';
import { chooseSample } from '../../electron/store/tables/sampleCandidates.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import { samplingPlanSchema } from '../../shared/reviews/samplingPlan.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { openBenchStore } from './fixtures/benchStore.ts';
import { benchNow, copyBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { describeTimes, percentile, rounded } from './fixtures/figures.ts';
import type { BenchOptions } from './runBench.ts';

const plan = samplingPlanSchema.parse({ id: 'plan', name: '风险', on: true, kind: 'risk', period: 'week', perAgent: 100, seed: 'bench', conditions: {} });
/** Some seven weeks: far more than a plan draws of. */
const period = { name: 'bench', from: benchNow - 50 * 86_400_000, until: benchNow };
const asked = { planId: plan.id, closing: [period], running: null };
/** As `SamplingDesk` keeps them. */
const keptAtOnce = 20;
const betweenMs = 10;
/** Long enough for what a start does afterwards by itself. */
const quietMs = 8_000;

/** Gives every answered call of the period a recording. @returns milliseconds of the choice in process */
async function prepare(directory: string): Promise<number> {
  const store = openStoreDirectory(directory, storeSecrets);
  const db = rawOf(store.db);
  db.prepare('INSERT INTO samplingPlan (id, plan, madeAt) VALUES (?, ?, 1)').run(plan.id, JSON.stringify(plan));
  db.prepare(
    `INSERT INTO recording (id, call, startedAt, state, mimeType, shard, chunkCount, byteLength, durationMs, seekIndex, form, rawKept)
     SELECT 'of-' || id, id, startedAt, 'complete', 'audio/webm', '2026-10', 1, 1, 1000, '[]', 'finished', 0 FROM call
     WHERE id >= ? AND result = 'answered' AND NOT EXISTS (SELECT 1 FROM recording WHERE recording.call = call.id)`,
  ).run(period.from);
  const { count } = db.prepare('SELECT count(*) AS count FROM call WHERE id >= ? AND result = ?').get(period.from, 'answered') as { count: number };
  const began = performance.now();
  const chosen = (await chooseSample(store.db, asked, () => Promise.resolve()))[0]?.sampled.length ?? 0;
  const ms = performance.now() - began;
  console.log(`${count} calls to choose of, ${chosen} chosen; in process ${rounded(ms)} ms`);
  db.close();
  return ms;
}

let calls = 0;
/** Milliseconds until calls that begin one after another are committed, while something is not done. */
async function ringsDuring(store: StoreClient, work: Promise<unknown>): Promise<number[]> {
  const state = { done: false };
  const settled = work.finally(() => { state.done = true; });
  const times: number[] = [];
  while (!state.done) {
    const began = performance.now();
    await store.beginCall({
      callId: `ring-${(calls += 1)}`, sipCallId: `ring-${calls}@bench`, direction: 'incoming', startedAt: benchNow + calls * 1_000, line: 1, remoteNumber: '13812345678', remoteRaw: '13812345678',
      serviceNumber: '4008201234', facts: noFacts, agent: '8001', areaText: '', queue: '', queueWaitSeconds: null, ivrPath: '', routeRule: '',
    });
    times.push(performance.now() - began);
    await new Promise((resolve) => { setTimeout(resolve, betweenMs); });
  }
  await settled;
  return times;
}

async function draw(store: StoreClient): Promise<number> {
  const began = performance.now();
  for (const { sampled, ...one } of await store.chooseSample(asked, { deadlineMs: 120_000 })) {
    for (let at = 0; at < sampled.length; at += keptAtOnce) {
      await store.keepSample({ planId: plan.id, ...one, closes: at + keptAtOnce >= sampled.length, sampled: sampled.slice(at, at + keptAtOnce), by: 'bench', at: benchNow });
    }
  }
  return performance.now() - began;
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const size = quick ? { calls: 20_000, customers: 4000 } : { calls: 1_000_000, customers: 200_000 };
  const directory = copyBenchDatabase({ ...size, onProgress: (line) => console.log(line) });
  try {
    const inProcess = await prepare(directory);
    const store = await openBenchStore(directory);
    const quiet = await ringsDuring(store, new Promise((resolve) => { setTimeout(resolve, quietMs); }));
    console.log(describeTimes('a ring is committed, nothing else done', quiet));
    let drawnMs = 0;
    const rings = await ringsDuring(store, draw(store).then((ms) => { drawnMs = ms; }));
    console.log(describeTimes('a ring is committed while a sample is drawn', rings));
    console.log(`drawn and kept: ${rounded(drawnMs)} ms`);
    await store.close();
    return { drawnMs: rounded(drawnMs), ringP99Ms: rounded(percentile(rings, 0.99)), ringWorstMs: rounded(Math.max(...rings)), quietP99Ms: rounded(percentile(quiet, 0.99)), quietWorstMs: rounded(Math.max(...quiet)), inProcessMs: rounded(inProcess) };
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
