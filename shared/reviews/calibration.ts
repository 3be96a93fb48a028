import { z } from 'zod';
import type { CriterionDifference } from './agreement.ts';

/** Reviewers who judge the same calls without seeing each other. */
export const calibrationDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  callIds: z.array(z.uuid()).min(1).max(20),
  /** At least two. */
  reviewers: z.array(z.string().trim().min(1).max(100)).min(2).max(20).refine((names) => new Set(names).size === names.length, 'Each reviewer once'),
  cardId: z.string().min(1).max(64),
  cardVersion: z.int().min(1),
});
export type CalibrationDraft = z.infer<typeof calibrationDraftSchema>;

export interface Calibration extends CalibrationDraft {
  readonly id: string;
  readonly madeBy: string;
  readonly madeAt: number;
  /** Closed: nobody hands in any more, and everybody who took part sees all of it. */
  readonly closedAt: number | null;
  /** Reviews handed in, of calls × reviewers. */
  readonly handedIn: number;
}

/** Two reviewers' difference over one call. */
export interface CalibrationPair {
  readonly callId: string;
  readonly reviewers: readonly [string, string];
  readonly criteria: readonly CriterionDifference[];
  /** Points between the totals, 0–100. */
  readonly totals: number | null;
}

export interface CalibrationResult {
  readonly calibration: Calibration;
  /** Totals by call and reviewer; only what this reader may see. */
  readonly totals: readonly { readonly callId: string; readonly reviewer: string; readonly total: number | null; readonly reviewId: string }[];
  readonly pairs: readonly CalibrationPair[];
  /** Agreement beyond chance by criterion (`weightedKappa`), worst first; null where it cannot be said. */
  readonly kappa: readonly { readonly criterionId: string; readonly kappa: number | null }[];
  /** True while others' judgements are hidden because the own ones are not all handed in. */
  readonly blind: boolean;
}
