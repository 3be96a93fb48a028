import { z } from 'zod';

const label = z.strictObject({ 'zh-CN': z.string().min(1).max(40), en: z.string().min(1).max(60) });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/i);

/** What has to happen after the call. `callBack` opens the field for the next call's time. */
export const followUps = ['none', 'callBack', 'ticket', 'escalate'] as const;
export type FollowUp = (typeof followUps)[number];

/** The company's tree: reason ▸ result, each result with its usual follow-up. Order is the order of the keys 1–9. */
export const dispositionRulesSchema = z.strictObject({
  reasons: z.array(z.strictObject({
    id, label,
    results: z.array(z.strictObject({ id, label, followUp: z.enum(followUps).default('none') })).min(1).max(9),
  })).min(1).max(9),
  /** Queues (names as the platform sends them) whose calls must be written up before the wrap-up can end; `*` = all calls. */
  requiredQueues: z.array(z.string().min(1).max(80)).max(200).default([]),
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
