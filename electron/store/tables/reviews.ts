import { canonicalJson } from '../../../shared/evidence/canonicalJson.ts';
import type { Appeal, Review, ReviewRevision } from '../../../shared/reviews/review.ts';
import type { Marks } from '../../../shared/reviews/scoreCard.ts';
import { sha256Hex } from '../../evidence/signLink.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { appendEvidence } from '../evidenceChain.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { newestRecording } from './newestRecording.ts';

interface ReviewRow {
  readonly id: string; readonly callId: string; readonly reviewer: string; readonly calibrationId: string; readonly agent: string; readonly cardId: string; readonly cardVersion: number;
  readonly state: Review['state']; readonly marks: string; readonly summary: string; readonly total: number | null; readonly passed: number; readonly changedAt: number; readonly handedInAt: number | null;
}
interface RevisionRow { readonly revision: number; readonly at: number; readonly by: string; readonly reason: string; readonly total: number | null; readonly marks: string; readonly summary: string }

const columns = 'id, callId, reviewer, calibrationId, agent, cardId, cardVersion, state, marks, summary, total, passed, changedAt, handedInAt';

function revisionsOf(db: ReadableDb, reviewId: string): readonly ReviewRevision[] {
  return allRows<RevisionRow>(db, 'SELECT revision, at, by, reason, total, marks, summary FROM reviewRevision WHERE reviewId = ? ORDER BY revision', reviewId)
    .map(({ marks, ...row }) => ({ ...row, marks: JSON.parse(marks) as Marks }));
}

function appealOf(db: ReadableDb, reviewId: string): Appeal | null {
  return getRow<Appeal>(db, 'SELECT by, at, reason, state, answer, answeredBy, answeredAt FROM reviewAppeal WHERE reviewId = ?', reviewId) ?? null;
}

function reviewOf(db: ReadableDb, { calibrationId, marks, passed, ...row }: ReviewRow): Review {
  return {
    ...row, calibrationId: calibrationId === '' ? null : calibrationId, marks: JSON.parse(marks) as Marks, passed: passed === 1,
    revisions: row.handedInAt === null ? [] : revisionsOf(db, row.id), appeal: appealOf(db, row.id),
  };
}

export function getReview(db: ReadableDb, { reviewId }: StoreArgument<'getReview'>): Review | null {
  const row = getRow<ReviewRow>(db, `SELECT ${columns} FROM review WHERE id = ?`, reviewId);
  return row === undefined ? null : reviewOf(db, row);
}

/** Throws `unknownReview`. */
export function knownReview(db: ReadableDb, reviewId: string): Review {
  const review = getReview(db, { reviewId });
  if (review === null) throw new StoreError('unknownReview', 'There is no such review.');
  return review;
}

export function reviewBy(db: ReadableDb, callId: string, reviewer: string, calibrationId: string | null): Review | null {
  const row = getRow<ReviewRow>(db, `SELECT ${columns} FROM review WHERE callId = ? AND reviewer = ? AND calibrationId = ?`, callId, reviewer, calibrationId ?? '');
  return row === undefined ? null : reviewOf(db, row);
}

export function reviewsOfCall(db: ReadableDb, { callId }: StoreArgument<'reviewsOfCall'>): readonly Review[] {
  return allRows<ReviewRow>(db, `SELECT ${columns} FROM review WHERE callId = ? ORDER BY listedAt, id LIMIT 200`, callId).map((row) => reviewOf(db, row));
}

export function reviewsOfCalibration(db: ReadableDb, calibrationId: string): readonly Review[] {
  return allRows<ReviewRow>(db, `SELECT ${columns} FROM review WHERE calibrationId = ? AND calibrationId <> '' ORDER BY listedAt, id`, calibrationId).map((row) => reviewOf(db, row));
}

/** Text as SQLite keeps it: half a pair of surrogates is no letter, and NUL ends a text in many a program. */
export function keptText(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', ''), 'utf8').toString('utf8');
}

/** Marks with their comments as they are kept. */
export function keptMarks(marks: Marks): Marks {
  return Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, { ...mark, comment: keptText(mark.comment) }]));
}

/** What is digested of a review: with an appeal's answer, that too. */
export interface ReviewProof {
  readonly marks: Marks;
  readonly summary: string;
  readonly score: number | null;
  readonly appeal?: Pick<Appeal, 'reason' | 'state' | 'answer'>;
}

export const digestOfReview = (proof: ReviewProof): string => sha256Hex(canonicalJson(proof));

/** Names of the links: a verification finds by them what they are about. */
export const revisionLinkId = (reviewId: string, revision: number): string => `review:${reviewId}/${revision}`;
export const appealLinkId = (reviewId: string, revision: number): string => `appeal:${reviewId}/${revision}`;

/** Links what was handed in, or answered, in the transaction that keeps it. @param id see `revisionLinkId` and `appealLinkId` */
export function linkReview(db: WritableDb, { callId }: Pick<Review, 'callId'>, id: string, by: string, proof: ReviewProof): void {
  appendEvidence(db, { kind: 'reviewKept', subject: callId, payload: { id, recordingId: newestRecording(db, callId), by, digest: digestOfReview(proof), score: proof.score } });
}

/** Brings the total of a call in the log up to its newest ordinary review. */
export function scoreCallByReviews(db: WritableDb, callId: string): void {
  runSql(
    db,
    `UPDATE call SET reviewScore = (SELECT review.total FROM review JOIN reviewRevision ON reviewRevision.reviewId = review.id AND reviewRevision.revision = review.revision
       WHERE review.callId = call.callId AND review.calibrationId = '' ORDER BY reviewRevision.at DESC, review.id LIMIT 1) WHERE callId = ?`,
    callId,
  );
}
