import { z } from 'zod';
import type { CallEvent } from '../../calls/callEvent.ts';
import { sortColumns } from '../../calls/callLogEntry.ts';
import type { CallLogEntry, CallLogPage, CallLogStep } from '../../calls/callLogEntry.ts';
import { callLogFiltersSchema } from '../../calls/callLogFilters.ts';
import type { LogValues } from '../../calls/callLogFilters.ts';
import type { LogView } from '../../calls/logView.ts';
import type { QualitySummary } from '../../calls/qualitySummary.ts';
import type { Disposition } from '../../dispositions/disposition.ts';

const cursor = z.string().max(100).nullable();

/** The call log. */
export const callLogQueries = {
  'callLog:search': z.strictObject({ ...callLogFiltersSchema.shape, limit: z.int().min(1).max(500), cursor }),
  /** One step of counting; see `CallLogMeasure`. */
  'callLog:measure': z.strictObject({ ...callLogFiltersSchema.shape, every: z.int().min(1).max(10_000), skip: z.int().min(0), cursor, column: z.enum(sortColumns).nullable() }),
  'callLog:rows': z.strictObject({ keys: z.array(z.int()).max(500) }),
  /** What filters can be chosen from. */
  'callLog:values': z.strictObject({}),
  'callLog:views': z.strictObject({}),
  'callLog:entry': z.strictObject({ callId: z.uuid() }),
  'callLog:quality': z.strictObject({ callId: z.uuid() }),
  'callLog:disposition': z.strictObject({ callId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export interface CallLogQueryResults {
  'callLog:search': CallLogPage;
  'callLog:measure': CallLogStep;
  'callLog:rows': readonly CallLogEntry[];
  'callLog:values': LogValues;
  'callLog:views': readonly LogView[];
  /** `packaged`: it came in a package to be judged; the log does not have it. */
  'callLog:entry': { readonly entry: CallLogEntry; readonly events: readonly CallEvent[]; readonly packaged?: boolean } | null;
  'callLog:quality': QualitySummary | null;
  'callLog:disposition': Disposition | null;
}
