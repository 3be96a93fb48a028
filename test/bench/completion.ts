/**
 * `completion`: a recording of an hour is completed while a caller is looked up over and over; how long the completion
 * takes, and how long those look-ups wait beside it and without it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';
import { machineLoad, percentile, rounded } from './live/figures.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');
const number = '13912345678';

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const directory = await mkdtemp(path.join(tmpdir(), 'console-400-completion-'));
  const store = await openStore({ entry, directory, spawn: nodeSpawner(process.execPath), secrets: storeSecrets });
  /** Waits of look-ups, one each millisecond, until `over`. */
  async function waits(over: () => boolean): Promise<number[]> {
    const measured: number[] = [];
    while (!over()) {
      const from = performance.now();
      await store.findPopData({ numberKey: number, customerId: null, serviceNumber: '4008001234', callLimit: 20 });
      measured.push(performance.now() - from);
      await delay(1);
    }
    return measured;
  }
  try {
    const startedAt = Date.now() - 7_200_000;
    await store.beginCall({
      callId: 'c', sipCallId: 'c', direction: 'incoming', startedAt, line: 1, remoteNumber: number, remoteRaw: number, serviceNumber: '4008001234', facts: noFacts,
      agent: '8001', areaText: '', queue: '', queueWaitSeconds: null, ivrPath: '', routeRule: '',
    });
    await store.beginRecording({ id: 'r', callId: 'c', startedAt, mimeType: 'audio/webm;codecs=opus' });
    let sequence = 0;
    for (const { bytes, at } of longRecording({ seconds: quick ? 120 : 3600, at: startedAt })) await store.appendChunk({ recordingId: 'r', sequence: sequence++, bytes, at });
    await delay(6_000);
    let over = false;
    setTimeout(() => { over = true; }, 5_000);
    const idle = await waits(() => over);
    let done = false;
    const from = performance.now();
    const completing = store.completeRecording({ id: 'r', state: 'complete' }).then(() => { done = true; return performance.now() - from; });
    const beside = await waits(() => done);
    const completeMs = await completing;
    console.log(machineLoad());
    return {
      completeMs: rounded(completeMs), chunks: sequence,
      p50Ms: rounded(percentile(beside, 0.5)), p99Ms: rounded(percentile(beside, 0.99)), maxMs: rounded(Math.max(...beside)),
      idleP50Ms: rounded(percentile(idle, 0.5)), idleP99Ms: rounded(percentile(idle, 0.99)), idleMaxMs: rounded(Math.max(...idle)),
    };
  } finally {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}
