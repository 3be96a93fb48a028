import { z } from 'zod';
import { dispositionSchema } from '../dispositions/disposition.ts';
import { melodies } from '../media/audioDevices.ts';
import type { TransferOutcome } from '../calls/transfer.ts';
import type { Readiness } from '../queues/readiness.ts';
import { seatChangeSchema } from '../settings/seatConnection.ts';
import { preferencesSchema, type Preferences } from '../settings/seatSettings.ts';
import { taskDraftSchema } from '../tasks/task.ts';

const callId = z.uuid();
const shortText = (max: number) => z.string().max(max);
const dialled = z.string().min(1).max(128);
const chosenState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('busy') }),
  z.strictObject({ kind: z.literal('break'), reason: z.string().min(1).max(20) }),
  z.strictObject({ kind: z.literal('offline') }),
]);

const customerDraft = z.strictObject({
  name: shortText(100),
  company: shortText(200),
  level: shortText(40),
  tags: z.array(shortText(40)).max(50),
  notes: shortText(20_000),
  numbers: z.array(shortText(40)).max(50),
});

/** A change names only what changes: with their defaults, zod would set all other fields back. */
function changeOf(shape: z.ZodRawShape): z.ZodType {
  const fields = Object.entries(shape).map(([name, field]) => [name, z.exactOptional(field instanceof z.ZodDefault ? field.unwrap() : field)]);
  return z.strictObject(Object.fromEntries(fields) as z.ZodRawShape);
}

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
  /** `reason`: why a number is called beyond its limit; null = not asked for. `taskId`: the task this call does. */
  'call:dial': z.strictObject({ number: dialled, reason: shortText(200).nullable().default(null), taskId: z.uuid().nullable().default(null) }),
  /** The console has put the offered number into its dial field. */
  'dial:takeOffer': z.strictObject({ id: shortText(64) }),
  /** The number dialled last. */
  'call:redial': z.strictObject({}),
  /** Blind to a number, or to the other side of a consultation. Answers when the outcome is known. */
  'call:transfer': z.strictObject({ callId, to: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('number'), number: dialled }), z.strictObject({ kind: z.literal('call'), callId })]) }),
  /** Holds the call and dials somebody to ask; answers with the new call. */
  'call:consult': z.strictObject({ callId, number: dialled }),
  /** Sends a ringing call on with 302. */
  'call:redirect': z.strictObject({ callId, number: dialled }),
  'call:park': z.strictObject({ callId }),
  /** Takes a call that rings elsewhere; null = any of the group. */
  'call:pickUp': z.strictObject({ extension: z.string().regex(/^[\d*#]{1,20}$/).nullable() }),
  /** In the platform's room where the profile has one, else mixed here. Hold, resume and mute then mean all sides. */
  'conference:start': z.strictObject({ callIds: z.array(callId).min(2).max(5) }),
  /** Takes a call in that is on hold or talking. */
  'conference:add': z.strictObject({ callId }),
  /** Takes one side out; it is then on hold. */
  'conference:remove': z.strictObject({ callId }),
  /** Hangs up on every side. Two sides are left to themselves with `call:transfer` of one to the other. */
  'conference:end': z.strictObject({}),
  'call:focus': z.strictObject({ callId }),
  'call:dismiss': z.strictObject({ callId }),
  /** Keeps the write-up; `done` ends the wrap-up too. `callBackAt` makes the task of the next call. */
  'call:dispose': z.strictObject({ callId, disposition: dispositionSchema, callBackAt: z.int().min(0).nullable(), done: z.boolean() }),
  /** During a call or its wrap-up the state is queued. `idle` runs the readiness gate first. */
  'agent:choose': z.strictObject({ state: chosenState }),
  'agent:extendWrapUp': z.strictObject({ seconds: z.int().min(10).max(600) }),
  'agent:finishWrapUp': z.strictObject({}),
  'readiness:check': z.strictObject({}),
  'task:save': z.strictObject({ id: z.uuid().nullable(), draft: taskDraftSchema }),
  'task:close': z.strictObject({ id: z.uuid(), state: z.enum(['done', 'cancelled']) }),
  /** Plays a second of sound on a device; `id` null = the default one. */
  'device:testOutput': z.strictObject({ id: shortText(200).nullable(), sound: z.enum([...melodies, 'voice']), volume: z.number().min(0).max(1) }),
  /** Sends `device:level` ten times a second until stopped, at most a minute. */
  'device:testMicrophone': z.strictObject({ on: z.boolean() }),
  /** Opens the system's choice of headsets. */
  'headset:pair': z.strictObject({}),
  'headset:forget': z.strictObject({}),
  /** Moves the extension to this computer; the other one is told. */
  'seat:takeOver': z.strictObject({}),
  'customer:save': z.strictObject({ id: z.string().max(64).nullable(), draft: customerDraft, callId: callId.nullable() }),
  'preferences:change': changeOf(preferencesSchema.shape) as z.ZodType<Partial<Preferences>>,
  /** Replaces the seat and registers. Secrets that are left out are kept. */
  'seat:configure': seatChangeSchema,
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
/** What a handler gets: parsed, with defaults filled in. */
export type CommandArgument<N extends CommandName> = z.infer<(typeof commands)[N]>;
/** What a window sends: fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]>;

/** Results of the commands that answer with more than success. */
export interface CommandResults {
  'call:dial': { readonly callId: string };
  'call:redial': { readonly callId: string };
  'call:consult': { readonly callId: string };
  'call:pickUp': { readonly callId: string };
  'call:transfer': TransferOutcome;
  /** The slot that the platform told, when it did. */
  'call:park': { readonly slot: string | null };
  'readiness:check': Readiness;
  'task:save': { readonly taskId: string };
  'headset:pair': { readonly paired: boolean };
  'customer:save': { readonly customerId: string };
  'area:import': { readonly imported: boolean; readonly segments: number };
  'seat:provisionFromFile': { readonly provisioned: boolean };
}
export type CommandResult<N extends CommandName> = N extends keyof CommandResults ? CommandResults[N] : null;
