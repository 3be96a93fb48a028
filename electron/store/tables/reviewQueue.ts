import type { QueuedCall, QueuedFor } from '../../../shared/reviews/reviewLists.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { Signed } from '../requests/reviews.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { judgeableCall } from './judgeableCall.ts';
import { keptText } from './reviews.ts';

const most = 500;

/** Who is to judge a waiting call, and with what. */
export interface QueuedTo {
  /** '' = whoever comes first. */
  readonly reviewer: string;
  /** Null = the reviewer's choice. */
  readonly cardId: string | null;
}

const toAnybody: QueuedTo = { reviewer: '', cardId: null };

/**
 * Puts a call into the queue; one that waits stays as it is, but for whom and with which card where that is said; one that
 * was judged or removed waits again.
 */
export function enqueue(db: WritableDb, callId: string, why: QueuedFor, from: { readonly id: string; readonly name: string }, { by, at }: Signed, { reviewer, cardId }: QueuedTo = toAnybody): void {
  runSql(
    db,
    `INSERT INTO reviewQueue (callId, why, source, planId, queuedAt, queuedBy, reviewer, cardId) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (callId) DO UPDATE SET why = excluded.why, source = excluded.source, planId = excluded.planId, queuedAt = excluded.queuedAt, queuedBy = excluded.queuedBy,
       reviewer = excluded.reviewer, cardId = excluded.cardId, removedAt = NULL, removedBy = NULL, removedFor = NULL, doneAt = NULL
     WHERE removedAt IS NOT NULL OR doneAt IS NOT NULL`,
    callId, why, from.name, from.id, at, by, reviewer, cardId,
  );
  if (reviewer === '' && cardId === null) return;
  runSql(db, 'UPDATE reviewQueue SET reviewer = ?, cardId = ? WHERE callId = ? AND removedAt IS NULL AND doneAt IS NULL', reviewer, cardId, callId);
}

/** Whether a call can be judged, and if not, why. */
export function callState(db: ReadableDb, callId: string): 'judgeable' | 'notAnswered' | 'gone' {
  try {
    judgeableCall(db, callId);
    return 'judgeable';
  } catch (error) {
    if (error instanceof StoreError && error.code === 'callNotAnswered') return 'notAnswered';
    if (error instanceof StoreError && error.code === 'unknownCall') return 'gone';
    throw error;
  }
}

function canBeJudged(db: ReadableDb, callId: string): boolean {
  const state = callState(db, callId);
  if (state === 'gone') throw new StoreError('unknownCall', 'There is no call with this id.');
  return state === 'judgeable';
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
const keptPackaged = '(SELECT * FROM packagedCall WHERE kept = 1) AS call';
const calibratedIn = (calls: string) => `FROM calibrationReviewer JOIN calibration ON calibration.id = calibrationReviewer.calibrationId AND calibration.closedAt IS NULL
  JOIN calibrationCall ON calibrationCall.calibrationId = calibration.id CROSS JOIN ${calls} ON call.callId = calibrationCall.callId
  WHERE calibrationReviewer.reviewer = ? AND NOT ${begun} calibration.id AND state <> 'draft')`;

/** For everybody, or for this reviewer. */
const waits = `removedAt IS NULL AND doneAt IS NULL AND reviewQueue.reviewer IN ('', ?)`;

/** Of this house and of packages, each by itself: joined with both at once, SQLite would read every call there is. */
const waitingIn = (calls: string) => `SELECT ${shown}, reviewQueue.why, reviewQueue.source AS "from", NULL AS calibrationId, reviewQueue.queuedAt, reviewQueue.reviewer, reviewQueue.cardId, ${begun} '') AS begun
  FROM reviewQueue CROSS JOIN ${calls} WHERE call.callId = reviewQueue.callId AND ${waits} ORDER BY call.startedAt DESC, call.callId LIMIT ?`;
const waitingOf = { call: waitingIn('call'), packagedCall: waitingIn(keptPackaged) };
const ofCalibrations = [calibratedIn('call'), calibratedIn(keptPackaged)];

export function listQueue(db: ReadableDb, { reviewer }: StoreArgument<'listQueue'>): readonly QueuedCall[] {
  type Row = Omit<QueuedCall, 'begun'> & { readonly begun: number };
  const calibrations = ofCalibrations.flatMap((from) => allRows<Row>(
    db,
    `SELECT ${shown}, 'calibration' AS why, calibration.name AS "from", calibration.id AS calibrationId, calibration.madeAt AS queuedAt, '' AS reviewer, NULL AS cardId, ${begun} calibration.id) AS begun
     ${from} ORDER BY calibration.madeAt DESC, calibration.id, calibrationCall.position LIMIT ?`,
    reviewer, reviewer, reviewer, most,
  ));
  const others = [waitingOf.call, waitingOf.packagedCall].flatMap((sql) => allRows<Row>(db, sql, reviewer, reviewer, most)).sort((a, b) => b.startedAt - a.startedAt);
  return [...calibrations, ...others].slice(0, most).map((row) => ({ ...row, begun: row.begun === 1 }));
}

export function countQueue(db: ReadableDb, reviewer: string): number {
  const count = (sql: string, ...values: readonly string[]) => getRow<{ count: number }>(db, `SELECT count(*) AS count ${sql}`, ...values)?.count ?? 0;
  return ofCalibrations.reduce((sum, from) => sum + count(from, reviewer, reviewer), 0) + count(`FROM reviewQueue WHERE ${waits}`, reviewer);
}
