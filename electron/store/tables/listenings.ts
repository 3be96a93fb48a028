import type { ListenedEntry } from '../../../shared/reviews/reviewLists.ts';
import { allRows, getRow, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { appendEvidence } from '../evidenceChain.ts';
import type { StoreArgument } from '../storeApi.ts';

/** What the chain says of who heard a call; nobody can take it back. */
export function keepListened(db: WritableDb, { id, callId, by, at, withinMs }: StoreArgument<'keepListened'>): boolean {
  return transact(db, () => {
    const recording = getRow<{ id: string }>(
      db,
      'SELECT recording.id FROM recording JOIN call ON call.id = recording.call WHERE call.callId = ? AND recording.deletedAt IS NULL ORDER BY recording.startedAt DESC LIMIT 1',
      callId,
    );
    if (recording === undefined) return false;
    const last = getRow<{ at: number; id: string }>(
      db,
      `SELECT at, json_extract(payload, '$.id') AS id FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind = 'listened' AND json_extract(payload, '$.recordingId') = ?
         AND json_extract(payload, '$.by') = ? ORDER BY sequence DESC LIMIT 1`,
      callId, recording.id, by,
    );
    // A clock that was set back makes the last time lie ahead: that tells nothing, and a new link is made.
    if (last !== undefined && (last.id === id || (at >= last.at && at - last.at < withinMs))) return false;
    appendEvidence(db, { kind: 'listened', subject: callId, payload: { id, recordingId: recording.id, by } });
    return true;
  });
}

export function listListened(db: ReadableDb, { callId }: StoreArgument<'listListened'>): readonly ListenedEntry[] {
  return allRows<ListenedEntry>(
    db, `SELECT json_extract(payload, '$.by') AS by, at FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind = 'listened' ORDER BY sequence DESC LIMIT 500`, callId,
  );
}
