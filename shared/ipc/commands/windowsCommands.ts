import { z } from 'zod';
import { callId, shortText } from '../fields.ts';

/** What windows tell of themselves. */
export const windowsCommands = {
  'notice:dismiss': z.strictObject({ id: shortText(64) }),
  'pop:painted': z.strictObject({ callId, at: z.number(), complete: z.boolean() }),
  'console:show': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;
