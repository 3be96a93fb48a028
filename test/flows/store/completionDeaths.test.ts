import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CallRecorder } from '../../../electron/recordings/recordCalls.ts';
import { nodeSpawner } from '../../../electron/store/nodeSpawner.ts';
import { openStore } from '../../../electron/store/storeClient.ts';
import { anyTime, temporaryDirectory } from '../../store/temporaryStore.ts';
import { storeSecrets } from '../../fixtures/storeSecrets.ts';
import { append, begin, chunkRows, finishedOf, pause, read, seconds, sha256, wholeOf } from '../../store/completing.ts';

const entry = path.resolve(import.meta.dirname, '../../../electron/store/storeProcess.ts');

async function openClient(directory: string) {
  const client = await openStore({ entry, directory, spawn: nodeSpawner(process.execPath), secrets: storeSecrets });
  onTestFinished(() => client.close());
  const kill = (): void => {
    if (client.pid !== undefined) process.kill(client.pid, 'SIGKILL');
  };
  return { client, kill };
}

describe('a store process that completes a recording', () => {
  test('answers others meanwhile, and every reader gets all of one form', async () => {
    const { client } = await openClient(temporaryDirectory());
    const pieces = seconds(300);
    await begin(client);
    await append(client, pieces);
    const forms = { raw: wholeOf(pieces), finished: Buffer.from((await finishedOf(pieces)).bytes) };
    let answered = 0;
    let done = false;
    const completing = client.completeRecording({ id: 'r', state: 'complete' }).then(() => { done = true; });
    const seen = new Set<string>();
    while (!done) {
      const recording = (await client.getRecordingById({ id: 'r' }))!;
      expect(recording.byteLength).toBe(forms[recording.form].byteLength);
      seen.add(recording.form);
      const offset = Math.floor(recording.byteLength / 2);
      const bytes = await client.readRecording({ id: 'r', form: recording.form, offset, length: 5000 }).catch((error: { code: string }) => error.code);
      if (typeof bytes === 'string') expect([bytes, (await client.getRecordingById({ id: 'r' }))?.form]).toEqual(['conflict', 'finished']);
      else expect(Buffer.from(bytes).equals(forms[recording.form].subarray(offset, offset + 5000))).toBe(true);
      answered += 1;
    }
    await completing;
    expect(answered).toBeGreaterThan(10);
    expect(seen).toContain('raw');
    expect((await read(client)).equals(forms.finished)).toBe(true);
  });

  test('killed again and again at it completes it in the end, exactly once', async () => {
    const directory = temporaryDirectory();
    const { client, kill } = await openClient(directory);
    const pieces = seconds(120);
    await begin(client);
    await append(client, pieces);
    let done = false;
    const completing = client.completeRecording({ id: 'r', state: 'complete' }).finally(() => { done = true; });
    for (const afterMs of [30, 150, 300, 450]) {
      await client.stats(null);
      await pause(afterMs);
      if (!done) kill();
    }
    // And once more while the raw chunks are being removed.
    while (!done && (await client.getRecordingById({ id: 'r' }))?.form === 'raw') await pause(1);
    if (!done) kill();
    await completing;
    const expected = Buffer.from((await finishedOf(pieces)).bytes);
    expect((await read(client)).equals(expected)).toBe(true);
    expect(await client.getRecordingById({ id: 'r' })).toMatchObject({ state: 'complete', raw: { chunkCount: 120, sha256: sha256(wholeOf(pieces)).toString('hex') } });
    for (const { problems } of (await client.integrity(null)).files) expect(problems).toEqual([]);
    expect((await read(client)).equals(expected)).toBe(true);
    expect(chunkRows(directory)).toHaveLength(Math.ceil(expected.byteLength / (128 * 1024)));
    expect(client.counters().restarts).toBeGreaterThan(0);
  });

  test('killed while chunks come loses none of them', async () => {
    const { client, kill } = await openClient(temporaryDirectory());
    const pieces = seconds(60);
    await begin(client);
    const acknowledged: number[] = [];
    for (const [sequence, { bytes, at }] of pieces.entries()) {
      const appending = client.appendChunk({ recordingId: 'r', sequence, bytes, at }).then(() => acknowledged.push(sequence));
      if (sequence % 20 === 10) kill();
      await appending;
    }
    expect(acknowledged).toHaveLength(60);
    await client.completeRecording({ id: 'r', state: 'complete' });
    expect((await read(client)).equals(Buffer.from((await finishedOf(pieces)).bytes))).toBe(true);
    expect(client.counters().restarts).toBe(3);
  });

  test('and a program killed with it find the cut-off recording at the next start, linked to its call', async () => {
    const directory = temporaryDirectory();
    const first = await openClient(directory);
    const pieces = seconds(10);
    await begin(first.client);
    await append(first.client, pieces);
    await first.client.close();
    // What a crash leaves of a running program: no end of the call, no end of the recording.
    const { client } = await openClient(directory);
    const [interrupted] = await client.markInterruptedCalls({ at: anyTime + 86_400_000 });
    expect(interrupted).toMatchObject({ callId: 'call-r', recordingId: 'r', endedAt: anyTime + 10_000 });
    const playable: string[] = [];
    const recorder = new CallRecorder({
      store: client,
      media: () => { throw new Error('nothing is recorded here'); },
      desk: () => { throw new Error('no call is here'); },
      newId: () => '', now: () => anyTime, modeOf: () => 'never', resumeAfterSeconds: () => null,
      onComplete: (callId) => playable.push(callId),
      onWaiting: (_callId, error) => { throw error; },
      onFailed: (_callId, error) => { throw error; },
      onIncomplete: (_callId, error) => { throw error; },
    });
    expect(await recorder.recoverInterrupted()).toBe(1);
    expect(playable).toEqual(['call-r']);
    expect(await client.getRecording({ callId: 'call-r' })).toMatchObject({ state: 'recovered', form: 'finished', durationMs: 10_020 });
    expect(await client.listUnfinishedRecordings(null)).toEqual([]);
  });
});
