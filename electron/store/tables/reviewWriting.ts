import { marksFault } from '../../../shared/reviews/marksFault.ts';
import type { Review } from '../../../shared/reviews/review.ts';
import { scoreOf, type Score } from '../../../shared/reviews/scoreOf.ts';
import { getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { Signed } from '../requests/reviews.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { calibrationCardOf, requireOpenCalibration } from './calibrations.ts';
import { judgeableCall } from './judgeableCall.ts';
import { keptMarks, keptText, knownReview, linkReview, reviewBy, revisionLinkId, scoreCallByReviews } from './reviews.ts';
import { isRetired, releasedCard } from './scoreCards.ts';

export function saveReview(db: WritableDb, { id, draft, by, at }: StoreArgument<'saveReview'>): { readonly reviewId: string } {
  return transact(db, () => {
    const { callId, cardId, cardVersion, calibrationId } = draft;
    const card = releasedCard(db, cardId, cardVersion);
    if (marksFault(card, draft.marks) !== null) throw new StoreError('marksDoNotFit', 'There are marks that the score card does not have.');
    if (calibrationId !== null) {
      requireOpenCalibration(db, calibrationId, by, callId);
      const asked = calibrationCardOf(db, calibrationId);
      if (asked.cardId !== cardId || asked.cardVersion !== cardVersion) throw new StoreError('cardChanged', 'The calibration is judged with another score card.');
    }
    const [marks, summary] = [JSON.stringify(keptMarks(draft.marks)), keptText(draft.summary)];
    const before = reviewBy(db, callId, by, calibrationId);
    if (before === null) {
      const { agent, startedAt } = judgeableCall(db, callId);
      if (calibrationId === null && isRetired(db, cardId)) throw new StoreError('unknownCard', 'This score card is not used for new reviews.');
      runSql(
        db,
        `INSERT INTO review (id, callId, reviewer, calibrationId, agent, callStartedAt, cardId, cardVersion, state, marks, summary, revision, total, passed, fatal,
           changedAt, handedInAt, listedAt, seenRevision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?, 0, NULL, 0, 0, ?, NULL, ?, 0)`,
        id, callId, by, calibrationId ?? '', agent, startedAt, cardId, cardVersion, marks, summary, at, at,
      );
      return { reviewId: id };
    }
    if (before.state === 'draft') {
      runSql(db, 'UPDATE review SET cardId = ?, cardVersion = ?, marks = ?, summary = ?, changedAt = ?, listedAt = ? WHERE id = ?', cardId, cardVersion, marks, summary, at, at, before.id);
      return { reviewId: before.id };
    }
    // Whoever has seen the others' judgement would only follow it.
    if (calibrationId !== null) throw new StoreError('calibrationHandedIn', 'A judgement of a calibration is not changed any more.');
    if (before.cardId !== cardId || before.cardVersion !== cardVersion) throw new StoreError('cardChanged', 'A review is changed with the card that it was handed in with.');
    runSql(db, `UPDATE review SET state = 'changing', marks = ?, summary = ?, changedAt = ? WHERE id = ?`, marks, summary, at, before.id);
    return { reviewId: before.id };
  });
}

/** Keeps what is written as the next revision, with its link. Throws `criteriaOpen`. */
export function keepRevision(db: WritableDb, review: Review, deed: string, reason: string, { by, at }: Signed): Score {
  const card = releasedCard(db, review.cardId, review.cardVersion);
  const score = scoreOf(card, review.marks);
  if (score.open.length > 0) throw new StoreError('criteriaOpen', `${score.open.length} criteria are still to be judged.`);
  const revision = review.revisions.length + 1;
  const [passed, fatal] = [score.passed ? 1 : 0, score.fatal.length];
  runSql(
    db,
    'INSERT INTO reviewRevision (reviewId, revision, deed, at, by, reason, total, passed, fatal, marks, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    review.id, revision, deed, at, by, reason, score.total, passed, fatal, JSON.stringify(review.marks), review.summary,
  );
  runSql(
    db,
    `UPDATE review SET state = 'handedIn', revision = ?, total = ?, passed = ?, fatal = ?, changedAt = ?, listedAt = coalesce(handedInAt, ?), handedInAt = coalesce(handedInAt, ?) WHERE id = ?`,
    revision, score.total, passed, fatal, at, at, at, review.id,
  );
  linkReview(db, review, revisionLinkId(review.id, revision), by, { marks: review.marks, summary: review.summary, score: score.total });
  if (review.calibrationId === null) {
    runSql(db, 'UPDATE reviewQueue SET doneAt = ? WHERE callId = ? AND doneAt IS NULL', at, review.callId);
    scoreCallByReviews(db, review.callId);
  }
  return score;
}

/** Whether a command that comes again was done already. */
function wasDone(db: ReadableDb, deed: string): boolean {
  return getRow(db, 'SELECT 1 FROM reviewRevision WHERE deed = ?', deed) !== undefined;
}

export function handInReview(db: WritableDb, { reviewId, reason, deed, ...signed }: StoreArgument<'handInReview'>): void {
  transact(db, () => {
    if (wasDone(db, deed)) return;
    const review = knownReview(db, reviewId);
    if (review.reviewer !== signed.by) throw new StoreError('notAllowed', 'Only its reviewer hands a review in.');
    if (review.state === 'handedIn') throw new StoreError('noChangeWritten', 'Nothing was written since it was handed in.');
    if (review.state === 'changing' && reason.trim() === '') throw new StoreError('reasonMissing', 'A change needs its reason.');
    if (review.calibrationId !== null) requireOpenCalibration(db, review.calibrationId, signed.by, review.callId);
    keepRevision(db, review, deed, keptText(reason.trim()), signed);
  });
}

export function discardReview(db: WritableDb, { reviewId, by }: StoreArgument<'discardReview'>): void {
  transact(db, () => {
    runSql(db, `DELETE FROM review WHERE id = ? AND reviewer = ? AND state = 'draft'`, reviewId, by);
    runSql(
      db,
      `UPDATE review SET (state, marks, summary, changedAt) = (SELECT 'handedIn', marks, summary, at FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = review.revision)
       WHERE id = ? AND reviewer = ? AND state = 'changing'`,
      reviewId, by,
    );
  });
}
