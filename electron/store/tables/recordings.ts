import type { Recording } from '../../../shared/recordings/recording.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { shardOf } from '../shards.ts';
import type { Shards } from '../shards.ts';
import type { RecordingBeginning, RecordingChunk, RecordingEnd, SeekPoint, StoredRecording } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { callRowId } from './callIds.ts';
import { addTrack, readBytes, sizeOfTrack, writeChunk } from './chunks.ts';

interface RecordingRow {
  id: string; callId: string; startedAt: number; state: Recording['state']; mimeType: string; shard: string;
  chunkCount: number; byteLength: number; durationMs: number; seekIndex: string;
}

const columns = `recording.id, call.callId, recording.startedAt, recording.state, recording.mimeType, recording.shard, recording.chunkCount,
  recording.byteLength, recording.durationMs, recording.seekIndex FROM recording JOIN call ON call.id = recording.call`;

/** While chunks come, the counts are the shard's; a finished recording has its own. */
function recordingOf(shards: Shards, row: RecordingRow | undefined): StoredRecording | null {
  if (row === undefined) return null;
  const shard = row.state === 'recording' ? shards.find(row.shard) : undefined;
  const { chunkCount, byteLength } = shard === undefined ? row : sizeOfTrack(shard, row.id);
  return { ...row, chunkCount, byteLength, channels: 2, seekIndex: JSON.parse(row.seekIndex) as SeekPoint[] };
}

function rowById(db: ReadableDb, id: string): RecordingRow | undefined {
  return getRow<RecordingRow>(db, `SELECT ${columns} WHERE recording.id = ?`, id);
}

/** Throws `unknownRecording`. */
function shardOfRecording(db: ReadableDb, id: string): string {
  const row = getRow<{ shard: string }>(db, 'SELECT shard FROM recording WHERE id = ?', id);
  if (row === undefined) throw new StoreError('unknownRecording', 'There is no recording with this id.');
  return row.shard;
}

export function beginRecording(db: WritableDb, shards: Shards, beginning: RecordingBeginning): void {
  const { id, callId, startedAt, mimeType } = beginning;
  const shard = shardOf(startedAt);
  runSql(
    db,
    `INSERT INTO recording (id, call, startedAt, state, mimeType, shard, chunkCount, byteLength, durationMs, seekIndex)
     VALUES (?, ?, ?, 'recording', ?, ?, 0, 0, 0, '[]') ON CONFLICT (id) DO NOTHING`,
    id, callRowId(db, callId), startedAt, mimeType, shard,
  );
  addTrack(shards.get(shard), beginning);
}

export function appendChunk(db: WritableDb, shards: Shards, chunk: RecordingChunk): void {
  writeChunk(shards.get(shardOfRecording(db, chunk.recordingId)), chunk);
}

export function finishRecording(db: WritableDb, shards: Shards, { id, durationMs, seekIndex, state }: RecordingEnd): void {
  const shard = shards.find(shardOfRecording(db, id));
  const size = shard === undefined ? { chunkCount: 0, byteLength: 0 } : sizeOfTrack(shard, id);
  runSql(
    db,
    'UPDATE recording SET state = ?, durationMs = ?, seekIndex = ?, chunkCount = ?, byteLength = ? WHERE id = ?',
    state, Math.round(durationMs), JSON.stringify(seekIndex), size.chunkCount, size.byteLength, id,
  );
}

export function getRecording(db: ReadableDb, shards: Shards, { callId }: { readonly callId: string }): StoredRecording | null {
  return recordingOf(shards, getRow<RecordingRow>(db, `SELECT ${columns} WHERE call.callId = ? ORDER BY recording.startedAt DESC LIMIT 1`, callId));
}

export function getRecordingById(db: ReadableDb, shards: Shards, { id }: { readonly id: string }): StoredRecording | null {
  return recordingOf(shards, rowById(db, id));
}

export function readRecording(
  db: ReadableDb, shards: Shards, { id, offset, length }: { readonly id: string; readonly offset: number; readonly length: number },
): Uint8Array {
  const shard = shards.find(shardOfRecording(db, id));
  return shard === undefined ? new Uint8Array(0) : readBytes(shard, id, offset, length);
}

export function listUnfinishedRecordings(db: ReadableDb, shards: Shards): readonly StoredRecording[] {
  const rows = allRows<RecordingRow>(db, `SELECT ${columns} WHERE recording.state = 'recording' ORDER BY recording.startedAt`);
  return rows.flatMap((row) => recordingOf(shards, row) ?? []);
}

/** When the newest chunk of a call's recordings was written; 0 = none. */
export function lastChunkAt(db: ReadableDb, shards: Shards, call: number): number {
  const rows = allRows<{ id: string; shard: string }>(db, 'SELECT id, shard FROM recording WHERE call = ?', call);
  return Math.max(0, ...rows.map(({ id, shard: month }) => {
    const shard = shards.find(month);
    return shard === undefined ? 0 : (sizeOfTrack(shard, id).lastAt ?? 0);
  }));
}
