import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';

/** How many calls may share one start before the order of the log would suffer. */
export const longestShift = 60_000;

/**
 * The id for a call that starts at this millisecond: itself, or the next free one. `from` skips ids known to be taken,
 * for imports in which very many calls carry the same time. Throws `tooManyAtOnce`.
 */
export function freeCallId(db: ReadableDb, startedAt: number, from = startedAt): number {
  const taken = getRow<{ id: number }>(db, 'SELECT id FROM call WHERE id = ?', from);
  const free = taken === undefined ? { id: from } : getRow<{ id: number }>(
    db,
    `SELECT id + 1 AS id FROM call AS earlier WHERE id >= ? AND id < ?
       AND NOT EXISTS (SELECT 1 FROM call WHERE call.id = earlier.id + 1) ORDER BY earlier.id LIMIT 1`,
    from, startedAt + longestShift,
  );
  if (free === undefined || free.id >= startedAt + longestShift) throw new StoreError('tooManyAtOnce', `More than ${longestShift} calls start at the same moment.`);
  return free.id;
}

/** The newest call of a SIP Call-ID; undefined when there is none. */
export function rowOfSipCall(db: ReadableDb, sipCallId: string): { readonly id: number; readonly callId: string } | undefined {
  return getRow(db, `SELECT id, callId FROM call WHERE sipCallId = ? AND sipCallId <> '' ORDER BY id DESC LIMIT 1`, sipCallId);
}

/** Throws `unknownCall`. */
export function callRowId(db: ReadableDb, callId: string): number {
  const row = getRow<{ id: number }>(db, 'SELECT id FROM call WHERE callId = ?', callId);
  if (row === undefined) throw new StoreError('unknownCall', 'There is no call with this id.');
  return row.id;
}
