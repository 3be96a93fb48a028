import { z } from 'zod';
import { callId, shortText } from '../fields.ts';

/** What windows tell of themselves. */
export const windowsCommands = {
  'notice:dismiss': z.strictObject({ id: shortText(64) }),
  'pop:painted': z.strictObject({ callId, at: z.number(), complete: z.boolean() }),
  'console:show': z.strictObject({}),
  /** Something of the page could not be drawn: the error with the beginning of its stack, for the log. */
  'page:failed': z.strictObject({ what: shortText(500), then: z.enum(['drawAgain', 'loadAnew']) }),
} as const satisfies Record<string, z.ZodType>;
