import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { CallsRequests } from '../requests/calls.ts';
import { transact } from '../connection.ts';
import { findPopData } from '../findPopData.ts';
import { importCalls } from '../tables/callImport.ts';
import { countDay, findCallBySipCallId, getCall } from '../tables/callLog.ts';
import { appendCallEvents, beginCall, fillCall, markInterruptedCalls } from '../tables/calls.ts';
import { countDialled, lastDialled } from '../tables/dialledCalls.ts';
import { enterImportedCalls } from '../tables/missedLedger.ts';
import { getPackagedCall } from '../tables/packagedCalls.ts';
import { lastChunkAt } from '../tables/recordings.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, number, text, time } from './fields.ts';

const direction = z.enum(['incoming', 'outgoing']);
/** The content of facts and events is main's; the store keeps it as it is. */
const facts = z.looseObject({});
const event = z.looseObject({ kind: z.string().min(1), at: time });
const logFields = {
  callId: id, sipCallId: z.string().max(2 ** 16), direction, startedAt: time, remoteNumber: number, serviceNumber: number, agent: text, areaText: text,
  queue: text, queueWaitSeconds: z.number().nullable(), ivrPath: text, routeRule: text,
};
export const callsArguments = {
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
  countDay: z.object({ from: time, until: time, agent: text.nullable() }),
  findPopData: z.object({
    numberKey: number, customerId: id.nullable(), serviceNumber: number, callLimit: count,
    variants: z.object({ keys: z.array(number).max(8), digits: number }).optional(),
  }),
  countDialled: z.object({ number, now: time }),
  lastDialled: z.object({ agent: text }),
} satisfies ArgumentsOf<CallsRequests>;

/** The entries of this topic on an open store. */
export function callsAnswers({ db, shards }: OpenStore): AnswersOf<CallsRequests> {
  return {
    beginCall: (argument) => beginCall(db, argument),
    appendCallEvents: (argument) => appendCallEvents(db, argument),
    fillCall: (argument) => fillCall(db, argument),
    markInterruptedCalls: (argument) => markInterruptedCalls(db, argument, (call) => lastChunkAt(db, shards, call)),
    importCalls: (argument) => transact(db, () => {
      const added: number[] = [];
      const result = importCalls(db, argument, added);
      enterImportedCalls(db, added);
      return result;
    }),
    getCall: (argument) => getCall(db, argument) ?? getPackagedCall(db, argument),
    findCallBySipCallId: (argument) => findCallBySipCallId(db, argument),
    countDay: (argument) => countDay(db, argument),
    findPopData: (argument) => findPopData(db, argument),
    countDialled: (argument) => countDialled(db, argument),
    lastDialled: (argument) => lastDialled(db, argument),
  };
}
