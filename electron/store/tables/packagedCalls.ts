import type { PackagedCall } from '../../../shared/reviews/reviewPackageContent.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { Shards } from '../shards.ts';
import { shardOf } from '../shards.ts';
import type { CallDetail, StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { addTrack, firstChunkId, sizeOfTrack } from './chunks.ts';
import { writeFinishedChunk } from './finishedChunks.ts';

/** What is kept of the sound until all of it is there. */
interface StagedRecording { readonly id: string; readonly byteLength: number; readonly sha256: string; readonly durationMs: number; readonly state: 'complete' | 'recovered'; readonly seekIndex: string }

/** A call from elsewhere as the log would show it; null when there is none. */
export function getPackagedCall(db: ReadableDb, { callId }: { readonly callId: string }): CallDetail | null {
  const row = getRow<{ detail: string; recordingId: string | null; recordingMs: number | null }>(
    db,
    `SELECT detail, recording.id AS recordingId, recording.durationMs AS recordingMs FROM packagedCall
     LEFT JOIN recording ON recording.call = packagedCall.id AND recording.deletedAt IS NULL WHERE callId = ? AND kept = 1`,
    callId,
  );
  if (row === undefined) return null;
  const { entry, events } = JSON.parse(row.detail) as Pick<PackagedCall, 'entry' | 'events'>;
  const { recordingId, recordingMs } = row;
  return { entry: { ...entry, reviewScore: null, sipCallId: '', customerId: null, recordingId, recordingMs }, line: 1, remoteRaw: '', facts: null, events, packaged: true } as unknown as CallDetail;
}

/** Below all that is used, or was: a recording that was removed still names its call. */
function freeId(db: ReadableDb): number {
  const row = getRow<{ lowest: number }>(
    db, 'SELECT min(coalesce((SELECT min(id) FROM packagedCall), 0), coalesce((SELECT min(call) FROM recording WHERE call < 0), 0)) AS lowest',
  );
  return (row?.lowest ?? 0) - 1;
}

export function stagePackagedCall(db: WritableDb, shards: Shards, { packageId, call, byteLength, sha256, at }: StoreArgument<'stagePackagedCall'>, newId: () => string): { readonly recordingId: string | null } {
  const { entry, events, markers, recording } = call;
  const { callId } = entry;
  const staged = transact(db, () => {
    if (getRow(db, 'SELECT 1 FROM packagedCall WHERE callId = ? AND kept = 1', callId) !== undefined) return null;
    const before = getRow<{ recording: string }>(db, 'SELECT recording FROM packagedCall WHERE packageId = ? AND callId = ? AND kept = 0', packageId, callId);
    if (before !== undefined) return (JSON.parse(before.recording) as StagedRecording).id;
    const id = freeId(db);
    const recordingId = newId();
    const kept: StagedRecording = { id: recordingId, byteLength, sha256, durationMs: recording.durationMs, state: recording.state, seekIndex: JSON.stringify(recording.seekIndex) };
    runSql(
      db,
      `INSERT INTO packagedCall (id, callId, packageId, kept, takenAt, startedAt, direction, result, remoteNumber, serviceNumber, queue, customerName, company, agent, talkSeconds, detail, recording)
       VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id, callId, packageId, at, entry.startedAt, entry.direction, entry.result, entry.remoteNumber, entry.serviceNumber, entry.queue, entry.customerName, entry.company, entry.agent,
      entry.talkSeconds, JSON.stringify({ entry, events, markers }), JSON.stringify(kept),
    );
    runSql(
      db,
      `INSERT INTO recording (id, call, startedAt, state, mimeType, shard, chunkCount, byteLength, durationMs, seekIndex) VALUES (?, ?, ?, 'recording', ?, ?, 0, 0, 0, '[]')`,
      recordingId, id, recording.startedAt, recording.mimeType, shardOf(recording.startedAt),
    );
    shards.keys.make(recordingId, true);
    return recordingId;
  });
  if (staged !== null) addTrack(shards.get(shardOf(recording.startedAt)), { id: staged, callId, startedAt: recording.startedAt, mimeType: recording.mimeType });
  return { recordingId: staged };
}

export function stagePackagedSound(db: ReadableDb, shards: Shards, { recordingId, sequence, byteOffset, bytes, last, at }: StoreArgument<'stagePackagedSound'>, sha256Of: (bytes: Uint8Array) => Uint8Array): void {
  const row = getRow<{ shard: string }>(
    db, `SELECT shard FROM recording JOIN packagedCall ON packagedCall.id = recording.call WHERE recording.id = ? AND kept = 0 AND state = 'recording'`, recordingId,
  );
  if (row === undefined) throw new StoreError('unknownRecording', 'No such recording is being taken in.');
  const shard = shards.get(row.shard);
  const first = firstChunkId(shard, recordingId, 'finished');
  if (first !== undefined && getRow(shard, 'SELECT 1 FROM chunk WHERE id = ?', first + sequence) !== undefined) return;
  writeFinishedChunk(shard, { recordingId, sequence, byteOffset, bytes, sha256: sha256Of(bytes), at }, last);
}

/** Puts the staged calls of a package in sight, in the open transaction. Returns the markers that came with them. */
export function keepStagedCalls(db: WritableDb, shards: Shards, packageId: string): PackagedCall['markers'] {
  const staged = allRows<{ id: number; detail: string; recording: string }>(db, 'SELECT id, detail, recording FROM packagedCall WHERE packageId = ? AND kept = 0', packageId);
  const markers: PackagedCall['markers'] = [];
  for (const { id, detail, recording } of staged) {
    const { id: recordingId, byteLength, sha256, durationMs, state, seekIndex } = JSON.parse(recording) as StagedRecording;
    const month = getRow<{ shard: string }>(db, 'SELECT shard FROM recording WHERE id = ?', recordingId)?.shard;
    const shard = month === undefined ? undefined : shards.find(month);
    const size = shard === undefined ? undefined : sizeOfTrack(shard, recordingId, 'finished');
    if (size?.byteLength !== byteLength) throw new StoreError('conflict', 'The sound of a call is not all there.');
    runSql(
      db,
      `UPDATE recording SET state = ?, form = 'finished', durationMs = ?, seekIndex = ?, chunkCount = ?, byteLength = ?, rawKept = 0, finishedSha256 = ? WHERE id = ?`,
      state, durationMs, seekIndex, size.chunkCount, byteLength, sha256, recordingId,
    );
    runSql(db, 'UPDATE packagedCall SET kept = 1 WHERE id = ?', id);
    markers.push(...(JSON.parse(detail) as Pick<PackagedCall, 'markers'>).markers);
  }
  return markers;
}

/** Recordings that were staged and never taken over. */
export function listStaged(db: ReadableDb): readonly { readonly call: number; readonly recordingId: string | null; readonly shard: string | null }[] {
  return allRows(db, 'SELECT packagedCall.id AS call, recording.id AS recordingId, shard FROM packagedCall LEFT JOIN recording ON recording.call = packagedCall.id WHERE kept = 0');
}

/** Forgets a staged call; its chunks must be gone. */
export function dropStaged(db: WritableDb, call: number): void {
  transact(db, () => {
    runSql(db, 'DELETE FROM recordingKey WHERE recording IN (SELECT id FROM recording WHERE call = ?)', call);
    runSql(db, 'DELETE FROM recording WHERE call = ?', call);
    runSql(db, 'DELETE FROM packagedCall WHERE id = ? AND kept = 0', call);
  });
}
