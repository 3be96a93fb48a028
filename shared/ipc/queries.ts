import { z } from 'zod';
import type { CallEvent } from '../calls/callEvent.ts';
import type { CallLogEntry, CallLogPage } from '../calls/callLogEntry.ts';
import type { DialVerdict } from '../calls/dialCheck.ts';
import type { QualitySummary } from '../calls/qualitySummary.ts';
import type { Disposition } from '../dispositions/disposition.ts';
import type { AgentPeriod } from '../queues/agentState.ts';
import type { CustomerCard } from '../callers/customerCard.ts';
import type { Recording } from '../recordings/recording.ts';
import type { SeatConnection } from '../settings/seatConnection.ts';
import type { Task } from '../tasks/task.ts';
import type { StateSnapshot } from './consoleState.ts';

/** What a window may ask main to tell. Key = channel; value = schema of the argument. Queries change nothing. */
export const queries = {
  'state:snapshot': z.strictObject({}),
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
  /** Whether a number may be dialled now. */
  'dial:check': z.strictObject({ number: z.string().max(128) }),
  'callLog:quality': z.strictObject({ callId: z.uuid() }),
  'callLog:disposition': z.strictObject({ callId: z.uuid() }),
  /** The open task that the write-up of a call planned; the published list ends after the first ones. */
  'task:ofCall': z.strictObject({ callId: z.uuid() }),
  'agent:periods': z.strictObject({ from: z.number(), until: z.number() }),
  'customer:get': z.strictObject({ id: z.string().max(64) }),
  'customer:search': z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
  'recording:get': z.strictObject({ callId: z.uuid() }),
  /** The seat for changes, without its secrets. */
  'seat:connection': z.strictObject({}),
  'practice:scenarios': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export type QueryName = keyof typeof queries;
export type QueryArgument<N extends QueryName> = z.infer<(typeof queries)[N]>;

export interface QueryResults {
  'state:snapshot': StateSnapshot;
  'callLog:search': CallLogPage;
  'callLog:entry': { readonly entry: CallLogEntry; readonly events: readonly CallEvent[] } | null;
  'dial:check': DialVerdict;
  'callLog:quality': QualitySummary | null;
  'callLog:disposition': Disposition | null;
  'task:ofCall': Task | null;
  'agent:periods': readonly AgentPeriod[];
  'customer:get': CustomerCard | null;
  'customer:search': readonly CustomerCard[];
  'recording:get': Recording | null;
  'seat:connection': SeatConnection;
  /** Names of the scripted calls; their texts are in the locales under `practice.scenario`. */
  'practice:scenarios': readonly string[];
}
export type QueryResult<N extends QueryName> = QueryResults[N];
