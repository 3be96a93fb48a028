import { z } from 'zod';
import { callId } from '../fields.ts';

/** No authority, or one that is asked over HTTP. */
const authorityUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);

/** Recordings and proofs that leave the program, and looking whether everything still holds. Jobs answer with their id; null when no file was chosen. */
export const evidenceCommands = {
  'recording:export': z.strictObject({ callId, format: z.enum(['wav', 'ogg']), factsSheet: z.boolean() }),
  'evidence:export': z.strictObject({ callId, wav: z.boolean() }),
  'evidence:verify': z.strictObject({}),
  'evidence:verifyPackage': z.strictObject({}),
  'evidence:configure': z.strictObject({ url: authorityUrl, certificate: z.string().max(20_000) }),
} as const satisfies Record<string, z.ZodType>;

type Started = { readonly jobId: string } | null;

export interface EvidenceCommandResults {
  'recording:export': Started;
  'evidence:export': Started;
  'evidence:verify': Started;
  'evidence:verifyPackage': Started;
}
