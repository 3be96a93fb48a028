import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HeartbeatTimes } from '../../electron/store/heartbeat.ts';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import type { StoreClient, StoreState } from '../../electron/store/storeApi.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import { suspectMarkOf } from '../../electron/store/openDatabase.ts';
import { anyCall, anyImportedCall, anyQuery, anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import { openKept } from '../fixtures/openKept.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');

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

describe('the store process', () => {
  test('answers requests with values that keep their types', async () => {
    const client = await openClient(temporaryDirectory());
    await client.beginCall(anyCall({ callId: 'a' }));
    await client.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
    await client.appendChunk({ recordingId: 'r', sequence: 0, bytes: Uint8Array.of(1, 2, 3), at: anyTime });
    const bytes = await client.readRecording({ id: 'r', offset: 1, length: 9 });
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect([...bytes]).toEqual([2, 3]);
    expect((await client.searchCallLog(anyQuery({ text: '售后' }))).entries).toHaveLength(1);
    expect(client.counters()).toEqual({ pending: 0, restarts: 0, hung: 0, timedOut: 0 });
  });

  test('answers a bad request with a code, without the values in it, and lives on', async () => {
    const client = await openClient(temporaryDirectory());
    const { pid } = client;
    await expect(client.appendCallEvents({ callId: 'nobody', events: [] })).rejects.toMatchObject({ code: 'unknownCall' });
    const bad = client.findCustomerByNumber({ number: 13812345678 as unknown as string });
    await expect(bad).rejects.toMatchObject({ code: 'invalidArgument', message: expect.not.stringContaining('138') });
    await expect(client.beginCall({} as never)).rejects.toMatchObject({ code: 'invalidArgument' });
    await expect(client.putSetting({ key: 'k', value: undefined })).rejects.toMatchObject({ code: 'invalidArgument' });
    expect(await client.getSetting({ key: 'k' })).toBeNull();
    expect(client.pid).toBe(pid);
  });

  test('keeps what comes after a call as main gave it, and refuses what is none', async () => {
    const client = await openClient(temporaryDirectory());
    await client.beginCall(anyCall({ callId: 'a' }));
    const quality = { mosAverage: 4.1, mosWorst: 3, lossFraction: 0, jitterMs: 1, roundTripMs: null, codec: 'opus', curve: [4.1, null], alarms: [] } as const;
    await client.putCallQuality({ callId: 'a', quality });
    expect(await client.getCallQuality({ callId: 'a' })).toEqual(quality);
    const disposition = { reason: 'r', result: null, followUp: 'callBack', note: '' } as const;
    await client.keepDisposition({ callId: 'a', disposition, text: '咨询', at: anyTime });
    expect(await client.getDisposition({ callId: 'a' })).toEqual(disposition);
    await expect(client.keepDisposition({ callId: 'a', disposition: { ...disposition, reason: '咨询' }, text: '', at: 0 })).rejects.toMatchObject({ code: 'invalidArgument' });
    expect(await client.keepSurvey({ sipCallId: 'a@test', survey: { score: 5, outOf: null, source: 'X' }, at: anyTime })).toBe('a');
    const task = {
      id: '0f8fad5b-d9cb-469f-a165-70867728950e', number: '1', customerId: null, customerName: '', callId: 'a', dueAt: 1, note: '', state: 'open',
      createdAt: 1, remindedAt: null, closedAt: null,
    } as const;
    await client.saveTask({ task });
    expect(await client.listOpenTasks({ limit: 5 })).toEqual([task]);
    const period = { kind: 'break', reason: 'meal', since: 1, until: null } as const;
    await client.putAgentPeriod({ agent: '8001', period });
    expect(await client.listAgentPeriods({ agent: '8001', from: 0, until: 2 })).toEqual([period]);
    await expect(client.putAgentPeriod({ agent: '8001', period: { ...period, kind: 'asleep' as 'break' } })).rejects.toMatchObject({ code: 'invalidArgument' });
  });

  test('reports progress of a back-up', async () => {
    const directory = temporaryDirectory();
    const client = await openClient(directory);
    await client.beginCall(anyCall({ callId: 'a' }));
    const progress: number[] = [];
    const result = await client.backUp({ targetDirectory: path.join(directory, 'copy') }, { onProgress: (fraction) => progress.push(fraction) });
    expect(result.files).toHaveLength(1);
    expect(progress.at(-1)).toBe(1);
  });

  test('leaves no WAL behind when closed, and answers nothing afterwards', async () => {
    const directory = temporaryDirectory();
    const client = await openClient(directory);
    const late = client.beginCall(anyCall({ callId: 'a' }));
    await client.close();
    await late;
    expect(fs.readdirSync(directory)).toEqual(['console.db', 'console.db.first', 'key.check']);
    await expect(client.getCall({ callId: 'a' })).rejects.toMatchObject({ code: 'closed' });
    await client.close();
  });

  test('that cannot open its database says why', async () => {
    const directory = temporaryDirectory();
    const future = new Database(path.join(directory, 'console.db'));
    future.pragma('user_version = 100000');
    future.close();
    await expect(openClient(directory)).rejects.toMatchObject({ code: 'futureDatabase' });
    fs.writeFileSync(path.join(directory, 'file'), '');
    await expect(openClient(path.join(directory, 'file', 'x'))).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(openStore({ entry: path.join(directory, 'none.ts'), directory, spawn: nodeSpawner(process.execPath), secrets: storeSecrets })).rejects.toMatchObject({ code: 'storeDown' });
  });
});

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

test('damage met in use is repaired by a restart, and the request is answered from what was saved', async () => {
  const directory = temporaryDirectory();
  const { ask, store } = openForTest(directory);
  ask.importCalls(Array.from({ length: 2000 }, (_, index) => anyImportedCall({ callId: `call-${index}`, startedAt: anyTime + index })));
  store.checkpoint('TRUNCATE');
  store.close();
  const file = path.join(directory, 'console.db');
  const raw = openKept(file);
  const leaf = raw.prepare(`SELECT pageno FROM dbstat WHERE name = 'call' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 30`).pluck().get() as number;
  raw.close();
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, (leaf - 1) * 4096);
  fs.closeSync(handle);

  const client = await openClient(directory);
  expect(client.opening.quarantined).toEqual([]);
  const day = await client.countDay({ from: anyTime, until: anyTime + 10_000, agent: null }, { deadlineMs: 20_000 });
  expect(day.offered).toBeGreaterThan(1900);
  expect(day.offered).toBeLessThan(2000);
  expect(client.opening.quarantined).toHaveLength(1);
  expect(client.counters().restarts).toBe(1);
  expect(fs.existsSync(suspectMarkOf(file))).toBe(false);
});
