import { z } from 'zod';
import { callLogFiltersSchema } from '../../calls/callLogFilters.ts';
import { logColumns, logViewSettingsSchema } from '../../calls/logView.ts';

/** The call log: views under a name, and its way out of the program. */
export const callLogCommands = {
  /** Replaces the view of the same id. */
  'callLog:saveView': z.strictObject({ id: z.string().min(1).max(60), name: z.string().max(60), settings: logViewSettingsSchema }),
  'callLog:removeView': z.strictObject({ id: z.string().min(1).max(60) }),
  /** Asks where to and starts a job; false when the user changed their mind. `total` is what the window counted, for the progress. */
  'callLog:export': z.strictObject({
    filters: callLogFiltersSchema,
    columns: z.array(z.enum(logColumns)).min(1).max(logColumns.length),
    format: z.enum(['csv', 'xlsx']),
    total: z.int().min(0).nullable(),
  }),
} as const satisfies Record<string, z.ZodType>;

export interface CallLogCommandResults {
  'callLog:export': boolean;
}
