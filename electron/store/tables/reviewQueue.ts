import type { QueuedCall, QueuedFor } from '../../../shared/reviews/reviewLists.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { Signed } from '../requests/reviews.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { judgeableCall } from './judgeableCall.ts';
import { keptText } from './reviews.ts';

const most = 500;

/** Puts a call into the queue; one that waits stays as it is, one that was judged or removed waits again. */
export function enqueue(db: WritableDb, callId: string, why: QueuedFor, from: { readonly id: string; readonly name: string }, { by, at }: Signed): void {
  runSql(
    db,
    `INSERT INTO reviewQueue (callId, why, source, planId, queuedAt, queuedBy) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (callId) DO UPDATE SET why = excluded.why, source = excluded.source, planId = excluded.planId, queuedAt = excluded.queuedAt, queuedBy = excluded.queuedBy,
       removedAt = NULL, removedBy = NULL, removedFor = NULL, doneAt = NULL WHERE removedAt IS NOT NULL OR doneAt IS NOT NULL`,
    callId, why, from.name, from.id, at, by,
  );
}

function canBeJudged(db: ReadableDb, callId: string): boolean {
  try {
    judgeableCall(db, callId);
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'callNotAnswered') return false;
    throw error;
  }
}

export function queueCalls(db: WritableDb, { callIds, ...signed }: StoreArgument<'queueCalls'>): void {
  transact(db, () => {
    const judgeable = callIds.filter((callId) => canBeJudged(db, callId));
    if (judgeable.length === 0) throw new StoreError('callNotAnswered', 'None of these calls can be judged.');
    for (const callId of judgeable) enqueue(db, callId, 'byHand', { id: '', name: '' }, signed);
  });
}

export function unqueueCall(db: WritableDb, { callId, reason, by, at }: StoreArgument<'unqueueCall'>): void {
  runSql(db, 'UPDATE reviewQueue SET removedAt = ?, removedBy = ?, removedFor = ? WHERE callId = ? AND removedAt IS NULL AND doneAt IS NULL', at, by, keptText(reason), callId);
}

const shown = 'call.callId, call.agent, call.startedAt, call.remoteNumber, call.customerName, call.serviceNumber, call.talkSeconds';
const begun = `EXISTS (SELECT 1 FROM review WHERE review.callId = call.callId AND review.reviewer = ? AND review.calibrationId =`;
const ofCalibrations = `FROM calibrationReviewer JOIN calibration ON calibration.id = calibrationReviewer.calibrationId AND calibration.closedAt IS NULL
  JOIN calibrationCall ON calibrationCall.calibrationId = calibration.id JOIN call ON call.callId = calibrationCall.callId
  WHERE calibrationReviewer.reviewer = ? AND NOT ${begun} calibration.id AND state <> 'draft')`;

/** Of this house and of packages, each by itself: joined with both at once, SQLite would read every call there is. */
const waitingIn = (calls: string) => `SELECT ${shown}, reviewQueue.why, reviewQueue.source AS "from", NULL AS calibrationId, reviewQueue.queuedAt, ${begun} '') AS begun
  FROM reviewQueue CROSS JOIN ${calls} WHERE call.callId = reviewQueue.callId AND removedAt IS NULL AND doneAt IS NULL ORDER BY call.startedAt DESC, call.callId LIMIT ?`;
const waitingOf = { call: waitingIn('call'), packagedCall: waitingIn('(SELECT * FROM packagedCall WHERE kept = 1) AS call') };

export function listQueue(db: ReadableDb, { reviewer }: StoreArgument<'listQueue'>): readonly QueuedCall[] {
  type Row = Omit<QueuedCall, 'begun'> & { readonly begun: number };
  const calibrations = allRows<Row>(
    db,
    `SELECT ${shown}, 'calibration' AS why, calibration.name AS "from", calibration.id AS calibrationId, calibration.madeAt AS queuedAt, ${begun} calibration.id) AS begun
     ${ofCalibrations} ORDER BY calibration.madeAt DESC, calibration.id, calibrationCall.position LIMIT ?`,
    reviewer, reviewer, reviewer, most,
  );
  const others = [waitingOf.call, waitingOf.packagedCall].flatMap((sql) => allRows<Row>(db, sql, reviewer, most)).sort((a, b) => b.startedAt - a.startedAt);
  return [...calibrations, ...others].slice(0, most).map((row) => ({ ...row, begun: row.begun === 1 }));
}

export function countQueue(db: ReadableDb, reviewer: string): number {
  const count = (sql: string, ...values: readonly string[]) => getRow<{ count: number }>(db, `SELECT count(*) AS count ${sql}`, ...values)?.count ?? 0;
  return count(ofCalibrations, reviewer, reviewer) + count('FROM reviewQueue WHERE removedAt IS NULL AND doneAt IS NULL');
}
