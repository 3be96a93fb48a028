import { ciphersOn } from '../chunkCipher.ts';
import type { KeptChunk } from '../chunkCipher.ts';
import { allRows, runSql, withoutSync } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { RecordingForm } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { firstChunkId, rangeOf } from './chunks.ts';

export interface RawChunk {
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Read at a time, so that no reader holds back the WAL for long. */
const chunksPerRead = 256;

/** The raw chunks of a recording, in order. Throws `damaged`. */
export function* rawChunks(shard: ReadableDb, recordingId: string): Generator<RawChunk> {
  const first = firstChunkId(shard, recordingId);
  if (first === undefined) return;
  const [, last] = rangeOf(first);
  const cipher = ciphersOn(shard).forReading(recordingId);
  for (let next = first; ;) {
    const rows = allRows<KeptChunk & { id: number; at: number }>(shard, 'SELECT id, at, byteLength, sha256, bytes FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?', next, last, chunksPerRead);
    const end = rows.at(-1);
    if (end === undefined) return;
    for (const row of rows) yield { at: row.at, bytes: cipher.open('raw', row.id - first, row) };
    next = end.id + 1;
  }
}

export interface FinishedChunk {
  readonly recordingId: string;
  readonly sequence: number;
  readonly byteOffset: number;
  readonly bytes: Uint8Array;
  readonly sha256: Uint8Array;
  readonly at: number;
}

/**
 * Writes a chunk of a finished form. Only the last one waits for the disk, and with it all before it are safe: nothing
 * refers to them earlier, and a sync is what the store's thread waits longest for.
 */
export function writeFinishedChunk(shard: WritableDb, { recordingId, sequence, byteOffset, bytes, sha256, at }: FinishedChunk, last: boolean): void {
  const first = firstChunkId(shard, recordingId, 'finished');
  if (first === undefined) throw new StoreError('unknownRecording', 'There is no recording with this id.');
  const kept = ciphersOn(shard).forWriting(recordingId).seal('finished', sequence, bytes);
  const write = (): number => runSql(
    shard,
    'INSERT INTO chunk (id, byteOffset, byteLength, at, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    first + sequence, byteOffset, bytes.byteLength, at, sha256, kept,
  );
  if (last) write();
  else withoutSync(shard, write);
}

/** Removes at most `limit` chunks of one form, the last ones first. False when none is left; then that is safe on the disk. */
export function removeChunks(shard: WritableDb, recordingId: string, form: RecordingForm, limit: number): boolean {
  const first = firstChunkId(shard, recordingId, form);
  if (first === undefined) return false;
  const found = allRows<{ id: number }>(shard, 'SELECT id FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?', ...rangeOf(first), limit + 1);
  const more = found.length > limit;
  const from = found.at(more ? -2 : -1)?.id;
  if (from === undefined) return false;
  const remove = (): number => runSql(shard, 'DELETE FROM chunk WHERE id BETWEEN ? AND ?', from, rangeOf(first)[1]);
  if (more) withoutSync(shard, remove);
  else remove();
  return more;
}
