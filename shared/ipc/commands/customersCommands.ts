import { z } from 'zod';
import { callId, shortText } from '../fields.ts';

const customerDraft = z.strictObject({
  name: shortText(100),
  company: shortText(200),
  level: shortText(40),
  tags: z.array(shortText(40)).max(50),
  notes: shortText(20_000),
  numbers: z.array(shortText(40)).max(50),
});

/** Customer cards. */
export const customersCommands = {
  'customer:save': z.strictObject({ id: z.string().max(64).nullable(), draft: customerDraft, callId: callId.nullable() }),
} as const satisfies Record<string, z.ZodType>;

export interface CustomersCommandResults {
  'customer:save': { readonly customerId: string };
}
