import type { Recording } from '../../../shared/recordings/recording.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { shardOf } from '../shards.ts';
import type { Shards } from '../shards.ts';
import type {
  RawRecording, RecordingBeginning, RecordingChunk, RecordingEnd, RecordingForm, SeekPoint, StoreArgument, StoredRecording,
} from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { callRowId } from './callIds.ts';
import { addTrack, readBytes, sizeOfTrack, writeChunk } from './chunks.ts';

interface RecordingRow {
  id: string; callId: string; startedAt: number; state: Recording['state']; mimeType: string; shard: string;
  chunkCount: number; byteLength: number; durationMs: number; form: RecordingForm;
  rawSha256: string | null; rawBytes: number; rawChunkCount: number;
  deletedAt: number | null; deletedBy: 'rule' | 'hand' | null; deletedReason: string | null;
}

const columns = `recording.id, coalesce(call.callId, packagedCall.callId) AS callId, recording.startedAt, recording.state, recording.mimeType, recording.shard, recording.chunkCount,
  recording.byteLength, recording.durationMs, recording.form, recording.rawSha256, recording.rawBytes, recording.rawChunkCount,
  recording.deletedAt, recording.deletedBy, recording.deletedReason FROM recording LEFT JOIN call ON call.id = recording.call
  LEFT JOIN packagedCall ON packagedCall.id = recording.call`;

/** While chunks come, the counts are the shard's; a finished recording has its own. */
function recordingOf(shards: Shards, row: RecordingRow | undefined): StoredRecording | null {
  if (row === undefined) return null;
  const shard = row.state === 'recording' ? shards.find(row.shard) : undefined;
  const { chunkCount, byteLength } = shard === undefined ? row : sizeOfTrack(shard, row.id);
  const { rawSha256, rawBytes, rawChunkCount, deletedAt, deletedBy, deletedReason, ...rest } = row;
  const deleted = deletedAt === null || deletedBy === null ? null : { at: deletedAt, by: deletedBy, reason: deletedReason ?? '' };
  const raw = rawSha256 === null ? null : { sha256: rawSha256, bytes: rawBytes, chunkCount: rawChunkCount };
  return { ...rest, chunkCount, byteLength, channels: 2, raw, deleted };
}

function rowById(db: ReadableDb, id: string): RecordingRow | undefined {
  return getRow<RecordingRow>(db, `SELECT ${columns} WHERE recording.id = ?`, id);
}

/** What is needed to find a recording's chunks and to complete it. */
export interface RecordingPlace {
  readonly shard: string;
  readonly state: Recording['state'];
  readonly form: RecordingForm;
  readonly rawKept: number;
  readonly endedAs: RecordingEnd['state'] | null;
  readonly deletedAt: number | null;
}

/** Throws `unknownRecording`. */
export function placeOfRecording(db: ReadableDb, id: string): RecordingPlace {
  const row = getRow<RecordingPlace>(db, 'SELECT shard, state, form, rawKept, endedAs, deletedAt FROM recording WHERE id = ?', id);
  if (row === undefined) throw new StoreError('unknownRecording', 'There is no recording with this id.');
  return row;
}

/** Calls of two lines overlap; one that began so much later was there before the clock was set back. */
const setBackMs = 86_400_000;

export function beginRecording(db: WritableDb, shards: Shards, beginning: RecordingBeginning): void {
  const { id, callId, startedAt, mimeType } = beginning;
  const shard = shardOf(startedAt);
  transact(db, () => {
    const added = runSql(
      db,
      `INSERT INTO recording (id, call, startedAt, state, mimeType, shard, chunkCount, byteLength, durationMs, seekIndex, enteredAfter)
       VALUES (?, ?, ?, 'recording', ?, ?, 0, 0, 0, '[]', (SELECT max(id) FROM call WHERE id > ?)) ON CONFLICT (id) DO NOTHING`,
      id, callRowId(db, callId), startedAt, mimeType, shard, startedAt + setBackMs,
    );
    if (added > 0) shards.keys.make(id, true);
  });
  addTrack(shards.get(shard), beginning);
}

export function appendChunk(db: WritableDb, shards: Shards, chunk: RecordingChunk): void {
  const { shard, state } = placeOfRecording(db, chunk.recordingId);
  if (state !== 'recording') throw new StoreError('conflict', 'This recording is complete.');
  writeChunk(shards.get(shard), chunk);
}

/** Remembers how a recording ended, before the long work of completing it; what was said first remains. */
export function rememberEnd(db: WritableDb, { id, state }: RecordingEnd): void {
  runSql(db, 'UPDATE recording SET endedAs = ? WHERE id = ? AND endedAs IS NULL', state, id);
}

/** What completing a recording found. `finished` is null when not one whole packet was recorded; the raw form stays. */
export interface Completion {
  readonly id: string;
  readonly raw: RawRecording;
  readonly finished: { readonly durationMs: number; /** JSON. */ readonly seekIndex: string; readonly chunkCount: number; readonly byteLength: number; /** Of the whole, hex. */ readonly sha256: string } | null;
}

/** Puts the finished form in the place of the raw one, at once for every reader. False when it was done before. */
export function putCompletion(db: WritableDb, { id, raw, finished }: Completion): boolean {
  return runSql(
    db,
    `UPDATE recording SET state = coalesce(endedAs, 'recovered'), form = ?, durationMs = ?, seekIndex = ?, chunkCount = ?, byteLength = ?,
       rawSha256 = ?, rawBytes = ?, rawChunkCount = ?, finishedSha256 = ? WHERE id = ? AND state = 'recording'`,
    finished === null ? 'raw' : 'finished', Math.round(finished?.durationMs ?? 0), finished?.seekIndex ?? '[]',
    finished?.chunkCount ?? raw.chunkCount, finished?.byteLength ?? raw.bytes, raw.sha256, raw.bytes, raw.chunkCount, finished?.sha256 ?? null, id,
  ) > 0;
}

/** Recordings whose raw chunks have been replaced and may still be there, oldest first. */
export function listSuperseded(db: ReadableDb): readonly string[] {
  return allRows<{ id: string }>(db, `SELECT id FROM recording WHERE form = 'finished' AND rawKept = 1 ORDER BY startedAt`).map(({ id }) => id);
}

/** Notes that the raw chunks of a finished recording are gone. */
export function rawRemoved(db: WritableDb, id: string): void {
  runSql(db, `UPDATE recording SET rawKept = 0 WHERE id = ? AND form = 'finished'`, id);
}

export function getRecording(db: ReadableDb, shards: Shards, { callId }: { readonly callId: string }): StoredRecording | null {
  return recordingOf(shards, getRow<RecordingRow>(db, `SELECT ${columns} WHERE recording.call = coalesce((SELECT id FROM call WHERE callId = ?), (SELECT id FROM packagedCall WHERE callId = ? AND kept = 1))
     ORDER BY recording.startedAt DESC LIMIT 1`, callId, callId));
}

export function getRecordingById(db: ReadableDb, shards: Shards, { id }: { readonly id: string }): StoredRecording | null {
  return recordingOf(shards, rowById(db, id));
}

export function readRecording(
  db: ReadableDb, shards: Shards, { id, offset, length, form }: StoreArgument<'readRecording'>,
): Uint8Array {
  const place = placeOfRecording(db, id);
  if (form !== undefined && form !== place.form) throw new StoreError('conflict', 'This form of the recording has been replaced.');
  if (place.deletedAt !== null) throw new StoreError('unknownRecording', 'This recording was deleted.');
  const shard = shards.find(place.shard);
  return shard === undefined ? new Uint8Array(0) : readBytes(shard, id, place.form, offset, length);
}

export function getSeekIndex(db: ReadableDb, { id }: { readonly id: string }): readonly SeekPoint[] {
  const row = getRow<{ seekIndex: string }>(db, 'SELECT seekIndex FROM recording WHERE id = ?', id);
  return row === undefined ? [] : (JSON.parse(row.seekIndex) as SeekPoint[]);
}

export function listUnfinishedRecordings(db: ReadableDb, shards: Shards): readonly StoredRecording[] {
  const rows = allRows<RecordingRow>(db, `SELECT ${columns} WHERE recording.state = 'recording' AND call.id IS NOT NULL ORDER BY recording.startedAt`);
  return rows.flatMap((row) => recordingOf(shards, row) ?? []);
}

/** When the newest chunk of a call's recordings was written; 0 = none. */
export function lastChunkAt(db: ReadableDb, shards: Shards, call: number): number {
  const rows = allRows<{ id: string; shard: string; form: RecordingForm }>(db, 'SELECT id, shard, form FROM recording WHERE call = ?', call);
  return Math.max(0, ...rows.map(({ id, shard: month, form }) => {
    const shard = shards.find(month);
    return shard === undefined ? 0 : (sizeOfTrack(shard, id, form).lastAt ?? 0);
  }));
}
