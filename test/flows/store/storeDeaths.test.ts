import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HeartbeatTimes } from '../../../electron/store/heartbeat.ts';
import { nodeSpawner } from '../../../electron/store/nodeSpawner.ts';
import type { StoreClient, StoreState } from '../../../electron/store/storeApi.ts';
import { openStore } from '../../../electron/store/storeClient.ts';
import { storeSecrets } from '../../fixtures/storeSecrets.ts';
import { anyCall, anyImportedCall, anyTime, openForTest, temporaryDirectory } from '../../store/temporaryStore.ts';

const entry = path.resolve(import.meta.dirname, '../../../electron/store/storeProcess.ts');

async function openClient(directory: string, heartbeat?: HeartbeatTimes): Promise<StoreClient & { readonly pid: number | undefined }> {
  const client = await openStore({ entry, directory, spawn: nodeSpawner(process.execPath), secrets: storeSecrets, ...(heartbeat && { heartbeat }) });
  onTestFinished(() => client.close());
  return client;
}

function kill(client: { readonly pid: number | undefined }, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (client.pid !== undefined) process.kill(client.pid, signal);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

describe('a store process killed with SIGKILL', () => {
  test('again and again in a stream of events and chunks loses nothing that it acknowledged, and doubles nothing', async () => {
    const directory = temporaryDirectory();
    const client = await openClient(directory);
    await client.beginCall(anyCall({ callId: 'a' }));
    await client.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
    const states: StoreState['kind'][] = [];
    client.onState((state) => states.push(state.kind));

    const kills = 6;
    let running = true;
    const killer = (async () => {
      for (let count = 0; count < kills; count += 1) {
        // The process of this round is there once it answers.
        await client.getSetting({ key: 'any' }, { deadlineMs: 20_000 });
        await pause(100 + 37 * count);
        kill(client);
      }
      await client.getSetting({ key: 'any' }, { deadlineMs: 20_000 });
    })().finally(() => { running = false; });
    const unanswered: (Promise<void> | undefined)[] = [];
    let sequence = 0;
    for (; running; sequence += 1) {
      const bytes = new Uint8Array(2000).fill(sequence % 251);
      unanswered.push(client.appendChunk({ recordingId: 'r', sequence, bytes, at: anyTime + sequence }));
      unanswered.push(client.appendCallEvents({ callId: 'a', events: [{ sequence, event: { kind: 'muted', at: anyTime + sequence } }] }));
      // Several requests are always on their way, so that kills hit between a commit and its answer.
      while (unanswered.length >= 16) await unanswered.shift();
    }
    await killer;
    await Promise.all(unanswered);

    expect(client.counters()).toMatchObject({ restarts: kills, pending: 0 });
    expect(states.filter((kind) => kind === 'down')).toHaveLength(kills);
    const detail = await client.getCall({ callId: 'a' });
    expect(detail?.events.map((event) => event.sequence)).toEqual(Array.from({ length: sequence }, (_, index) => index));
    expect(await client.getRecordingById({ id: 'r' })).toMatchObject({ chunkCount: sequence, byteLength: sequence * 2000 });
    const bytes = await client.readRecording({ id: 'r', offset: 0, length: sequence * 2000 });
    for (let index = 0; index < sequence; index += 1) expect(bytes[index * 2000 + 1999]).toBe(index % 251);
    expect((await client.integrity(null)).files.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('and never started again still holds every acknowledged row', async () => {
    const directory = temporaryDirectory();
    const client = await openClient(directory);
    let acknowledged = 0;
    for (; acknowledged < 25; acknowledged += 1) await client.beginCall(anyCall({ callId: `call-${acknowledged}`, startedAt: anyTime + acknowledged }));
    const { pid } = client;
    kill(client);
    const closing = client.close();
    while (pid !== undefined && fs.existsSync(`/proc/${pid}/exe`) && client.counters().restarts === 0 && client.pid === pid) await pause(5);
    await closing;
    const { ask } = openForTest(directory);
    expect(ask.stats(null).rows.call).toBe(acknowledged);
  });

  test('during a job fails the job and keeps the queries', async () => {
    const directory = temporaryDirectory();
    const { ask, store } = openForTest(directory);
    for (let part = 0; part < 4; part += 1) {
      ask.importCalls(Array.from({ length: 10_000 }, (_, index) => anyImportedCall({ callId: `${part}-${index}`, startedAt: anyTime + part * 10_000 + index })));
    }
    store.close();
    const client = await openClient(directory);
    const job = client.integrity(null);
    const query = client.getCall({ callId: '3-9999' });
    kill(client);
    await expect(job).rejects.toMatchObject({ code: 'storeDown' });
    expect((await query)?.entry.callId).toBe('3-9999');
  });

  test('and slow to return gives up a query at its deadline, but never a command', async () => {
    const client = await openClient(temporaryDirectory());
    kill(client);
    const query = client.getCall({ callId: 'a' }, { deadlineMs: 1 });
    const command = client.beginCall(anyCall({ callId: 'a' }));
    await expect(query).rejects.toMatchObject({ code: 'timedOut' });
    await command;
    expect(client.counters()).toMatchObject({ timedOut: 1, restarts: 1 });
    expect((await client.getCall({ callId: 'a' }))?.entry.callId).toBe('a');
  });
});

describe('a store process that lives and answers nothing', () => {
  const impatient: HeartbeatTimes = { everyMs: 500, looks: 3, looksAtLongWork: 1000 };

  test('is replaced, and everything unanswered is sent to the next one in its order', async () => {
    const client = await openClient(temporaryDirectory(), impatient);
    await client.beginCall(anyCall({ callId: 'a' }));
    const reasons: string[] = [];
    client.onState((state) => { if (state.kind === 'down') reasons.push(state.reason); });
    const { pid } = client;
    kill(client, 'SIGSTOP');
    const commands = Array.from({ length: 20 }, (_, sequence) =>
      client.appendCallEvents({ callId: 'a', events: [{ sequence, event: { kind: 'muted', at: anyTime + sequence } }] }));
    const query = client.getCall({ callId: 'a' }, { deadlineMs: 20_000 });
    await Promise.all(commands);
    expect((await query)?.events.map(({ sequence }) => sequence)).toEqual(commands.map((_, index) => index));
    expect(client.pid).not.toBe(pid);
    expect(client.counters()).toMatchObject({ pending: 0, hung: 1, restarts: 1 });
    expect(reasons).toEqual(['The store process did not answer any more.']);
  });

  test('while nothing is asked of it is replaced too, so that the next request finds one that answers', async () => {
    const client = await openClient(temporaryDirectory(), impatient);
    const up = new Promise<void>((resolve) => { client.onState((state) => { if (state.kind === 'up') resolve(); }); });
    kill(client, 'SIGSTOP');
    await up;
    expect(await client.getSetting({ key: 'any' }, { deadlineMs: 20_000 })).toBeNull();
    expect(client.counters().hung).toBe(1);
  });

  test('is left alone during work that takes long', async () => {
    const client = await openClient(temporaryDirectory(), impatient);
    const { pid } = client;
    kill(client, 'SIGSTOP');
    const job = client.integrity(null);
    await pause(3000);
    kill(client, 'SIGCONT');
    expect((await job).files).toHaveLength(1);
    expect(client.pid).toBe(pid);
    expect(client.counters()).toMatchObject({ hung: 0, restarts: 0 });
  });
});
