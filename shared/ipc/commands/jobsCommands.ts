import { z } from 'zod';

const job = z.strictObject({ id: z.uuid() });

/** Long work. */
export const jobsCommands = {
  'job:cancel': job,
  /** Takes a finished job off the list. */
  'job:dismiss': job,
  /** Shows what came out of it in the system's file manager. */
  'job:reveal': job,
} as const satisfies Record<string, z.ZodType>;
