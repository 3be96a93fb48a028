import type { RecordingHold } from '../../../shared/recordings/storage.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { KeptRecording, StoreArgument } from '../storeApi.ts';
import { callRowId } from './callIds.ts';

const mostListed = 1_000;

export function holdRecordings(db: WritableDb, { callId, hold }: StoreArgument<'holdRecordings'>): void {
  runSql(
    db,
    `INSERT INTO recordingHold (call, reason, placedBy, placedAt) VALUES (?, ?, ?, ?)
     ON CONFLICT (call) DO UPDATE SET reason = excluded.reason, placedBy = excluded.placedBy, placedAt = excluded.placedAt`,
    callRowId(db, callId), hold.reason, hold.by, hold.at,
  );
}

export function liftHold(db: WritableDb, { callId }: StoreArgument<'liftHold'>): void {
  runSql(db, 'DELETE FROM recordingHold WHERE call = ?', callRowId(db, callId));
}

export function getHold(db: ReadableDb, { callId }: StoreArgument<'getHold'>): RecordingHold | null {
  return getRow<RecordingHold>(
    db,
    'SELECT reason, placedBy AS by, placedAt AS at FROM recordingHold JOIN call ON call.id = recordingHold.call WHERE call.callId = ?',
    callId,
  ) ?? null;
}

export function listKeptRecordings(db: ReadableDb, { before, after, limit }: StoreArgument<'listKeptRecordings'>): readonly KeptRecording[] {
  const place = [before, after?.startedAt ?? -1, after?.id ?? ''] as const;
  return allRows<KeptRecording>(
    db,
    `SELECT recording.id AS id, call.callId, recording.startedAt AS startedAt, recording.enteredAfter, call.serviceNumber, call.queue, call.direction
     FROM recording JOIN call ON call.id = recording.call
     WHERE recording.deletedAt IS NULL AND recording.state <> 'recording' AND recording.startedAt < ?
       AND (recording.startedAt, recording.id) > (?, ?)
       AND NOT EXISTS (SELECT 1 FROM recordingHold WHERE recordingHold.call = recording.call)
     UNION ALL
     SELECT recording.id AS id, packagedCall.callId, packagedCall.takenAt AS startedAt, NULL AS enteredAfter, packagedCall.serviceNumber, packagedCall.queue, packagedCall.direction
     FROM packagedCall CROSS JOIN recording ON recording.call = packagedCall.id
     WHERE packagedCall.kept = 1 AND recording.deletedAt IS NULL AND packagedCall.takenAt < ? AND (packagedCall.takenAt, recording.id) > (?, ?)
     ORDER BY startedAt, id LIMIT ?`,
    ...place, ...place, Math.min(limit, mostListed),
  );
}

/** Whether a recording may go: null = it is unknown, runs, or is gone. */
export function deletable(db: ReadableDb, id: string): 'yes' | 'held' | null {
  const row = getRow<{ held: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM recordingHold WHERE recordingHold.call = recording.call) AS held
     FROM recording WHERE id = ? AND deletedAt IS NULL AND state <> 'recording'`,
    id,
  );
  return row === undefined ? null : row.held === 1 ? 'held' : 'yes';
}

/** From here on nobody reads it any more. */
export function markDeleted(db: WritableDb, id: string, { at, by, person, reason }: Pick<StoreArgument<'deleteRecordings'>, 'at' | 'by' | 'person' | 'reason'>): void {
  runSql(db, `UPDATE recording SET deletedAt = ?, deletedBy = ?, deletedPerson = ?, deletedReason = ?, seekIndex = '[]' WHERE id = ? AND deletedAt IS NULL`, at, by, person, reason, id);
}

/** Deleted recordings whose chunks may still be there. */
export function listToRemove(db: ReadableDb): readonly { readonly id: string; readonly shard: string }[] {
  return allRows<{ id: string; shard: string }>(db, 'SELECT id, shard FROM recording WHERE deletedAt IS NOT NULL AND removedAt IS NULL');
}

export function removed(db: WritableDb, id: string, at: number): void {
  runSql(db, 'UPDATE recording SET removedAt = ? WHERE id = ?', at, id);
}

/** Recordings of a month that still have bytes in its file. */
export function keptInShard(db: ReadableDb, shard: string): number {
  return getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM recording WHERE shard = ? AND removedAt IS NULL', shard)?.count ?? 0;
}

/** Recordings and held ones of each month. */
export function countMonths(db: ReadableDb): readonly { readonly month: string; readonly recordings: number; readonly held: number }[] {
  return allRows(
    db,
    `SELECT shard AS month, count(*) AS recordings, sum(EXISTS (SELECT 1 FROM recordingHold WHERE recordingHold.call = recording.call)) AS held
     FROM recording WHERE deletedAt IS NULL GROUP BY shard ORDER BY shard`,
  );
}

/** Bytes recorded from `from` on, by day counted from there. */
export function bytesByDay(db: ReadableDb, from: number): readonly { readonly day: number; readonly bytes: number }[] {
  return allRows(
    db,
    'SELECT CAST((startedAt - ?) / 86400000 AS INTEGER) AS day, sum(max(byteLength, rawBytes)) AS bytes FROM recording WHERE startedAt >= ? GROUP BY day',
    from, from,
  );
}
