import { z } from 'zod';
import { dispositionSchema } from '../../shared/dispositions/disposition.ts';
import { taskDraftSchema } from '../../shared/tasks/task.ts';
import type { StoreArgument, StoreRequestName } from './storeApi.ts';

const text = z.string().max(10_000);
const id = z.string().min(1).max(200);
const number = z.string().max(200);
const time = z.int();
const count = z.int().nonnegative();
const nothing = z.null().optional().transform(() => null);

const direction = z.enum(['incoming', 'outgoing']);
/** The content of facts and events is main's; the store keeps it as it is. */
const facts = z.looseObject({});
const event = z.looseObject({ kind: z.string().min(1), at: time });

/** Also kept as main gave it; checked only as far as a column is made of it. */
const quality = z.looseObject({ mosAverage: z.number().nullable() });
const survey = z.object({ score: z.number(), outOf: z.number().nullable(), source: text });
const agentPeriod = z.object({ kind: z.enum(['offline', 'idle', 'busy', 'break', 'ringing', 'talking', 'wrapUp']), reason: text.nullable(), since: time, until: time.nullable() });
const task = taskDraftSchema.extend({
  id, state: z.enum(['open', 'done', 'cancelled']), createdAt: time, remindedAt: time.nullable(), closedAt: time.nullable(), callId: id.nullable(),
});

const logFields = {
  callId: id, sipCallId: z.string().max(2 ** 16), direction, startedAt: time, remoteNumber: number, serviceNumber: number, agent: text, areaText: text,
  queue: text, queueWaitSeconds: z.number().nullable(), ivrPath: text, routeRule: text,
};
const draft = z.object({ name: text, company: text, level: text, tags: z.array(text).max(200), notes: z.string().max(20_000), numbers: z.array(number.min(1)).max(200) });

/** Checks of every argument at the edge of the process. Unknown fields are dropped, except in facts, events and statuses. */
export const argumentSchemas: { readonly [Name in StoreRequestName]: z.ZodType } = {
  beginCall: z.object({ ...logFields, line: count, remoteRaw: text, facts }),
  appendCallEvents: z.object({ callId: id, events: z.array(z.object({ sequence: count, event })).max(10_000) }),
  fillCall: z.object({
    callId: id, customerId: id.nullable().optional(), customerName: text.optional(), company: text.optional(), areaText: text.optional(),
    disposition: text.optional(),
  }),
  markInterruptedCalls: z.object({ at: time }),
  importCalls: z.array(z.object({
    ...logFields, answeredAt: time.nullable(), endedAt: time.nullable(), result: z.enum(['answered', 'missed', 'rejected', 'forwarded', 'failed']),
    endedBy: z.string().nullable(), endCause: z.string().nullable(), sipCode: z.int().nullable(), customerId: id.nullable(),
    customerName: text, company: text, talkSeconds: count, disposition: text,
  })).max(20_000),
  getCall: z.object({ callId: id }),
  findCallBySipCallId: z.object({ sipCallId: z.string().max(2 ** 16) }),
  searchCallLog: z.object({
    text, filter: z.enum(['all', 'answered', 'missed', 'outgoing']), serviceNumber: number.nullable(), from: time.nullable(),
    until: time.nullable(), limit: count, cursor: z.string().max(20).nullable(),
  }),
  countDay: z.object({ from: time, until: time, agent: text.nullable() }),
  findPopData: z.object({ numberKey: number, customerId: id.nullable(), serviceNumber: number, callLimit: count }),
  putCallQuality: z.object({ callId: id, quality }),
  getCallQuality: z.object({ callId: id }),
  keepDisposition: z.object({ callId: id, disposition: dispositionSchema, text, at: time }),
  getDisposition: z.object({ callId: id }),
  keepSurvey: z.object({ sipCallId: z.string().max(2 ** 16), survey, at: time }),
  countDialled: z.object({ number, now: time }),
  lastDialled: z.object({ agent: text }),
  saveTask: z.object({ task }),
  getTask: z.object({ id }),
  closeTask: z.object({ id, state: z.enum(['done', 'cancelled']), at: time }),
  taskReminded: z.object({ id, at: time }),
  listOpenTasks: z.object({ limit: count }),
  putAgentPeriod: z.object({ agent: text, period: agentPeriod }),
  agentAlive: z.object({ agent: text, at: time }),
  listAgentPeriods: z.object({ agent: text, from: time, until: time }),
  saveCustomer: z.object({ id, draft, at: time }),
  importCustomers: z.array(draft.extend({ id, createdAt: time, updatedAt: time })).max(20_000),
  getCustomer: z.object({ id }),
  findCustomerByNumber: z.object({ number }),
  searchCustomers: z.object({ text, limit: count }),
  putServiceNumbers: z.array(z.object({ number: number.min(1), label: text })).max(10_000),
  listServiceNumbers: nothing,
  putRoutingSnapshot: z.looseObject({ serviceNumber: number.min(1), takenAt: time }),
  latestRoutingSnapshot: z.object({ serviceNumber: number }),
  putBlocked: z.object({ number: number.min(1), reason: text, since: time }),
  removeBlocked: z.object({ number }),
  findBlocked: z.object({ number }),
  listBlocked: nothing,
  beginRecording: z.object({ id, callId: id, startedAt: time.nonnegative(), mimeType: text }),
  appendChunk: z.object({ recordingId: id, sequence: count, bytes: z.instanceof(Uint8Array), at: time }),
  completeRecording: z.object({ id, state: z.enum(['complete', 'recovered']) }),
  getRecording: z.object({ callId: id }),
  getRecordingById: z.object({ id }),
  readRecording: z.object({ id, offset: count, length: count.max(256 * 2 ** 20), form: z.enum(['raw', 'finished']).optional() }),
  getSeekIndex: z.object({ id }),
  listUnfinishedRecordings: nothing,
  getSetting: z.object({ key: id }),
  putSetting: z.object({ key: id, value: z.json() }),
  putAreaSource: z.object({ name: id, importedAt: time, rows: count, sha256: z.string().regex(/^[0-9a-f]{64}$/), path: text }),
  listAreaSources: nothing,
  backUp: z.object({ targetDirectory: z.string().min(1) }),
  integrity: nothing,
  stats: nothing,
};

/** The first thing wrong with an argument, without its value: values may be personal data. */
export function checkArgument<Name extends StoreRequestName>(
  name: Name, argument: unknown,
): { readonly ok: true; readonly argument: StoreArgument<Name> } | { readonly ok: false; readonly message: string } {
  const result = argumentSchemas[name].safeParse(argument);
  if (result.success) return { ok: true, argument: result.data as StoreArgument<Name> };
  const issue = result.error.issues[0];
  return { ok: false, message: `${name}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? 'wrong'}` };
}
