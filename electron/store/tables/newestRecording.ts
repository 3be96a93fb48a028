import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';

/** The recording that is played for a call, also one that is deleted by now: it is what was judged. Null when there is none. */
export function newestRecording(db: ReadableDb, callId: string): string | null {
  return getRow<{ id: string }>(db, 'SELECT recording.id FROM recording JOIN judgedCall AS call ON call.id = recording.call WHERE call.callId = ? ORDER BY recording.startedAt DESC LIMIT 1', callId)?.id ?? null;
}
