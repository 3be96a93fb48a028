import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import type { StoreClient } from '../../electron/store/storeApi.ts';
import { startAhead } from '../../electron/store/startAhead.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import { suspectMarkOf } from '../../electron/store/openDatabase.ts';
import { stretched } from '../../electron/vault/stretching.ts';
import { anyCall, anyImportedCall, anyQuery, anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import { openKept } from '../fixtures/openKept.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');

async function openClient(directory: string): Promise<StoreClient & { readonly pid: number | undefined }> {
  const client = await openStore({ entry, directory, spawn: nodeSpawner(process.execPath), secrets: storeSecrets });
  onTestFinished(() => client.close());
  return client;
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

  test('stretches the passphrase that opens its data before it has any, and then opens them', async () => {
    const directory = temporaryDirectory();
    const ahead = startAhead(nodeSpawner(process.execPath), entry, [directory], () => Promise.reject(new Error('The process should have done it')));
    onTestFinished(() => ahead.stop());
    const stretching = { passphrase: '打开', salt: Uint8Array.from({ length: 16 }, (_none, at) => at), n: 2 ** 14, r: 8, p: 1 };
    expect((await ahead.stretch(stretching)).equals(stretched(stretching))).toBe(true);
    const client = await openStore({ entry, directory, spawn: ahead.spawn, secrets: storeSecrets });
    onTestFinished(() => client.close());
    await client.beginCall(anyCall({ callId: 'a' }));
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
