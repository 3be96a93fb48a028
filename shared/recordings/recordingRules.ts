import { z } from 'zod';
import type { CallDirection } from '../calls/call.ts';

/** Whether a call is recorded: from its answer, only when the agent starts it, or not at all. */
export const recordingModes = ['always', 'onDemand', 'never'] as const;
export type RecordingMode = (typeof recordingModes)[number];

/** How callers learn that they are recorded: the platform says so, the agent does, or nobody has to. */
export const consentNotices = ['platform', 'agent', 'none'] as const;
export type ConsentNotice = (typeof consentNotices)[number];

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

/** What decides about the recording of a call. */
export interface RecordedCall {
  readonly serviceNumber: string;
  readonly queue: string;
  readonly direction: CallDirection;
}

/** What the rules say about one call. `rule` is the index of the one that decided; null = the general one. */
export interface RecordingDecision {
  readonly record: RecordingMode;
  readonly keepDays: number | null;
  readonly rule: number | null;
}

function fits({ serviceNumber, queue, direction }: RecordingRule, call: RecordedCall): boolean {
  return (serviceNumber === null || serviceNumber === call.serviceNumber) && (queue === null || queue === call.queue) && (direction === null || direction === call.direction);
}

export function decideRecording({ rules, record, keepDays: days }: RecordingRules, call: RecordedCall): RecordingDecision {
  const index = rules.findIndex((rule) => fits(rule, call));
  const rule = rules[index];
  return rule === undefined ? { record, keepDays: days, rule: null } : { record: rule.record, keepDays: rule.keepDays, rule: index };
}
