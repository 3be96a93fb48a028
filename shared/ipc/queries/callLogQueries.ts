import { z } from 'zod';
import type { CallEvent } from '../../calls/callEvent.ts';
import type { CallLogEntry, CallLogPage } from '../../calls/callLogEntry.ts';
import type { QualitySummary } from '../../calls/qualitySummary.ts';
import type { Disposition } from '../../dispositions/disposition.ts';

/** The call log. */
export const callLogQueries = {
  'callLog:search': z.strictObject({
    text: z.string().max(200),
    filter: z.enum(['all', 'answered', 'missed', 'outgoing']),
    serviceNumber: z.string().max(20).nullable(),
    from: z.number().nullable(),
    until: z.number().nullable(),
    limit: z.int().min(1).max(500),
    cursor: z.string().max(100).nullable(),
  }),
  'callLog:entry': z.strictObject({ callId: z.uuid() }),
  'callLog:quality': z.strictObject({ callId: z.uuid() }),
  'callLog:disposition': z.strictObject({ callId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export interface CallLogQueryResults {
  'callLog:search': CallLogPage;
  'callLog:entry': { readonly entry: CallLogEntry; readonly events: readonly CallEvent[] } | null;
  'callLog:quality': QualitySummary | null;
  'callLog:disposition': Disposition | null;
}
