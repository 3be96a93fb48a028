import { z } from 'zod';
import { preferencesSchema, provisioningSchema } from '../settings/seatSettings.ts';

const callId = z.uuid();
const shortText = (max: number) => z.string().max(max);

const customerDraft = z.strictObject({
  name: shortText(100),
  company: shortText(200),
  level: shortText(40),
  tags: z.array(shortText(40)).max(50),
  notes: shortText(20_000),
  numbers: z.array(shortText(40)).max(50),
});

/**
 * What a window may ask main to do. Key = channel; value = schema of the argument. A command answers
 * `{ok:true}` with its result (see `CommandResults`) or `{ok:false, error}`.
 */
export const commands = {
  'call:answer': z.strictObject({ callId }),
  'call:reject': z.strictObject({ callId, with: z.enum(['busy', 'decline']) }),
  'call:hangUp': z.strictObject({ callId }),
  'call:hold': z.strictObject({ callId }),
  'call:resume': z.strictObject({ callId }),
  'call:mute': z.strictObject({ callId, muted: z.boolean() }),
  'call:sendDtmf': z.strictObject({ callId, digits: z.string().regex(/^[0-9*#A-D]{1,32}$/) }),
  'call:dial': z.strictObject({ number: z.string().min(1).max(128) }),
  'call:focus': z.strictObject({ callId }),
  'call:dismiss': z.strictObject({ callId }),
  'call:setDisposition': z.strictObject({ callId, disposition: shortText(200) }),
  'agent:choose': z.strictObject({ state: z.enum(['idle', 'busy', 'break']) }),
  'customer:save': z.strictObject({ id: z.string().max(64).nullable(), draft: customerDraft, callId: callId.nullable() }),
  'preferences:change': z.strictObject(preferencesSchema.def.shape).partial(),
  'seat:configure': provisioningSchema,
  'seat:provisionFromFile': z.strictObject({}),
  'seat:register': z.strictObject({}),
  'area:import': z.strictObject({ path: z.string().min(1).max(4096).nullable() }),
  'area:cancelImport': z.strictObject({}),
  'practice:switch': z.strictObject({ on: z.boolean() }),
  'practice:ring': z.strictObject({ scenario: shortText(64).nullable() }),
  'notice:dismiss': z.strictObject({ id: shortText(64) }),
  'pop:painted': z.strictObject({ callId, at: z.number(), complete: z.boolean() }),
  'console:show': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export type CommandName = keyof typeof commands;
export type CommandArgument<N extends CommandName> = z.infer<(typeof commands)[N]>;

/** Results of the commands that answer with more than success. */
export interface CommandResults {
  'call:dial': { readonly callId: string };
  'customer:save': { readonly customerId: string };
  'area:import': { readonly imported: boolean; readonly segments: number };
  'seat:provisionFromFile': { readonly provisioned: boolean };
}
export type CommandResult<N extends CommandName> = N extends keyof CommandResults ? CommandResults[N] : null;
