import { z } from 'zod';
import { recordingRulesSchema } from '../../recordings/recordingRules.ts';
import { callId, shortText } from '../fields.ts';

/** Recordings: while they run, and what the house does with them. */
export const recordingsCommands = {
  /** Of a call that the rules leave to the agent. */
  'recording:start': z.strictObject({ callId }),
  /** Silence is recorded until it is resumed, or until the house's longest pause is over. */
  'recording:pause': z.strictObject({ callId }),
  'recording:resume': z.strictObject({ callId }),
  'recordingRules:change': recordingRulesSchema,
  /** The player of this window played a part of the call's recording: kept in the evidence chain, as far as main gave that part out. */
  'recording:heard': z.strictObject({ callId, fromMs: z.int().min(0), untilMs: z.int().min(0) }),
  /** Keeps the recordings of a call whatever the rules say, until the hold is lifted. */
  'recording:hold': z.strictObject({ callId, reason: shortText(200).min(1) }),
  'recording:liftHold': z.strictObject({ callId }),
  /** Deletes the recordings of these calls for good; those under a hold stay. Answers with the job. */
  'recording:delete': z.strictObject({ callIds: z.array(callId).min(1).max(1_000), reason: shortText(200).min(1) }),
} as const satisfies Record<string, z.ZodType>;

export interface RecordingsCommandResults {
  'recording:delete': { readonly jobId: string };
}
