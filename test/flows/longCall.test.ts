import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RecordingWriter } from '../../electron/recordings/recordingWriter.ts';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import { StoreError } from '../../electron/store/storeErrors.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { finishedOf, read, seconds } from '../store/completing.ts';
import { anyCall, anyTime, temporaryDirectory } from '../store/temporaryStore.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');
const minutes = 30;

test('a call of half an hour is recorded whole although the store dies in it and the disk is full for a while', async () => {
  const client = await openStore({ entry, directory: temporaryDirectory(), spawn: nodeSpawner(process.execPath), secrets: storeSecrets });
  onTestFinished(() => client.close());
  const pieces = seconds(minutes * 60);
  let full = false;
  let refusals = 0;
  const told: string[] = [];
  await client.beginCall(anyCall({ callId: 'long' }));
  const writer = new RecordingWriter({
    beginRecording: (row) => client.beginRecording(row),
    appendChunk: (chunk) => {
      refusals += full ? 1 : 0;
      return full ? Promise.reject(new StoreError('diskFull', 'SQLITE_FULL')) : client.appendChunk(chunk);
    },
    completeRecording: (argument) => client.completeRecording(argument),
    listUnfinishedRecordings: () => client.listUnfinishedRecordings(null),
  }, { id: 'r', callId: 'long', startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' }, {
    stored: () => undefined,
    waiting: () => told.push('waiting'),
    failed: () => told.push('failed'),
  });
  for (const [second, { bytes, at }] of pieces.entries()) {
    if (second === 600) process.kill(client.pid!, 'SIGKILL');
    if (second === 1_200) full = true;
    if (second === 1_260) full = false;
    writer.add({ bytes, at });
    // As they come: one after another, never all in one turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await writer.end()).toBe(true);
  expect(refusals).toBeGreaterThan(0);
  expect(told).toEqual(['waiting']);
  expect(await client.getRecordingById({ id: 'r' })).toMatchObject({ state: 'complete', form: 'finished', raw: { chunkCount: minutes * 60 } });
  expect(Math.abs((await client.getRecordingById({ id: 'r' }))!.durationMs! - minutes * 60_000)).toBeLessThan(1_000);
  expect((await read(client)).equals(Buffer.from((await finishedOf(pieces)).bytes))).toBe(true);
}, 120_000);
