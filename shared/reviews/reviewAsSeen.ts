import type { Calibration } from './calibration.ts';
import { isVisibleTo, type Review } from './review.ts';

/** Who asks for reviews. */
export interface ReviewViewer {
  readonly name: string;
  readonly mayReview: boolean;
  readonly mayLead: boolean;
}

/** Whether the judgements of a calibration are open to somebody: to those who took part once it is closed, to whoever leads without taking part always. Pure. */
export function isOpenTo({ reviewers, closedAt }: Pick<Calibration, 'reviewers' | 'closedAt'>, { name, mayLead }: ReviewViewer): boolean {
  return reviewers.includes(name) ? closedAt !== null : mayLead;
}

/** What was handed in last, without what is being written since. Pure. */
export function settledReview(review: Review): Review {
  const last = review.revisions.at(-1);
  return last === undefined ? review : { ...review, state: 'handedIn', marks: last.marks, summary: last.summary };
}

/**
 * A review as this person may see it; null = not at all. Reviewers see their own as they are, and what others handed in;
 * those of a calibration as `isVisibleTo` and `isOpenTo` say. Agents see what was handed in of their own calls. Pure.
 * @param own the viewer's reviews of the same call
 * @param calibration that of the review; null for an ordinary one, or when it is not known any more
 */
export function reviewAsSeen(review: Review, viewer: ReviewViewer, own: readonly Review[], calibration: Pick<Calibration, 'reviewers' | 'closedAt'> | null): Review | null {
  if (viewer.mayReview && review.reviewer === viewer.name) return review;
  if (review.state === 'draft') return null;
  if (!viewer.mayReview) return review.agent === viewer.name && review.calibrationId === null ? settledReview(review) : null;
  const visible = isVisibleTo(review, viewer.name, own) || (calibration !== null && isOpenTo(calibration, viewer));
  return visible ? settledReview(review) : null;
}
