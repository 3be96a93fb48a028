import { z } from 'zod';

/** Which calls are to be reviewed. Fields that are null ask for nothing. */
export const samplingPlanSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(100),
  on: z.boolean(),
  /** `random`: any; `rule`: those that fit; `risk`: the likeliest to be bad first. */
  kind: z.enum(['random', 'rule', 'risk']),
  period: z.enum(['day', 'week']),
  /** Calls of each agent in a period. */
  perAgent: z.int().min(1).max(100),
  /** The same seed chooses the same calls. */
  seed: z.string().min(1).max(64),
  conditions: z.strictObject({
    serviceNumber: z.string().max(20).nullable().default(null),
    queue: z.string().max(80).nullable().default(null),
    minTalkSeconds: z.int().min(0).max(36_000).nullable().default(null),
    maxSurveyScore: z.number().min(0).max(10).nullable().default(null),
    disposition: z.string().max(200).nullable().default(null),
    transferredOnly: z.boolean().default(false),
  }),
});
export type SamplingPlan = z.infer<typeof samplingPlanSchema>;

/** A call that could be reviewed: answered, with a whole recording. */
export interface Candidate {
  readonly callId: string;
  readonly agent: string;
  readonly startedAt: number;
  readonly serviceNumber: string;
  readonly queue: string;
  readonly talkSeconds: number;
  readonly disposition: string;
  readonly surveyScore: number | null;
  readonly mos: number | null;
  readonly transferred: boolean;
  /** Seconds on hold. */
  readonly heldSeconds: number;
  /** Average total of the agent's last reviews, 0–100; null = none yet. */
  readonly agentAverage: number | null;
}

/** What a plan chooses of one period. */
export interface SampledPeriod {
  /** Its name. */
  readonly period: string;
  /** It is over, and not drawn of again. */
  readonly closes: boolean;
  readonly sampled: readonly Sampled[];
}

export const sampledFor = ['random', 'rule', 'survey', 'longHold', 'transferred', 'lowScores', 'neverReviewed', 'longCall'] as const;
/** Why a call was chosen; the texts are in the locales under `review.why`. */
export type SampledFor = (typeof sampledFor)[number];

export interface Sampled {
  readonly callId: string;
  readonly agent: string;
  readonly why: SampledFor;
}
