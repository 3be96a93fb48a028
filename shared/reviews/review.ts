import { z } from 'zod';
import { marksSchema, type Marks } from './scoreCard.ts';

/** What is written of a call that is being judged. */
export const reviewDraftSchema = z.strictObject({
  callId: z.uuid(),
  cardId: z.string().min(1).max(64),
  cardVersion: z.int().min(1),
  /** The calibration it belongs to; null = an ordinary review. */
  calibrationId: z.uuid().nullable(),
  marks: marksSchema,
  summary: z.string().max(5_000),
});
export type ReviewDraft = z.infer<typeof reviewDraftSchema>;

/** Days in which an agent may appeal against a review. */
export const appealDays = 14;

export type AppealState = 'open' | 'kept' | 'changed';

export interface Appeal {
  readonly by: string;
  readonly at: number;
  readonly reason: string;
  readonly state: AppealState;
  readonly answer: string;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
}

/** One reading of a review: the first hand-in, and every change after it with its reason. */
export interface ReviewRevision {
  readonly revision: number;
  readonly at: number;
  readonly by: string;
  /** Why it was changed; empty for the first. */
  readonly reason: string;
  readonly total: number | null;
  readonly marks: Marks;
  readonly summary: string;
}

/**
 * A review of one call by one reviewer. Times are epoch milliseconds. `marks` and `summary` are what is being written; what
 * counts is the last of `revisions`.
 */
export interface Review extends ReviewDraft {
  readonly id: string;
  readonly reviewer: string;
  /** The agent of the call. */
  readonly agent: string;
  /** `changing`: handed in, and written on since. */
  readonly state: 'draft' | 'handedIn' | 'changing';
  /** Of the last hand-in; null while it is a draft, and where nothing counted. */
  readonly total: number | null;
  readonly passed: boolean;
  readonly changedAt: number;
  /** The first hand-in. */
  readonly handedInAt: number | null;
  /** Oldest first; empty while it is a draft. */
  readonly revisions: readonly ReviewRevision[];
  readonly appeal: Appeal | null;
}

/** Whether the agent may appeal now: once, in time, against what was handed in. Pure. */
export function mayAppeal({ state, handedInAt, appeal }: Pick<Review, 'state' | 'handedInAt' | 'appeal'>, now: number): boolean {
  return state !== 'draft' && appeal === null && handedInAt !== null && now - handedInAt <= appealDays * 86_400_000;
}

/**
 * What a reviewer may see of a review: all of the own ones; those of others in the same calibration only after handing in
 * the own one, so that nobody is led. Pure.
 */
export function isVisibleTo(review: Pick<Review, 'reviewer' | 'calibrationId' | 'callId'>, reviewer: string, own: readonly Pick<Review, 'callId' | 'calibrationId' | 'state' | 'reviewer'>[]): boolean {
  if (review.reviewer === reviewer || review.calibrationId === null) return true;
  return own.some((mine) => mine.reviewer === reviewer && mine.calibrationId === review.calibrationId && mine.callId === review.callId && mine.state !== 'draft');
}
