import type { Calibration } from '../../../../shared/reviews/calibration.ts';
import type { Review } from '../../../../shared/reviews/review.ts';

/** What a reviewer judges a call for: on its own, or in a calibration. */
export interface Assignment {
  /** Null = the ordinary review. */
  readonly calibration: Calibration | null;
  /** The reviewer's own review of it, once begun. */
  readonly own: Review | null;
}

/** All a reviewer may judge a call for: the ordinary review first, then calibrations, newest first. Pure. */
export function assignmentsOf(callId: string, me: string, reviews: readonly Review[], calibrations: readonly Calibration[]): readonly Assignment[] {
  const ownIn = (calibrationId: string | null) => reviews.find((review) => review.reviewer === me && review.calibrationId === calibrationId) ?? null;
  const asked = calibrations
    .filter(({ id, callIds, reviewers, closedAt }) => callIds.includes(callId) && reviewers.includes(me) && (closedAt === null || ownIn(id) !== null))
    .sort((a, b) => b.madeAt - a.madeAt);
  return [{ calibration: null, own: ownIn(null) }, ...asked.map((calibration) => ({ calibration, own: ownIn(calibration.id) }))];
}

/** What is shown first: a calibration that waits for this reviewer, else the ordinary review. Pure. */
export function firstAssignment(assignments: readonly Assignment[]): Assignment | undefined {
  return assignments.find(({ calibration, own }) => calibration !== null && calibration.closedAt === null && (own === null || own.state === 'draft')) ?? assignments[0];
}
