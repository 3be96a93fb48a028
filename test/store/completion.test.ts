import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { BufferSource, Input, WEBM } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { removeSuperseded } from '../../electron/store/completions.ts';
import { replacedWindow } from '../fixtures/media/replacedWindow.ts';
import { anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import { openKept } from '../fixtures/openKept.ts';
import { append, begin, chunkRows, finishedOf, pause, read, seconds, sha256, shardFile, wholeOf } from './completing.ts';

describe('completing a recording', () => {
  test('puts one seekable file in its place and keeps what it was made of as a digest', async () => {
    const directory = temporaryDirectory();
    const { ask } = openForTest(directory);
    const pieces = replacedWindow().filter(({ bytes }) => bytes.byteLength > 0);
    await begin(ask);
    await append(ask, pieces);
    await ask.completeRecording({ id: 'r', state: 'complete' });
    const expected = await finishedOf(pieces);
    const recording = ask.getRecordingById({ id: 'r' });
    expect(recording).toMatchObject({
      state: 'complete', form: 'finished', durationMs: Math.round(expected.durationMs), byteLength: expected.bytes.byteLength,
      raw: { sha256: sha256(wholeOf(pieces)).toString('hex'), bytes: wholeOf(pieces).byteLength, chunkCount: pieces.length },
    });
    const bytes = await read(ask);
    expect(await new Input({ source: new BufferSource(bytes), formats: [WEBM] }).getDurationFromMetadata()).toBeCloseTo(expected.durationMs / 1000, 2);
    expect(ask.getSeekIndex({ id: 'r' })).toEqual(expected.seekIndex);
    for (const [, offset] of expected.seekIndex) expect(bytes.readUInt32BE(offset)).toBe(0x1f43b675);
    expect(ask.getCall({ callId: 'call-r' })?.entry).toMatchObject({ recordingId: 'r', recordingMs: recording?.durationMs });
    expect(ask.listUnfinishedRecordings(null)).toEqual([]);
    const rows = chunkRows(directory);
    expect(rows).toHaveLength(recording?.chunkCount ?? -1);
    for (const row of rows) expect(sha256(bytes.subarray(row.byteOffset, row.byteOffset + row.byteLength))).toEqual(row.sha256);
  });

  test('is done once, and the state asked for first remains', async () => {
    const { ask } = openForTest();
    await begin(ask);
    await append(ask, seconds(3));
    await Promise.all([ask.completeRecording({ id: 'r', state: 'complete' }), ask.completeRecording({ id: 'r', state: 'recovered' })]);
    const once = ask.getRecordingById({ id: 'r' });
    await ask.completeRecording({ id: 'r', state: 'recovered' });
    expect(ask.getRecordingById({ id: 'r' })).toEqual(once);
    expect(once?.state).toBe('complete');
    expect(() => ask.completeRecording({ id: 'none', state: 'complete' })).toThrow(expect.objectContaining({ code: 'unknownRecording' }));
  });

  test('of nothing, or of bytes without a whole packet, has no length and deletes nothing', async () => {
    const { ask } = openForTest();
    await begin(ask);
    await ask.completeRecording({ id: 'r', state: 'complete' });
    expect(ask.getRecordingById({ id: 'r' })).toMatchObject({ state: 'complete', form: 'raw', durationMs: 0, byteLength: 0, raw: { bytes: 0, chunkCount: 0, sha256: sha256(Buffer.alloc(0)).toString('hex') } });
    await begin(ask, 'x');
    const bytes = replacedWindow()[0]!.bytes.slice(0, 160);
    ask.appendChunk({ recordingId: 'x', sequence: 0, bytes, at: anyTime });
    await ask.completeRecording({ id: 'x', state: 'complete' });
    expect(ask.getRecordingById({ id: 'x' })).toMatchObject({ state: 'complete', form: 'raw', durationMs: 0, byteLength: 160 });
    expect(ask.readRecording({ id: 'x', offset: 0, length: 160 })).toEqual(bytes);
  });

  test('takes in a chunk that comes meanwhile and refuses one that comes after', async () => {
    const { ask } = openForTest();
    const pieces = seconds(4);
    await begin(ask);
    await append(ask, pieces.slice(0, 3));
    const completing = ask.completeRecording({ id: 'r', state: 'complete' });
    // The worker has not even started: this chunk is one that it may or may not have read.
    await pause(1);
    await append(ask, pieces.slice(3), 3);
    await completing;
    expect(ask.getRecordingById({ id: 'r' })).toMatchObject({ raw: { chunkCount: 4 }, durationMs: Math.round((await finishedOf(pieces)).durationMs) });
    expect(() => ask.appendChunk({ recordingId: 'r', sequence: 4, bytes: Uint8Array.of(1), at: anyTime })).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  test('refuses to go on reading a form that has been replaced', async () => {
    const { ask } = openForTest();
    await begin(ask);
    await append(ask, seconds(2));
    expect(ask.readRecording({ id: 'r', form: 'raw', offset: 0, length: 4 })).toEqual(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3));
    await ask.completeRecording({ id: 'r', state: 'complete' });
    expect(() => ask.readRecording({ id: 'r', form: 'raw', offset: 0, length: 4 })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(ask.readRecording({ id: 'r', form: 'finished', offset: 0, length: 4 })).toEqual(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3));
  });

  test('leaves no raw chunk behind, even when it was interrupted after the exchange', async () => {
    const directory = temporaryDirectory();
    const { ask, store } = openForTest(directory);
    const pieces = seconds(40);
    await begin(ask);
    await append(ask, pieces);
    await ask.completeRecording({ id: 'r', state: 'complete' });
    const finished = chunkRows(directory);
    // As a crash leaves it: exchanged, and raw chunks still there.
    const shard = new Database(path.join(directory, shardFile));
    const insert = shard.prepare('INSERT INTO chunk (id, byteOffset, byteLength, at, sha256, bytes) VALUES (?, 0, 1, 0, ?, ?)');
    const { number } = shard.prepare('SELECT number FROM track').get() as { number: number };
    for (let sequence = 0; sequence < 40; sequence += 1) insert.run(number * 2 ** 20 + sequence, Buffer.alloc(32), Buffer.alloc(1));
    shard.close();
    const main = openKept(path.join(directory, 'console.db'));
    main.exec('UPDATE recording SET rawKept = 1');
    main.close();
    await removeSuperseded(store);
    expect(chunkRows(directory)).toEqual(finished);
  });

  test('on a full disk leaves the raw recording as it was, for another attempt', async () => {
    const { ask, store } = openForTest();
    const pieces = seconds(5);
    await begin(ask);
    await append(ask, pieces);
    const shard = store.shards.get('2026-11') as unknown as Database.Database;
    shard.pragma(`max_page_count = ${shard.pragma('page_count', { simple: true }) as number}`);
    await expect(ask.completeRecording({ id: 'r', state: 'complete' })).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(ask.getRecordingById({ id: 'r' })).toMatchObject({ state: 'recording', form: 'raw' });
    expect((await read(ask)).equals(wholeOf(pieces))).toBe(true);
    shard.pragma('max_page_count = 1000000');
    await ask.completeRecording({ id: 'r', state: 'recovered' });
    expect(ask.getRecordingById({ id: 'r' })).toMatchObject({ state: 'complete', form: 'finished' });
  });
});
