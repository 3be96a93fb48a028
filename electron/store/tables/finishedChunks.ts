import { allRows, runSql, transact } from '../connection.ts';
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

/** The raw chunks of a recording, in order. */
export function* rawChunks(shard: ReadableDb, recordingId: string): Generator<RawChunk> {
  const first = firstChunkId(shard, recordingId);
  if (first === undefined) return;
  const [, last] = rangeOf(first);
  for (let next = first; ;) {
    const rows = allRows<RawChunk & { id: number }>(shard, 'SELECT id, at, bytes FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?', next, last, chunksPerRead);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield* rows;
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

/** Writes a chunk of a finished form; committed and synced when this returns. */
export function writeFinishedChunk(shard: WritableDb, { recordingId, sequence, byteOffset, bytes, sha256, at }: FinishedChunk): void {
  const first = firstChunkId(shard, recordingId, 'finished');
  if (first === undefined) throw new StoreError('unknownRecording', 'There is no recording with this id.');
  runSql(
    shard,
    'INSERT INTO chunk (id, byteOffset, byteLength, at, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    first + sequence, byteOffset, bytes.byteLength, at, sha256, bytes,
  );
}

/** Removes at most `limit` chunks of one form, the last ones first. Returns how many there were to remove. */
export function removeChunks(shard: WritableDb, recordingId: string, form: RecordingForm, limit: number): number {
  const first = firstChunkId(shard, recordingId, form);
  if (first === undefined) return 0;
  return transact(shard, () =>
    runSql(shard, 'DELETE FROM chunk WHERE id IN (SELECT id FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?)', ...rangeOf(first), limit),
  );
}
