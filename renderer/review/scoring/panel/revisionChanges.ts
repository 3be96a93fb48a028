import type { ReviewRevision } from '../../../../shared/reviews/review.ts';
import { criteriaOf, type Criterion, type Mark, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';

/** What became different from one reading of a review to the next. */
export interface RevisionChanges {
  /** Criteria whose points differ; undefined = was not judged. */
  readonly points: readonly { readonly criterion: Criterion; readonly before: Mark | undefined; readonly after: Mark | undefined }[];
  /** Criteria whose comment or moment alone differs. */
  readonly notes: readonly Criterion[];
  readonly summary: boolean;
}

/** Pure. */
export function revisionChanges(card: Pick<ScoreCard, 'sections'>, before: Pick<ReviewRevision, 'marks' | 'summary'>, after: Pick<ReviewRevision, 'marks' | 'summary'>): RevisionChanges {
  const all = criteriaOf(card).map((criterion) => ({ criterion, before: before.marks[criterion.id], after: after.marks[criterion.id] }));
  const points = all.filter((one) => one.before?.points !== one.after?.points);
  const notes = all.filter((one) => !points.includes(one) && (one.before?.comment !== one.after?.comment || one.before?.atMs !== one.after?.atMs)).map(({ criterion }) => criterion);
  return { points, notes, summary: before.summary !== after.summary };
}
