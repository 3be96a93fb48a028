import { z } from 'zod';
import type { DialVerdict } from '../../calls/dialCheck.ts';

/** Calls to be made. */
export const callsQueries = {
  /** Whether a number may be dialled now. */
  'dial:check': z.strictObject({ number: z.string().max(128) }),
} as const satisfies Record<string, z.ZodType>;

export interface CallsQueryResults {
  'dial:check': DialVerdict;
}
