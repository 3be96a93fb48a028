import { z } from 'zod';
import { dispositionSchema } from '../../dispositions/disposition.ts';
import type { TransferOutcome } from '../../calls/transfer.ts';
import { callId, dialled, shortText } from '../fields.ts';

/** Calls, their transfers and conferences. */
export const callsCommands = {
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
} as const satisfies Record<string, z.ZodType>;

export interface CallsCommandResults {
  'call:dial': { readonly callId: string };
  'call:redial': { readonly callId: string };
  'call:transfer': TransferOutcome;
  'call:consult': { readonly callId: string };
  'call:pickUp': { readonly callId: string };
}
