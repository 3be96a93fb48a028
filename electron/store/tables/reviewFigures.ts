import { ReviewCounter } from '../../../shared/reviews/countReviews.ts';
import type { AppealState } from '../../../shared/reviews/review.ts';
import type { ReviewFigures } from '../../../shared/reviews/reviewFigures.ts';
import type { Marks, ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { allRows } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { getScoreCard } from './scoreCards.ts';

interface Row {
  readonly id: string; readonly agent: string; readonly reviewer: string; readonly handedInAt: number; readonly total: number | null; readonly passed: number; readonly fatal: number;
  readonly appeal: AppealState | null; readonly marks: string; readonly cardId: string; readonly cardVersion: number;
}

const readAtOnce = 1_000;

/** Ordinary reviews whose first hand-in was in `from … until`, each with its last revision. */
export function reviewFigures(db: ReadableDb, { from, until }: StoreArgument<'reviewFigures'>): ReviewFigures {
  const counter = new ReviewCounter();
  const cards = new Map<string, ScoreCard | null>();
  const cardOf = ({ cardId, cardVersion: version }: Row): ScoreCard | null => {
    const key = `${cardId}/${version}`;
    if (!cards.has(key)) cards.set(key, getScoreCard(db, { cardId, version }));
    return cards.get(key) ?? null;
  };
  for (let after = { at: from, id: '' }; ;) {
    const rows = allRows<Row>(
      db,
      `SELECT review.id, review.agent, review.reviewer, review.listedAt AS handedInAt, review.total, review.passed, review.fatal, review.cardId, review.cardVersion,
         (SELECT state FROM reviewAppeal WHERE reviewId = review.id) AS appeal, reviewRevision.marks
       FROM review JOIN reviewRevision ON reviewRevision.reviewId = review.id AND reviewRevision.revision = review.revision
       WHERE (review.listedAt, review.id) > (?, ?) AND review.listedAt < ? AND review.calibrationId = '' ORDER BY review.listedAt, review.id LIMIT ?`,
      after.at, after.id, until, readAtOnce,
    );
    for (const row of rows) counter.add({ ...row, passed: row.passed === 1, fatal: row.fatal > 0, marks: JSON.parse(row.marks) as Marks, card: cardOf(row) });
    const last = rows.at(-1);
    if (last === undefined || rows.length < readAtOnce) return counter.figures(from, until);
    after = { at: last.handedInAt, id: last.id };
  }
}
