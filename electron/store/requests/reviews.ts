import type { Calibration, CalibrationDraft } from '../../../shared/reviews/calibration.ts';
import type { KeptCard } from '../../../shared/reviews/keptCard.ts';
import type { Review, ReviewDraft } from '../../../shared/reviews/review.ts';
import type { ReviewViewer } from '../../../shared/reviews/reviewAsSeen.ts';
import type { ReviewFigures } from '../../../shared/reviews/reviewFigures.ts';
import type { ListenedEntry } from '../../../shared/reviews/listenedEntry.ts';
import type { QueuedCall, ReviewCounts, ReviewListQuery, ReviewPageOf } from '../../../shared/reviews/reviewLists.ts';
import type { SamplingPeriod } from '../../../shared/reviews/samplingPeriods.ts';
import type { SampledPeriod, SamplingPlan } from '../../../shared/reviews/samplingPlan.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import type { KindsOf } from './requestKind.ts';

/** Who does something, and when. */
export interface Signed {
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface KeptPlan {
  readonly plan: SamplingPlan;
  readonly madeAt: number;
}

/** Judging calls. What a command refuses it refuses whole; errors are `StoreError`s. */
export interface ReviewsRequests {
  /** Keeps the next version of a card while it is written. `conflict` when its number is not that of the next version. */
  saveScoreCard(argument: { readonly card: ScoreCard } & Signed): void;
  /** Releases the version that is being written; from then on it stays as it is. `unknownCard` when there is no version at all. */
  releaseScoreCard(argument: { readonly cardId: string; readonly at: number }): void;
  discardScoreCard(argument: { readonly cardId: string }): void;
  /** `unknownCard` when no version is released. */
  retireScoreCard(argument: { readonly cardId: string; readonly retired: boolean }): void;
  /** Keeps released versions that come from elsewhere as they are. `conflict` when a version is here with other contents. */
  takeInScoreCards(argument: { readonly cards: readonly ScoreCard[] } & Signed): void;
  /** Releases this card when there is none at all. */
  putFirstScoreCard(argument: { readonly card: ScoreCard } & Signed): void;
  listScoreCards(argument: null): readonly KeptCard[];
  /** A released version; null when there is none. */
  getScoreCard(argument: { readonly cardId: string; readonly version: number }): ScoreCard | null;

  /** @param argument `id` becomes that of the review when it begins one. Returns the id of the review. */
  saveReview(argument: { readonly id: string; readonly draft: ReviewDraft } & Signed): { readonly reviewId: string };
  /** @param argument `deed`: the same one again does nothing. */
  handInReview(argument: { readonly reviewId: string; readonly reason: string; readonly deed: string } & Signed): void;
  discardReview(argument: { readonly reviewId: string; readonly by: string }): void;
  appealReview(argument: { readonly reviewId: string; readonly reason: string } & Signed): void;
  answerReviewAppeal(argument: { readonly reviewId: string; readonly verdict: 'kept' | 'changed'; readonly answer: string; readonly deed: string } & Signed): void;
  seeReview(argument: { readonly reviewId: string; readonly by: string }): void;
  /** Keeps a review that was handed in elsewhere, with its revisions that are not here yet. `conflict` when the reviewer has another one of this call. */
  takeInReview(argument: { readonly review: Review; readonly at: number }): void;
  getReview(argument: { readonly reviewId: string }): Review | null;
  /** Of all reviewers, calibrations too: whoever asks hides what is not to be seen. */
  reviewsOfCall(argument: { readonly callId: string }): readonly Review[];
  listReviews(argument: { readonly query: ReviewListQuery; readonly viewer: ReviewViewer }): ReviewPageOf;
  countReviews(argument: { readonly viewer: ReviewViewer }): ReviewCounts;
  reviewFigures(argument: { readonly from: number; readonly until: number }): ReviewFigures;

  /** Calls that cannot be judged are left out; `callNotAnswered` when none is left, `unknownCall` when one does not exist. */
  queueCalls(argument: { readonly callIds: readonly string[] } & Signed): void;
  unqueueCall(argument: { readonly callId: string; readonly reason: string } & Signed): void;
  /** Calibrations first, then the newest calls; at most 500. */
  listQueue(argument: { readonly reviewer: string }): readonly QueuedCall[];

  saveSamplingPlan(argument: { readonly plan: SamplingPlan; readonly at: number }): void;
  /** What it chose keeps waiting. */
  removeSamplingPlan(argument: { readonly id: string }): void;
  listSamplingPlans(argument: null): readonly KeptPlan[];
  /** Chooses calls of periods, in the thread that counts: those named in `closing` are over, and left out when they were drawn. Nothing is kept. */
  chooseSample(argument: { readonly planId: string; readonly closing: readonly SamplingPeriod[]; readonly running: SamplingPeriod | null }): readonly SampledPeriod[];
  /** Puts chosen calls into the queue; with `closes` the period is never drawn again. Returns how many there are now that did not wait before. */
  keepSample(argument: SampledPeriod & { readonly planId: string } & Signed): { readonly chosen: number };

  makeCalibration(argument: { readonly id: string; readonly draft: CalibrationDraft } & Signed): void;
  closeCalibration(argument: { readonly id: string; readonly at: number }): void;
  /** Newest first; at most 500. */
  listCalibrations(argument: null): readonly Calibration[];
  getCalibration(argument: { readonly id: string }): Calibration | null;
  /** All that were written for a calibration: whoever asks hides what is not to be seen. */
  calibrationReviews(argument: { readonly id: string }): readonly Review[];

  /** Links how much of a recording somebody got; the same `id` again adds nothing. False for a call that is not of this house. */
  keepListened(argument: { readonly id: string; readonly callId: string; readonly recordingId: string; readonly by: string; readonly servedMs: number; readonly playedMs: number }): boolean;
  /** One for each hearing, newest first; of the last 500 links. */
  listListened(argument: { readonly callId: string }): readonly ListenedEntry[];
}

export const reviewsKinds = {
  saveScoreCard: 'command',
  releaseScoreCard: 'command',
  discardScoreCard: 'command',
  retireScoreCard: 'command',
  takeInScoreCards: 'command',
  putFirstScoreCard: 'command',
  listScoreCards: 'query',
  getScoreCard: 'query',
  saveReview: 'command',
  handInReview: 'command',
  discardReview: 'command',
  appealReview: 'command',
  answerReviewAppeal: 'command',
  seeReview: 'command',
  takeInReview: 'command',
  getReview: 'query',
  reviewsOfCall: 'query',
  listReviews: 'query',
  countReviews: 'query',
  reviewFigures: 'query',
  queueCalls: 'command',
  unqueueCall: 'command',
  listQueue: 'query',
  saveSamplingPlan: 'command',
  removeSamplingPlan: 'command',
  listSamplingPlans: 'query',
  chooseSample: 'query',
  keepSample: 'command',
  makeCalibration: 'command',
  closeCalibration: 'command',
  listCalibrations: 'query',
  getCalibration: 'query',
  calibrationReviews: 'query',
  keepListened: 'command',
  listListened: 'query',
} as const satisfies KindsOf<ReviewsRequests>;
