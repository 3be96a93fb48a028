import { runSql, transact } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import { marksFault } from '../../../shared/reviews/marksFault.ts';
import { scoreOf } from '../../../shared/reviews/scoreOf.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { judgeableCall } from './judgeableCall.ts';
import { keptMarks, keptText, linkReview, reviewBy, revisionLinkId, scoreCallByReviews } from './reviews.ts';
import { releasedCard } from './scoreCards.ts';

/**
 * Keeps what a reviewer handed in at another computer. Totals are reckoned anew: whoever wrote the file may have written
 * anything. A review that is here already gets the revisions that it has not.
 */
export function takeInReview(db: WritableDb, { review, at }: StoreArgument<'takeInReview'>): void {
  transact(db, () => {
    const { id, callId, cardId, cardVersion, calibrationId, reviewer } = review;
    const card = releasedCard(db, cardId, cardVersion);
    const last = review.revisions.at(-1);
    const first = review.revisions[0];
    if (first === undefined || last === undefined || first.by !== reviewer || review.revisions.some(({ revision }, index) => revision !== index + 1)) throw new StoreError('invalidArgument', 'This review was not handed in.');
    if (review.revisions.some(({ marks }) => marksFault(card, marks) !== null || scoreOf(card, marks).open.length > 0)) throw new StoreError('marksDoNotFit', 'The marks do not fit the score card.');
    const before = reviewBy(db, callId, reviewer, calibrationId);
    if (before !== null && before.id !== id) throw new StoreError('conflict', 'This reviewer has another review of the call here.');
    const { agent, startedAt } = judgeableCall(db, callId);
    const [score, marks, summary] = [scoreOf(card, last.marks), JSON.stringify(keptMarks(last.marks)), keptText(last.summary)];
    if (before !== null && before.revisions.length >= review.revisions.length) return;
    if (before === null) {
      runSql(
        db,
        `INSERT INTO review (id, callId, reviewer, calibrationId, agent, callStartedAt, cardId, cardVersion, state, marks, summary, revision, total, passed, fatal,
           changedAt, handedInAt, listedAt, seenRevision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'handedIn', ?, ?, 0, NULL, 0, 0, ?, ?, ?, 0)`,
        id, callId, reviewer, calibrationId ?? '', agent, startedAt, cardId, cardVersion, marks, summary, at, first.at, first.at,
      );
    }
    for (const one of review.revisions.slice(before?.revisions.length ?? 0)) {
      const reckoned = scoreOf(card, one.marks);
      const kept = { marks: keptMarks(one.marks), summary: keptText(one.summary) };
      runSql(
        db,
        'INSERT INTO reviewRevision (reviewId, revision, deed, at, by, reason, total, passed, fatal, marks, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id, one.revision, `${id}/${one.revision}`, one.at, one.by, keptText(one.reason), reckoned.total, reckoned.passed ? 1 : 0, reckoned.fatal.length, JSON.stringify(kept.marks), kept.summary,
      );
      linkReview(db, review, revisionLinkId(id, one.revision), one.by, { ...kept, score: reckoned.total });
    }
    runSql(
      db,
      `UPDATE review SET state = 'handedIn', marks = ?, summary = ?, revision = ?, total = ?, passed = ?, fatal = ?, changedAt = ?, handedInAt = coalesce(handedInAt, ?), listedAt = coalesce(handedInAt, ?) WHERE id = ?`,
      marks, summary, review.revisions.length, score.total, score.passed ? 1 : 0, score.fatal.length, at, first.at, first.at, id,
    );
    if (calibrationId !== null) return;
    runSql(db, 'UPDATE reviewQueue SET doneAt = ? WHERE callId = ? AND doneAt IS NULL', at, callId);
    scoreCallByReviews(db, callId);
  });
}
