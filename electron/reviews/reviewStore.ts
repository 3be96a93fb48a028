import type { Calibration, CalibrationDraft } from '../../shared/reviews/calibration.ts';
import type { KeptCard } from '../../shared/reviews/keptCard.ts';
import type { Review, ReviewDraft } from '../../shared/reviews/review.ts';
import type { ReviewViewer } from '../../shared/reviews/reviewAsSeen.ts';
import type { ReviewCounts, ReviewListQuery, ReviewPageOf } from '../../shared/reviews/reviewLists.ts';
import type { SamplingPeriod } from '../../shared/reviews/samplingPeriods.ts';
import type { SampledPeriod, SamplingPlan } from '../../shared/reviews/samplingPlan.ts';
import type { ScoreCard } from '../../shared/reviews/scoreCard.ts';

export interface Signed {
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What judging calls needs of the store. All of it can be sent again after a crash; refusals carry a `code`. */
export interface ReviewStore {
  putFirstScoreCard(argument: { readonly card: ScoreCard } & Signed): Promise<void>;
  saveScoreCard(argument: { readonly card: ScoreCard } & Signed): Promise<void>;
  releaseScoreCard(argument: { readonly cardId: string; readonly at: number }): Promise<void>;
  discardScoreCard(argument: { readonly cardId: string }): Promise<void>;
  retireScoreCard(argument: { readonly cardId: string; readonly retired: boolean }): Promise<void>;
  listScoreCards(argument: null): Promise<readonly KeptCard[]>;
  getScoreCard(argument: { readonly cardId: string; readonly version: number }): Promise<ScoreCard | null>;
  saveReview(argument: { readonly id: string; readonly draft: ReviewDraft } & Signed): Promise<{ readonly reviewId: string }>;
  handInReview(argument: { readonly reviewId: string; readonly reason: string; readonly deed: string } & Signed): Promise<void>;
  discardReview(argument: { readonly reviewId: string; readonly by: string }): Promise<void>;
  appealReview(argument: { readonly reviewId: string; readonly reason: string } & Signed): Promise<void>;
  answerReviewAppeal(argument: { readonly reviewId: string; readonly verdict: 'kept' | 'changed'; readonly answer: string; readonly deed: string } & Signed): Promise<void>;
  seeReview(argument: { readonly reviewId: string; readonly by: string }): Promise<void>;
  getReview(argument: { readonly reviewId: string }): Promise<Review | null>;
  reviewsOfCall(argument: { readonly callId: string }): Promise<readonly Review[]>;
  listReviews(argument: { readonly query: ReviewListQuery; readonly viewer: ReviewViewer }): Promise<ReviewPageOf>;
  countReviews(argument: { readonly viewer: ReviewViewer }): Promise<ReviewCounts>;
  queueCalls(argument: { readonly callIds: readonly string[] } & Signed): Promise<void>;
  unqueueCall(argument: { readonly callId: string; readonly reason: string } & Signed): Promise<void>;
  makeCalibration(argument: { readonly id: string; readonly draft: CalibrationDraft } & Signed): Promise<void>;
  closeCalibration(argument: { readonly id: string; readonly at: number }): Promise<void>;
  listCalibrations(argument: null): Promise<readonly Calibration[]>;
  getCalibration(argument: { readonly id: string }): Promise<Calibration | null>;
  calibrationReviews(argument: { readonly id: string }): Promise<readonly Review[]>;
}

/** What drawing samples needs of it. */
export interface SamplingStore {
  saveSamplingPlan(argument: { readonly plan: SamplingPlan; readonly at: number }): Promise<void>;
  removeSamplingPlan(argument: { readonly id: string }): Promise<void>;
  listSamplingPlans(argument: null): Promise<readonly { readonly plan: SamplingPlan; readonly madeAt: number }[]>;
  chooseSample(argument: { readonly planId: string; readonly closing: readonly SamplingPeriod[]; readonly running: SamplingPeriod | null }): Promise<readonly SampledPeriod[]>;
  keepSample(argument: SampledPeriod & { readonly planId: string } & Signed): Promise<{ readonly chosen: number }>;
}
