import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { getRow, rawOf, type ReadableDb } from '../../electron/store/connection.ts';
import { removeDeleted } from '../../electron/store/recordingDeletion.ts';
import { markDeleted } from '../../electron/store/tables/retention.ts';
import type { StoreApi } from '../../electron/store/storeApi.ts';
import { anyCall, anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const monthMs = 31 * 86_400_000;

/** A whole recording that holds a text which must not be found later. */
async function record(ask: DirectStore, id: string, startedAt = anyTime): Promise<void> {
  ask.beginCall(anyCall({ callId: `call-${id}`, startedAt }));
  ask.appendCallEvents({ callId: `call-${id}`, events: [{ sequence: 0, event: { kind: 'ended', at: startedAt + 1_000, end: { by: 'agent', cause: 'hungUp' } } }] });
  ask.beginRecording({ id, callId: `call-${id}`, startedAt, mimeType: 'audio/webm;codecs=opus' });
  ask.appendChunk({ recordingId: id, sequence: 0, bytes: Buffer.from(`the voice of ${id} `.repeat(400)), at: startedAt + 1_000 });
  await ask.completeRecording({ id, state: 'complete' });
}

const chunksOf = (shard: ReadableDb) => getRow<{ count: number }>(shard, 'SELECT count(*) AS count FROM chunk')?.count ?? 0;

const remove = (ask: DirectStore, ids: readonly string[], at = anyTime + 2 * monthMs) =>
  ask.deleteRecordings({ ids, at, by: 'hand', person: '8001', reason: '客户要求' }) as unknown as Promise<ReturnType<StoreApi['deleteRecordings']>>;

describe('a deleted recording', () => {
  test('is told as deleted, with when and why, is not read any more, and is not offered in the log', async () => {
    const { ask } = openForTest();
    await record(ask, 'a');
    expect(await remove(ask, ['a', 'nobody'])).toEqual({ deleted: 1, held: 0 });
    expect(ask.getRecording({ callId: 'call-a' })).toMatchObject({ deleted: { at: anyTime + 2 * monthMs, by: 'hand', reason: '客户要求' } });
    expect(() => ask.readRecording({ id: 'a', offset: 0, length: 10 })).toThrow(expect.objectContaining({ code: 'unknownRecording' }));
    expect(ask.getCall({ callId: 'call-a' })?.entry.recordingId).toBeNull();
    expect(await remove(ask, ['a'])).toEqual({ deleted: 0, held: 0 });
  });

  test('takes the file of its month with it when nothing else is kept in it, and never that of another month', async () => {
    const directory = temporaryDirectory();
    const { ask, store } = openForTest(directory);
    await record(ask, 'a');
    await record(ask, 'b');
    await record(ask, 'c', anyTime + monthMs);
    await remove(ask, ['a', 'c']);
    expect(store.shards.months()).toEqual(['2026-11']);
    await remove(ask, ['b']);
    expect(store.shards.months()).toEqual([]);
    expect(fs.readdirSync(directory).filter((name) => name.startsWith('recordings-2026'))).toEqual([]);
  });

  test('leaves none of its bytes, not even as noise, in any file: not in freed pages, not in a log; its key is gone', async () => {
    const directory = temporaryDirectory();
    const { ask, store } = openForTest(directory);
    await record(ask, 'a');
    await record(ask, 'b');
    const shard = store.shards.get('2026-11');
    const chunks = rawOf(shard).prepare('SELECT bytes FROM chunk ORDER BY id').pluck().all() as Buffer[];
    const pieces = chunks.flatMap((bytes) => Array.from({ length: Math.floor(bytes.length / 64) }, (_, index) => bytes.subarray(index * 64, index * 64 + 32)));
    const foundOf = (looked: readonly Buffer[]) => {
      const all = Buffer.concat(fs.readdirSync(directory).map((name) => fs.readFileSync(path.join(directory, name))));
      return looked.filter((piece) => all.includes(piece));
    };
    // Where a page ends within a piece, it is not found as a whole.
    const before = foundOf(pieces);
    expect(before.length).toBeGreaterThan(pieces.length * 0.9);
    const kept = chunksOf(shard);
    await remove(ask, ['a']);
    const left = Buffer.concat(rawOf(shard).prepare('SELECT bytes FROM chunk').pluck().all() as Buffer[]);
    expect([chunksOf(shard) < kept, left.length > 0]).toEqual([true, true]);
    expect(foundOf(before).filter((piece) => !left.includes(piece))).toEqual([]);
    expect(rawOf(store.db).prepare('SELECT wrapped FROM recordingKey WHERE recording = ?').pluck().get('a')).toBeNull();
  });

  test('that a crash left half removed is removed after the next start', async () => {
    const directory = temporaryDirectory();
    const first = openForTest(directory);
    await record(first.ask, 'a');
    await record(first.ask, 'b');
    first.store.close();
    const { ask, store } = openForTest(directory);
    markDeleted(store.db, 'a', { at: anyTime, by: 'rule', person: '', reason: '' });
    const shard = store.shards.get('2026-11');
    const before = chunksOf(shard);
    await removeDeleted(store, anyTime + 1);
    expect(chunksOf(shard)).toBeLessThan(before);
    expect(chunksOf(shard)).toBeGreaterThan(0);
    expect(ask.getRecording({ callId: 'call-b' })?.deleted).toBeNull();
  });
});

test('a recording that begins after the clock was set back says since when it is there', async () => {
  const { ask } = openForTest();
  const later = (ms: number) => ask.beginCall(anyCall({ callId: `at ${ms}`, startedAt: anyTime + ms }));
  later(0);
  await record(ask, 'a', anyTime - 2_000 * 86_400_000);
  const kept = () => ask.listKeptRecordings({ before: anyTime + monthMs, after: null, limit: 10 }).map(({ id, enteredAfter }) => [id, enteredAfter]);
  expect(kept()).toEqual([['a', anyTime]]);
  // Calls of two lines, and a clock that was corrected a little.
  await record(ask, 'b', anyTime - 3_600_000);
  expect(kept()).toEqual([['a', anyTime], ['b', null]]);
});

describe('a hold', () => {
  test('keeps the recordings of its call from every deletion until it is lifted', async () => {
    const { ask } = openForTest();
    await record(ask, 'a');
    ask.holdRecordings({ callId: 'call-a', hold: { reason: '诉讼', by: '王', at: anyTime } });
    expect(ask.getHold({ callId: 'call-a' })).toEqual({ reason: '诉讼', by: '王', at: anyTime });
    expect(await remove(ask, ['a'])).toEqual({ deleted: 0, held: 1 });
    expect(ask.listKeptRecordings({ before: anyTime + monthMs, after: null, limit: 10 })).toEqual([]);
    ask.liftHold({ callId: 'call-a', by: '王', at: anyTime + 1 });
    expect(ask.listKeptRecordings({ before: anyTime + monthMs, after: null, limit: 10 })).toMatchObject([{ id: 'a', queue: '售后服务', serviceNumber: '4008201234' }]);
    expect(await remove(ask, ['a'])).toEqual({ deleted: 1, held: 0 });
  });

  test('of a call that is unknown is refused', () => {
    const { ask } = openForTest();
    expect(() => ask.holdRecordings({ callId: 'nobody', hold: { reason: 'x', by: 'y', at: 1 } })).toThrow(expect.objectContaining({ code: 'unknownCall' }));
  });
});

test('the gauge counts recordings by month and bytes by day', async () => {
  const { ask } = openForTest();
  await record(ask, 'a');
  await record(ask, 'b', anyTime + 86_400_000);
  const { months, bytesPerDay, totalBytes, freeBytes } = ask.storageUse({ now: anyTime + 86_400_000 + 5_000, days: 3 });
  expect(months).toMatchObject([{ month: '2026-11', recordings: 2, held: 0 }]);
  expect(bytesPerDay.map((bytes) => bytes > 0)).toEqual([false, true, true]);
  expect(totalBytes).toBeGreaterThan(months[0]!.fileBytes);
  expect(freeBytes).toBeGreaterThan(0);
});
