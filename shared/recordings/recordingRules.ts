import { z } from 'zod';
import { consentNotices, recordingModes } from './recordingModes.ts';

/** Days a recording is kept; null = until somebody deletes it. */
const keepDays = z.int().min(1).max(3_650).nullable();

const recordingRuleSchema = z.strictObject({
  /** Null fields fit every call; a rule without any field that is set would fit all and is refused. */
  serviceNumber: z.string().regex(/^400\d{7}$/).nullable(),
  queue: z.string().min(1).max(80).nullable(),
  direction: z.enum(['incoming', 'outgoing']).nullable(),
  record: z.enum(recordingModes),
  keepDays,
}).refine(({ serviceNumber, queue, direction }) => serviceNumber !== null || queue !== null || direction !== null, 'A rule names what it is for');
export type RecordingRule = z.infer<typeof recordingRuleSchema>;

/** Three months, as the carriers keep recordings. */
const carriersKeepDays = 92;

/** The house's rules of recording. The first rule that fits a call decides; else the fields below it. */
export const recordingRulesSchema = z.strictObject({
  rules: z.array(recordingRuleSchema).max(100).default([]),
  record: z.enum(recordingModes).default('always'),
  keepDays: keepDays.default(carriersKeepDays),
  notice: z.enum(consentNotices).default('platform'),
  /** What the agent reads out when it is the agent who tells. */
  noticeText: z.string().max(300).default(''),
  /** A pause ends by itself after so many seconds, so that nobody forgets it; null = it does not. */
  resumeAfterSeconds: z.int().min(15).max(1_800).nullable().default(180),
});
export type RecordingRules = z.infer<typeof recordingRulesSchema>;
export const defaultRecordingRules: RecordingRules = recordingRulesSchema.parse({});
