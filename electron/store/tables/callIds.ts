import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';

/** How many calls may share one start before the order of the log would suffer. */
export const longestShift = 60_000;

/** The id for a call that starts at this millisecond: itself, or the next free one. */
export function freeCallId(db: ReadableDb, startedAt: number): number {
  const taken = getRow<{ id: number }>(db, 'SELECT id FROM call WHERE id = ?', startedAt);
  if (taken === undefined) return startedAt;
  const free = getRow<{ id: number }>(
    db,
    `SELECT id + 1 AS id FROM call AS c WHERE id BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM call WHERE call.id = c.id + 1) ORDER BY c.id LIMIT 1`,
    startedAt,
    startedAt + longestShift - 1,
  );
  if (free === undefined) throw new StoreError('tooManyAtOnce', `More than ${longestShift} calls start at the same moment.`);
  return free.id;
}

/** Throws `unknownCall`. */
export function callRowId(db: ReadableDb, callId: string): number {
  const row = getRow<{ id: number }>(db, 'SELECT id FROM call WHERE callId = ?', callId);
  if (row === undefined) throw new StoreError('unknownCall', 'There is no call with this id.');
  return row.id;
}
