import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shardOf } from '../../electron/store/shards.ts';
import { anyCall, anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

function begin(ask: DirectStore, id = 'r', startedAt = anyTime): void {
  ask.beginCall(anyCall({ callId: `call-${id}` }));
  ask.beginRecording({ id, callId: `call-${id}`, startedAt, mimeType: 'audio/webm;codecs=opus' });
}

function append(ask: DirectStore, chunks: readonly Uint8Array[], id = 'r', from = 0): void {
  chunks.forEach((bytes, index) => ask.appendChunk({ recordingId: id, sequence: from + index, bytes, at: anyTime + (from + index) * 1000 }));
}

describe('a recording', () => {
  test('grows chunk by chunk and is known by its call and by its id', () => {
    const { ask } = openForTest();
    begin(ask);
    expect(ask.getRecording({ callId: 'call-r' })).toMatchObject({ state: 'recording', chunkCount: 0, byteLength: 0 });
    append(ask, [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    const expected = {
      id: 'r', callId: 'call-r', startedAt: anyTime, state: 'recording', mimeType: 'audio/webm;codecs=opus', channels: 2, chunkCount: 2,
      byteLength: 4, durationMs: 0, shard: '2026-11', form: 'raw', raw: null, deleted: null,
    };
    expect(ask.getRecording({ callId: 'call-r' })).toEqual(expected);
    expect(ask.listUnfinishedRecordings(null)).toEqual([expected]);
  });

  test('takes every chunk once, in order, and tells a repetition from another chunk', () => {
    const { ask } = openForTest();
    begin(ask);
    const chunk = { recordingId: 'r', sequence: 0, bytes: Uint8Array.of(1, 2), at: anyTime };
    ask.appendChunk(chunk);
    ask.appendChunk({ ...chunk, at: anyTime + 99 });
    expect(() => ask.appendChunk({ ...chunk, bytes: Uint8Array.of(9) })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => ask.appendChunk({ ...chunk, sequence: 2 })).toThrow(expect.objectContaining({ code: 'outOfOrder' }));
    expect(() => ask.appendChunk({ ...chunk, recordingId: 'none' })).toThrow(expect.objectContaining({ code: 'unknownRecording' }));
    begin(ask);
    expect(ask.getRecordingById({ id: 'r' })).toMatchObject({ chunkCount: 1, byteLength: 2 });
    expect(() => ask.beginRecording({ id: 'x', callId: 'nobody', startedAt: 1, mimeType: '' })).toThrow(expect.objectContaining({ code: 'unknownCall' }));
  });

  test('any range of bytes is read across chunks, between other recordings', () => {
    const { ask } = openForTest();
    begin(ask, 'other');
    let runs = 0;
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 12 }), fc.nat(150), fc.nat(150), (chunks, offset, length) => {
        const id = `r${runs}`;
        begin(ask, id);
        append(ask, [Uint8Array.of(255, 255)], 'other', runs);
        runs += 1;
        append(ask, chunks, id);
        const whole = Buffer.concat(chunks);
        expect(Buffer.from(ask.readRecording({ id, offset, length }))).toEqual(whole.subarray(offset, offset + length));
      }),
      { numRuns: 60 },
    );
  });

  test('lies in the shard of its month in China, whatever the machine, with a hash for each chunk', () => {
    const directory = temporaryDirectory();
    const { ask, store } = openForTest(directory);
    const newYear = Date.UTC(2026, 11, 31, 16);
    expect([shardOf(newYear - 1), shardOf(newYear)]).toEqual(['2026-12', '2027-01']);
    begin(ask, 'old', newYear - 1);
    begin(ask, 'new', newYear);
    append(ask, [Uint8Array.of(7)], 'new');
    store.close();
    expect(fs.readdirSync(directory).filter((name) => /^recordings-.*db$/.test(name))).toEqual(['recordings-2026-12.db', 'recordings-2027-01.db']);
    const shard = new Database(path.join(directory, 'recordings-2027-01.db'), { readonly: true });
    expect(shard.prepare('SELECT sha256 FROM chunk').pluck().get()).toEqual(createHash('sha256').update(Uint8Array.of(7)).digest());
    shard.close();
  });

  test('whose shard is gone is still listed and reads as empty', async () => {
    const directory = temporaryDirectory();
    const first = openForTest(directory);
    begin(first.ask);
    append(first.ask, [Uint8Array.of(1)]);
    await first.ask.completeRecording({ id: 'r', state: 'complete' });
    first.store.close();
    fs.rmSync(path.join(directory, 'recordings-2026-11.db'));
    const { ask } = openForTest(directory);
    expect(ask.getRecordingById({ id: 'r' })).toMatchObject({ byteLength: 1, state: 'complete' });
    expect(ask.readRecording({ id: 'r', offset: 0, length: 10 })).toEqual(new Uint8Array(0));
  });
});
