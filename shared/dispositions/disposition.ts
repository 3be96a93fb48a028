import { z } from 'zod';

/** Longest name of a reason or result, characters. */
export const labelLimits = { 'zh-CN': 40, en: 60 } as const;
/** As many reasons, and results of a reason, as there are digits to choose them with. */
export const mostChoices = 9;
/** Names of removed choices that are kept; the oldest go first. */
export const mostRetired = 400;

const label = z.strictObject({ 'zh-CN': z.string().min(1).max(labelLimits['zh-CN']), en: z.string().min(1).max(labelLimits.en) });
export type ChoiceLabel = z.infer<typeof label>;
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/i);

export const mostRequiredQueues = 200;
/** Longest name of a queue, characters. */
export const queueNameMax = 80;

/** What has to happen after the call. `callBack` opens the field for the next call's time. */
export const followUps = ['none', 'callBack', 'ticket', 'escalate'] as const;
export type FollowUp = (typeof followUps)[number];

/** The company's tree: reason ▸ result, each result with its usual follow-up. Order is the order of the keys 1–9. */
export const dispositionRulesSchema = z.strictObject({
  reasons: z.array(z.strictObject({
    id, label,
    results: z.array(z.strictObject({ id, label, followUp: z.enum(followUps).default('none') })).min(1).max(mostChoices),
  })).min(1).max(mostChoices),
  /** Queues (names as the platform sends them) whose calls must be written up before the wrap-up can end; `*` = all calls. */
  requiredQueues: z.array(z.string().min(1).max(queueNameMax)).max(mostRequiredQueues).default([]),
  /** What was taken out of the tree (`result` null = a reason): calls that were written up with it keep their words. */
  retired: z.array(z.strictObject({ reason: id, result: id.nullable(), label })).max(mostRetired).default([]),
});
export type DispositionRules = z.infer<typeof dispositionRulesSchema>;

/** What the agent wrote up; ids of the tree. */
export const dispositionSchema = z.strictObject({
  reason: id.nullable(),
  result: id.nullable(),
  followUp: z.enum(followUps),
  note: z.string().max(2_000),
});
export type Disposition = z.infer<typeof dispositionSchema>;

export const noDisposition: Disposition = { reason: null, result: null, followUp: 'none', note: '' };
