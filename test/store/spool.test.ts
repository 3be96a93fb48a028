import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { Spool, spoolFileName } from '../../electron/store/spool.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import type { StoreSecrets } from '../../electron/store/storeSecrets.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { anyCall, anyTime, temporaryDirectory } from './temporaryStore.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');
const fileIn = (directory: string) => path.join(directory, spoolFileName);

async function openClient(directory: string, secrets: StoreSecrets = storeSecrets) {
  const client = await openStore({ entry, directory, spawn: nodeSpawner(process.execPath), secrets });
  onTestFinished(() => client.close());
  return client;
}

/** What a program leaves that asked this and died before its store said a word. */
async function leftBehind(directory: string, requests: readonly Parameters<Spool['asked']>[1][]): Promise<void> {
  const spool = new Spool(directory, storeSecrets);
  requests.forEach((request, id) => spool.asked(id, request));
  await spool.close();
}

const call = (callId: string) => ({ name: 'beginCall', argument: anyCall({ callId }) }) as const;
const chunk = (sequence: number) => ({ name: 'appendChunk', argument: { recordingId: 'r', sequence, bytes: Uint8Array.of(1, sequence), at: anyTime } }) as const;

describe('what a program could not bring to an answer before it died', () => {
  test('while its store hung is in the store after the next start, and kept beside it no longer', async () => {
    const directory = temporaryDirectory();
    const hung = await openClient(directory);
    await hung.beginCall(anyCall({ callId: 'a' }));
    await hung.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
    process.kill(hung.pid!, 'SIGSTOP');
    const asked = [hung.appendChunk(chunk(0).argument), hung.beginCall(anyCall({ callId: 'b' })), hung.appendChunk(chunk(1).argument)];
    await expect.poll(() => fs.existsSync(fileIn(directory)) && new Spool(directory, storeSecrets).read().length).toBe(3);
    // What the death of both leaves, while they live.
    const left = temporaryDirectory();
    fs.cpSync(directory, left, { recursive: true });
    process.kill(hung.pid!, 'SIGCONT');
    await Promise.all(asked);
    await expect.poll(() => fs.existsSync(fileIn(directory))).toBe(false);

    const next = await openClient(left);
    expect((await next.getCall({ callId: 'b' }))?.entry.callId).toBe('b');
    expect([...(await next.readRecording({ id: 'r', offset: 0, length: 9 }))]).toEqual([1, 0, 1, 1]);
    await expect.poll(() => fs.existsSync(fileIn(left))).toBe(false);
  });

  test('and cannot be read is laid aside: the store opens all the same, and what waits next is kept', async () => {
    const directory = temporaryDirectory();
    fs.mkdirSync(fileIn(directory));
    const client = await openClient(directory);
    await client.beginCall(anyCall({ callId: 'a' }));
    expect((await client.getCall({ callId: 'a' }))?.entry.callId).toBe('a');
    expect(fs.readdirSync(directory).filter((name) => name.startsWith(`${spoolFileName}.unreadable-`))).toHaveLength(1);
    await leftBehind(directory, [call('b')]);
    expect(new Spool(directory, storeSecrets).read()).toHaveLength(1);
  });

  test('comes once, however often the program died, and may be known already', async () => {
    const directory = temporaryDirectory();
    await leftBehind(directory, [call('a'), { name: 'beginRecording', argument: { id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' } }, chunk(0)]);
    const bytes = fs.readFileSync(fileIn(directory));
    await (await openClient(directory)).close();
    fs.writeFileSync(fileIn(directory), bytes);
    const client = await openClient(directory);
    expect(await client.getRecordingById({ id: 'r' })).toMatchObject({ chunkCount: 1, byteLength: 2 });
    expect((await client.stats(null)).rows.call).toBe(1);
  });

  test('is not readable beside the store', async () => {
    const directory = temporaryDirectory();
    await leftBehind(directory, [call('a')]);
    const bytes = fs.readFileSync(fileIn(directory));
    for (const secret of ['13812345678', '4008201234', '售后服务', 'beginCall']) expect(bytes.includes(secret)).toBe(false);
  });

  test('is taken up as far as it is whole: what is torn or changed is passed over', async () => {
    const directory = temporaryDirectory();
    await leftBehind(directory, [call('a'), call('b'), call('c')]);
    const bytes = fs.readFileSync(fileIn(directory));
    const second = 4 + bytes.readUInt32LE(0);
    bytes.writeUInt8(bytes.readUInt8(second + 40) ^ 1, second + 40);
    fs.writeFileSync(fileIn(directory), Buffer.concat([bytes, bytes.subarray(0, 100)]));
    const client = await openClient(directory);
    const known = await Promise.all(['a', 'b', 'c'].map(async (callId) => (await client.getCall({ callId })) !== null));
    expect(known).toEqual([true, false, true]);
  });

  test('waits for the key that fits', async () => {
    const directory = temporaryDirectory();
    await (await openClient(directory)).close();
    await leftBehind(directory, [call('a')]);
    await expect(openClient(directory, { ...storeSecrets, masterKey: new Uint8Array(32) })).rejects.toMatchObject({ code: 'wrongKey' });
    expect((await (await openClient(directory)).getCall({ callId: 'a' }))?.entry.callId).toBe('a');
  });

  test('is nothing that could undo what came later', async () => {
    const directory = temporaryDirectory();
    await leftBehind(directory, [{ name: 'putSetting', argument: { key: 'k', value: 1 } }]);
    expect(fs.existsSync(fileIn(directory))).toBe(false);
  });
});
