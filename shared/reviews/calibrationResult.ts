import { compareMarks, weightedKappa } from './agreement.ts';
import type { Calibration, CalibrationPair, CalibrationResult } from './calibration.ts';
import type { Review } from './review.ts';
import { isOpenTo, settledReview, type ReviewViewer } from './reviewAsSeen.ts';
import { criteriaOf, mostPoints, type ScoreCard } from './scoreCard.ts';

type Judged = Pick<Review, 'id' | 'callId' | 'reviewer' | 'marks' | 'total'>;

function pairsOf(card: ScoreCard, judged: readonly Judged[]): readonly CalibrationPair[] {
  return judged.flatMap((first, index) => judged.slice(index + 1)
    .filter(({ callId }) => callId === first.callId)
    .map((second) => ({ callId: first.callId, reviewers: [first.reviewer, second.reviewer] as const, ...compareMarks(card, first.marks, second.marks) })));
}

/** By criterion, over all pairs of reviewers, worst first. */
function kappaOf(card: ScoreCard, judged: readonly Judged[]): CalibrationResult['kappa'] {
  const kappas = criteriaOf(card).map(({ id, scale }) => {
    const pairs = judged.flatMap((first, index) => judged.slice(index + 1).flatMap((second): (readonly [number, number])[] => {
      const [a, b] = [first.marks[id]?.points ?? null, second.marks[id]?.points ?? null];
      return second.callId !== first.callId || a === null || b === null ? [] : [[a, b]];
    }));
    return { criterionId: id, kappa: weightedKappa(pairs, mostPoints(scale)) };
  });
  return kappas.sort((a, b) => (a.kappa ?? Infinity) - (b.kappa ?? Infinity));
}

/**
 * How those who take part in a calibration differ, as far as this person may know it: of the calls that somebody has not
 * handed in yet, only their own judgement is told. Pure.
 * @param reviews all that were handed in for the calibration, and drafts, which count for nothing
 */
export function calibrationResult(calibration: Calibration, card: ScoreCard, reviews: readonly Review[], viewer: ReviewViewer): CalibrationResult {
  const handedIn = reviews.filter(({ state }) => state !== 'draft').map(settledReview)
    .sort((a, b) => calibration.callIds.indexOf(a.callId) - calibration.callIds.indexOf(b.callId) || calibration.reviewers.indexOf(a.reviewer) - calibration.reviewers.indexOf(b.reviewer));
  const done = new Set(handedIn.filter(({ reviewer }) => reviewer === viewer.name).map(({ callId }) => callId));
  const open = isOpenTo(calibration, viewer);
  const seen = handedIn.filter(({ callId, reviewer }) => open || reviewer === viewer.name || done.has(callId));
  return {
    calibration,
    totals: seen.map(({ id, callId, reviewer, total }) => ({ callId, reviewer, total, reviewId: id })),
    pairs: pairsOf(card, seen),
    kappa: kappaOf(card, seen),
    blind: !open && calibration.callIds.some((callId) => !done.has(callId)),
  };
}
