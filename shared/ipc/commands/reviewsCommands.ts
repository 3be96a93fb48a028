import { z } from 'zod';
import { calibrationDraftSchema } from '../../reviews/calibration.ts';
import { reviewDraftSchema } from '../../reviews/review.ts';
import { givenCalibrationSchema } from '../../reviews/reviewPackageContent.ts';
import { samplingPlanSchema } from '../../reviews/samplingPlan.ts';
import { scoreCardSchema } from '../../reviews/scoreCard.ts';
import { callId, shortText } from '../fields.ts';

const reviewId = z.uuid();
const reason = shortText(1_000).trim().min(1);
/** Whoever opens a package types it. */
const passphrase = z.string().min(8).max(200);

/** Judging calls. */
export const reviewsCommands = {
  /** Keeps what is written; the first time it begins the review. Of a call that this reviewer handed in already it begins a change. */
  'review:save': reviewDraftSchema,
  /** `reason` must say something when the review was handed in before. Refused while criteria are open. */
  'review:handIn': z.strictObject({ reviewId, reason: shortText(1_000).default('') }),
  /** Throws a draft away, or goes back to what was handed in last. */
  'review:discard': z.strictObject({ reviewId }),
  /** By the agent of the call, once, within `appealDays`. */
  'review:appeal': z.strictObject({ reviewId, reason }),
  /** `changed`: the reviewer's written change becomes the next revision at the same time. */
  'review:answerAppeal': z.strictObject({ reviewId, verdict: z.enum(['kept', 'changed']), answer: reason }),
  /** The agent has seen the review of the own call. */
  'review:seen': z.strictObject({ reviewId }),
  'review:queue': z.strictObject({ callIds: z.array(callId).min(1).max(1_000) }),
  'review:unqueue': z.strictObject({ callId, reason: shortText(500).default('') }),
  /** Keeps a card that is being written (its version is the next one); nothing is judged with it before it is released. */
  'scoreCard:save': scoreCardSchema,
  'scoreCard:release': z.strictObject({ cardId: z.string().min(1).max(64) }),
  'scoreCard:discard': z.strictObject({ cardId: z.string().min(1).max(64) }),
  /** Not offered for new reviews any more, or offered again. */
  'scoreCard:retire': z.strictObject({ cardId: z.string().min(1).max(64), retired: z.boolean() }),
  'samplingPlan:save': samplingPlanSchema,
  'samplingPlan:remove': z.strictObject({ id: z.string().min(1).max(64) }),
  /** Chooses now what the plan would choose at its time. */
  'samplingPlan:draw': z.strictObject({ id: z.string().min(1).max(64) }),
  'calibration:make': calibrationDraftSchema,
  'calibration:close': z.strictObject({ id: z.uuid() }),
  /** Calls with sound, facts and score cards into one encrypted file for a reviewer elsewhere; with `calibration` its calls and its card, whatever else is named. Null when no file was chosen. */
  'reviewPackage:export': z.strictObject({ callIds: z.array(callId).min(1).max(200), cardIds: z.array(z.string().min(1).max(64)).min(1).max(20), passphrase, note: shortText(1_000).default(''), calibration: givenCalibrationSchema.nullable().default(null) }),
  /** Asks for a file, opens it, and takes in what it holds: calls to judge, or marks and scores that came back. */
  'reviewPackage:import': z.strictObject({ passphrase: z.string().min(1).max(200) }),
  /** Marks and scores of a package's calls back to where it came from. */
  'reviewPackage:answer': z.strictObject({ packageId: z.uuid(), passphrase }),
  /** Removes the calls and the sound of a package that was taken in; the answer must have been written, or `reason` say why not. */
  'reviewPackage:remove': z.strictObject({ packageId: z.uuid(), reason: shortText(500).default('') }),
} as const satisfies Record<string, z.ZodType>;

type Started = { readonly jobId: string } | null;

export interface ReviewsCommandResults {
  'review:save': { readonly reviewId: string };
  'samplingPlan:draw': { readonly chosen: number };
  'calibration:make': { readonly calibrationId: string };
  'reviewPackage:export': Started;
  'reviewPackage:import': Started;
  'reviewPackage:answer': Started;
}
