import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../electron/store/backUp.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';
import { anyCall, anyImportedCall, anyTime, foundCalls, openForTest, temporaryDirectory } from './temporaryStore.ts';

test('a back-up made while calls and chunks are written is a whole store of its own', async () => {
  const { ask, store } = openForTest();
  const targetDirectory = path.join(temporaryDirectory(), 'copy');
  ask.importCalls(Array.from({ length: 3000 }, (_, index) => anyImportedCall({ callId: `old-${index}`, startedAt: anyTime - 100_000 + index })));
  ask.beginCall(anyCall({ callId: 'a' }));
  ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
  ask.appendChunk({ recordingId: 'r', sequence: 0, bytes: Uint8Array.of(1, 2), at: anyTime });

  const progress: number[] = [];
  let written = 0;
  const writing = setInterval(() => {
    ask.beginCall(anyCall({ callId: `during-${written}`, startedAt: anyTime + 10 + written }));
    ask.appendChunk({ recordingId: 'r', sequence: written + 1, bytes: new Uint8Array(5000), at: anyTime });
    written += 1;
  }, 1);
  const result = await backUp(store, { targetDirectory }, (fraction) => progress.push(fraction));
  clearInterval(writing);

  expect(result.files.map(({ name }) => name)).toEqual(['console.db', 'recordings-2026-11.db']);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(fs.readdirSync(targetDirectory).sort()).toEqual(['console.db', 'key.check', 'recordings-2026-11.db']);

  const copy = openForTest(targetDirectory);
  expect(copy.ask.integrity(null).files.map(({ problems }) => problems)).toEqual([[], []]);
  expect(foundCalls(copy.ask, { limit: 500 }).length).toBeGreaterThanOrEqual(3001);
  expect(copy.ask.readRecording({ id: 'r', offset: 0, length: 2 })).toEqual(Uint8Array.of(1, 2));
});

test('a back-up never overwrites what is there, and leaves nothing of an unfinished one behind', async () => {
  const { store } = openForTest();
  const parent = temporaryDirectory();
  await expect(backUp(store, { targetDirectory: parent }, () => undefined)).rejects.toMatchObject({ code: 'targetExists' });
  const targetDirectory = path.join(parent, 'copy');
  fs.mkdirSync(`${targetDirectory}.partial`);
  fs.writeFileSync(path.join(`${targetDirectory}.partial`, 'rest'), '');
  await backUp(store, { targetDirectory }, () => undefined);
  expect(fs.readdirSync(parent)).toEqual(['copy']);
  expect(fs.readdirSync(targetDirectory)).toEqual(['console.db', 'key.check']);
});

test('a recording that is completed during a back-up is whole in the copy, in one of its forms', async () => {
  const { ask, store } = openForTest();
  const targetDirectory = path.join(temporaryDirectory(), 'copy');
  // Enough of a main database that the month's turn comes after the completion.
  ask.importCalls(Array.from({ length: 20_000 }, (_, index) => anyImportedCall({ callId: `old-${index}`, startedAt: anyTime - 100_000 + index })));
  ask.beginCall(anyCall({ callId: 'a' }));
  ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
  for (const [sequence, { bytes, at }] of [...longRecording({ seconds: 3, at: anyTime })].entries()) ask.appendChunk({ recordingId: 'r', sequence, bytes, at });

  let completed: Promise<unknown> | undefined;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  await backUp(store, { targetDirectory }, () => {
    completed ??= Promise.resolve(ask.completeRecording({ id: 'r', state: 'complete' }));
    // A slow disk: the thread that completes goes on meanwhile.
    Atomics.wait(clock, 0, 0, 60);
  });
  await completed;

  const copy = openForTest(targetDirectory);
  expect(copy.ask.integrity(null).files.map(({ problems }) => problems)).toEqual([[], []]);
  await copy.ask.completeRecording({ id: 'r', state: 'complete' });
  const [here, there] = [ask, copy.ask].map((one) => one.getRecording({ callId: 'a' }));
  expect(there).toMatchObject({ byteLength: here!.byteLength, durationMs: here!.durationMs, state: 'complete' });
  expect(copy.ask.readRecording({ id: 'r', offset: 0, length: here!.byteLength })).toEqual(ask.readRecording({ id: 'r', offset: 0, length: here!.byteLength }));
});
