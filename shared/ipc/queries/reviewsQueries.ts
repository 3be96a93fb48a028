import { z } from 'zod';
import type { Calibration, CalibrationResult } from '../../reviews/calibration.ts';
import type { Review } from '../../reviews/review.ts';
import type { ReviewFigures } from '../../reviews/reviewFigures.ts';
import type { ListenedEntry } from '../../reviews/listenedEntry.ts';
import { reviewListSchema, type QueuedCall, type ReviewCounts, type ReviewPageOf } from '../../reviews/reviewLists.ts';
import type { ReviewPackage } from '../../reviews/reviewPackage.ts';
import type { KeptCard } from '../../reviews/keptCard.ts';
import type { SamplingPlan } from '../../reviews/samplingPlan.ts';
import { callId } from '../fields.ts';

/** Judging calls. */
export const reviewsQueries = {
  /** Reviews of a call that this person may see, own ones first. */
  'review:ofCall': z.strictObject({ callId }),
  'review:get': z.strictObject({ reviewId: z.uuid() }),
  'review:list': reviewListSchema,
  /** What this reviewer is to hear: calibrations first, then the newest. */
  'review:waiting': z.strictObject({}),
  'review:counts': z.strictObject({}),
  'review:figures': z.strictObject({ from: z.int(), until: z.int() }),
  /** Who heard the recordings of a call, newest first. */
  'review:listened': z.strictObject({ callId }),
  /** All cards; of each the newest released version and the one that is being written. */
  'scoreCard:list': z.strictObject({}),
  /** One released version: old reviews are shown with theirs. */
  'scoreCard:get': z.strictObject({ cardId: z.string().min(1).max(64), version: z.int().min(1) }),
  'samplingPlan:list': z.strictObject({}),
  'calibration:list': z.strictObject({}),
  'calibration:result': z.strictObject({ id: z.uuid() }),
  /** Packages that were taken in and those that were given away, newest first. */
  'reviewPackage:list': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface ReviewsQueryResults {
  'review:ofCall': readonly Review[];
  'review:get': Review | null;
  'review:list': ReviewPageOf;
  'review:waiting': readonly QueuedCall[];
  'review:counts': ReviewCounts;
  'review:figures': ReviewFigures;
  'review:listened': readonly ListenedEntry[];
  'scoreCard:list': readonly KeptCard[];
  'scoreCard:get': KeptCard['released'];
  'samplingPlan:list': readonly SamplingPlan[];
  'calibration:list': readonly Calibration[];
  'calibration:result': CalibrationResult | null;
  'reviewPackage:list': readonly ReviewPackage[];
}
