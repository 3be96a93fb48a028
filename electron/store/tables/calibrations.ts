import type { Calibration } from '../../../shared/reviews/calibration.ts';
import type { Review } from '../../../shared/reviews/review.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { judgeableCall } from './judgeableCall.ts';
import { keptText, reviewsOfCalibration } from './reviews.ts';
import { releasedCard } from './scoreCards.ts';

type Row = Omit<Calibration, 'callIds' | 'reviewers'>;

const columns = `id, name, cardId, cardVersion, madeBy, madeAt, closedAt, (SELECT count(*) FROM review WHERE review.calibrationId = calibration.id AND calibrationId <> '' AND state <> 'draft') AS handedIn`;

function calibrationOf(db: ReadableDb, row: Row): Calibration {
  return {
    ...row,
    callIds: allRows<{ callId: string }>(db, 'SELECT callId FROM calibrationCall WHERE calibrationId = ? ORDER BY position', row.id).map(({ callId }) => callId),
    reviewers: allRows<{ reviewer: string }>(db, 'SELECT reviewer FROM calibrationReviewer WHERE calibrationId = ? ORDER BY position', row.id).map(({ reviewer }) => reviewer),
  };
}

export function makeCalibration(db: WritableDb, { id, draft, by, at }: StoreArgument<'makeCalibration'>): void {
  transact(db, () => {
    if (getRow(db, 'SELECT 1 FROM calibration WHERE id = ?', id) !== undefined) return;
    releasedCard(db, draft.cardId, draft.cardVersion);
    const callIds = [...new Set(draft.callIds)];
    for (const callId of callIds) judgeableCall(db, callId);
    runSql(db, 'INSERT INTO calibration (id, name, cardId, cardVersion, madeBy, madeAt) VALUES (?, ?, ?, ?, ?, ?)', id, keptText(draft.name), draft.cardId, draft.cardVersion, by, at);
    for (const [position, callId] of callIds.entries()) runSql(db, 'INSERT INTO calibrationCall (calibrationId, position, callId) VALUES (?, ?, ?)', id, position, callId);
    for (const [position, reviewer] of draft.reviewers.entries()) runSql(db, 'INSERT INTO calibrationReviewer (calibrationId, position, reviewer) VALUES (?, ?, ?)', id, position, reviewer);
  });
}

/** Drafts that nobody will hand in any more go with it. */
export function closeCalibration(db: WritableDb, { id, at }: StoreArgument<'closeCalibration'>): void {
  transact(db, () => {
    runSql(db, 'UPDATE calibration SET closedAt = ? WHERE id = ? AND closedAt IS NULL', at, id);
    runSql(db, `DELETE FROM review WHERE calibrationId = ? AND calibrationId <> '' AND state = 'draft'`, id);
  });
}

export function listCalibrations(db: ReadableDb): readonly Calibration[] {
  return allRows<Row>(db, `SELECT ${columns} FROM calibration ORDER BY madeAt DESC, id LIMIT 500`).map((row) => calibrationOf(db, row));
}

export function getCalibration(db: ReadableDb, { id }: StoreArgument<'getCalibration'>): Calibration | null {
  const row = getRow<Row>(db, `SELECT ${columns} FROM calibration WHERE id = ?`, id);
  return row === undefined ? null : calibrationOf(db, row);
}

export function calibrationReviews(db: ReadableDb, { id }: StoreArgument<'calibrationReviews'>): readonly Review[] {
  return reviewsOfCalibration(db, id);
}

/** Throws `notFound` for a call that it does not have, `notAllowed` for somebody who does not take part, `calibrationClosed`. */
export function requireOpenCalibration(db: ReadableDb, id: string, reviewer: string, callId: string): void {
  const calibration = getCalibration(db, { id });
  if (calibration === null || !calibration.callIds.includes(callId)) throw new StoreError('notFound', 'There is no such calibration of this call.');
  if (!calibration.reviewers.includes(reviewer)) throw new StoreError('notAllowed', 'This reviewer does not take part in the calibration.');
  if (calibration.closedAt !== null) throw new StoreError('calibrationClosed', 'The calibration is closed.');
}

export function calibrationCardOf(db: ReadableDb, id: string): { readonly cardId: string; readonly cardVersion: number } {
  const row = getRow<{ cardId: string; cardVersion: number }>(db, 'SELECT cardId, cardVersion FROM calibration WHERE id = ?', id);
  if (row === undefined) throw new StoreError('notFound', 'There is no such calibration.');
  return row;
}
