import { z } from 'zod';
import type { AppealState } from './review.ts';
import type { SampledFor } from './samplingPlan.ts';

/** Why a call waits for a review: chosen by a plan, put there by hand, or part of a calibration. */
export type QueuedFor = SampledFor | 'byHand' | 'calibration';

/** A call that waits for this reviewer. */
export interface QueuedCall {
  readonly callId: string;
  readonly why: QueuedFor;
  /** Name of the plan or the calibration; empty when put there by hand. */
  readonly from: string;
  readonly calibrationId: string | null;
  readonly agent: string;
  readonly startedAt: number;
  /** Masked where the seat may not see numbers. */
  readonly remoteNumber: string;
  readonly customerName: string;
  readonly serviceNumber: string;
  readonly talkSeconds: number;
  /** The reviewer has begun a draft. */
  readonly begun: boolean;
  readonly queuedAt: number;
  /** Waits for this reviewer alone; '' = for whoever comes first. */
  readonly reviewer: string;
  /** The score card that was asked for; null = the reviewer's choice. */
  readonly cardId: string | null;
}

export const reviewFilters = ['mine', 'ofMe', 'appealed', 'all'] as const;
/** `mine`: by this reviewer; `ofMe`: of this agent's calls; `appealed`: with an open appeal; `all`: all that this person may see. */
export type ReviewFilter = (typeof reviewFilters)[number];

export const reviewListSchema = z.strictObject({
  filter: z.enum(reviewFilters),
  from: z.int(),
  until: z.int(),
  /** The `cursor` of the page before; null = the first page. */
  cursor: z.string().regex(/^-?[0-9a-z]{1,12} .{1,200}$/).nullable(),
  limit: z.int().min(1).max(500),
});
export type ReviewListQuery = z.infer<typeof reviewListSchema>;

/** A review in a list. */
export interface ReviewRow {
  readonly id: string;
  readonly callId: string;
  readonly agent: string;
  readonly reviewer: string;
  readonly state: 'draft' | 'handedIn' | 'changing';
  readonly cardName: string;
  readonly total: number | null;
  readonly passed: boolean;
  readonly calibrationId: string | null;
  readonly handedInAt: number | null;
  readonly changedAt: number;
  readonly appeal: AppealState | null;
  readonly callStartedAt: number;
  readonly remoteNumber: string;
}

/** A page of reviews, newest first. Those that are written while pages are read stand above the first page. */
export interface ReviewPageOf {
  /** How many there are altogether; counted with the first page only, null with the others. */
  readonly total: number | null;
  readonly rows: readonly ReviewRow[];
  /** Null when there is no further page. */
  readonly cursor: string | null;
}

/** What is left to do, for the badge and the queue's head. */
export interface ReviewCounts {
  readonly waiting: number;
  readonly drafts: number;
  readonly openAppeals: number;
  /** Handed-in reviews of this agent's own calls that were not looked at yet. */
  readonly unseenOfMe: number;
}
