import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isFolderGone, putBackFolder } from '../../electron/store/putBackFolder.ts';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import type { StoreState } from '../../electron/store/storeApi.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { anyCall, anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';

const entry = path.join(import.meta.dirname, '../../electron/store/storeProcess.ts');
const heartbeat = { everyMs: 100, looks: 300, looksAtLongWork: 600 };

const onLinux = test.runIf(process.platform === 'linux');

onLinux('a folder that is removed under a running store is put back with every row, and that is told', async () => {
  const directory = path.join(temporaryDirectory(), 'data');
  const location = { entry, directory, spawn: nodeSpawner(process.execPath), secrets: storeSecrets, heartbeat };
  const store = await openStore(location);
  onTestFinished(() => store.close());
  const states: StoreState[] = [];
  store.onState((state) => states.push(state));
  await store.beginCall(anyCall({ callId: 'a' }));
  await store.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
  await store.appendChunk({ recordingId: 'r', sequence: 0, bytes: Buffer.from('a voice'), at: anyTime });
  fs.rmSync(directory, { recursive: true });
  await store.beginCall(anyCall({ callId: 'b' }));
  await expect.poll(() => states.at(-1), { timeout: 60_000 }).toMatchObject({ kind: 'up', opening: { putBack: true, quarantined: [] } });
  await store.beginCall(anyCall({ callId: 'c' }));
  for (const callId of ['a', 'b', 'c']) expect((await store.getCall({ callId }, { deadlineMs: 60_000 }))?.entry.callId).toBe(callId);
  expect(Buffer.from(await store.readRecording({ id: 'r', offset: 0, length: 100 }, { deadlineMs: 60_000 })).toString()).toBe('a voice');
}, 120_000);

onLinux('what was put back of a folder that was moved away is whole, and the next opening tells of it once', () => {
  const directory = path.join(temporaryDirectory(), 'data');
  fs.mkdirSync(directory);
  const first = openForTest(directory);
  first.ask.beginCall(anyCall({ callId: 'a' }));
  fs.renameSync(directory, `${directory}-elsewhere`);
  expect(isFolderGone(first.store)).toBe(true);
  first.ask.beginCall(anyCall({ callId: 'b' }));
  putBackFolder(first.store);
  expect(isFolderGone(first.store)).toBe(false);
  const second = openForTest(directory);
  for (const callId of ['a', 'b']) expect(second.ask.getCall({ callId })?.entry.callId).toBe(callId);
  expect(second.ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  expect(second.store.report().putBack).toBe(true);
  second.store.close();
  expect(openForTest(directory).store.report().putBack).toBeUndefined();
});
