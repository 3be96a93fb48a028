import { mayAppeal } from '../../../shared/reviews/review.ts';
import { runSql, transact } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { keepRevision } from './reviewWriting.ts';
import { appealLinkId, keptText, knownReview, linkReview } from './reviews.ts';

export function appealReview(db: WritableDb, { reviewId, reason, by, at }: StoreArgument<'appealReview'>): void {
  transact(db, () => {
    const review = knownReview(db, reviewId);
    const { appeal } = review;
    if (appeal !== null && appeal.by === by && appeal.at === at) return;
    if (review.agent !== by || review.calibrationId !== null) throw new StoreError('notAllowed', 'Only the agent of the call appeals against its review.');
    if (!mayAppeal(review, at)) throw new StoreError('appealNotPossible', 'This review was appealed against already, or it is too late.');
    runSql(db, `INSERT INTO reviewAppeal (reviewId, by, at, reason, state, answer) VALUES (?, ?, ?, ?, 'open', '')`, reviewId, by, at, keptText(reason));
  });
}

/** Who may answer is asked before. `noChangeWritten` when a change is to be kept and none was written. */
export function answerReviewAppeal(db: WritableDb, { reviewId, verdict, answer, deed, by, at }: StoreArgument<'answerReviewAppeal'>): void {
  transact(db, () => {
    const review = knownReview(db, reviewId);
    const { appeal } = review;
    if (appeal !== null && appeal.answeredBy === by && appeal.answeredAt === at) return;
    if (appeal === null || appeal.state !== 'open') throw new StoreError('noOpenAppeal', 'There is no appeal to answer.');
    const words = keptText(answer);
    if (verdict === 'changed') {
      if (review.state !== 'changing') throw new StoreError('noChangeWritten', 'The change is to be written before the appeal is answered with it.');
      keepRevision(db, review, deed, words, { by, at });
    }
    // The agent is to look at it again.
    runSql(db, 'UPDATE review SET seenRevision = 0 WHERE id = ?', reviewId);
    runSql(db, 'UPDATE reviewAppeal SET state = ?, answer = ?, answeredBy = ?, answeredAt = ? WHERE reviewId = ?', verdict, words, by, at, reviewId);
    const last = knownReview(db, reviewId).revisions.at(-1);
    if (last !== undefined) linkReview(db, review, appealLinkId(reviewId, last.revision), by, { marks: last.marks, summary: last.summary, score: last.total, appeal: { reason: appeal.reason, state: verdict, answer: words } });
  });
}

export function seeReview(db: WritableDb, { reviewId, by }: StoreArgument<'seeReview'>): void {
  runSql(db, 'UPDATE review SET seenRevision = revision WHERE id = ? AND agent = ? AND seenRevision <> revision', reviewId, by);
}
