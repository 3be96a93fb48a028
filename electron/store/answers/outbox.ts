import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { OutboxRequests } from '../requests/outbox.ts';
import { listOutbox, outboxDelivered, outboxFailed, outboxState, putIntoOutbox, retryOutbox } from '../tables/outbox.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, text, time } from './fields.ts';

export const outboxArguments = {
  putIntoOutbox: z.object({ id, callId: id, step: id, at: time }),
  listOutbox: z.object({ limit: count }),
  outboxDelivered: z.object({ id }),
  outboxFailed: z.object({ id, attempt: count, problem: text, at: time, dueAt: time.nullable() }),
  retryOutbox: z.object({ at: time }),
  outboxState: nothing,
} satisfies ArgumentsOf<OutboxRequests>;

/** The entries of this topic on an open store. */
export function outboxAnswers({ db }: OpenStore): AnswersOf<OutboxRequests> {
  return {
    putIntoOutbox: (argument) => putIntoOutbox(db, argument),
    listOutbox: (argument) => listOutbox(db, argument),
    outboxDelivered: (argument) => outboxDelivered(db, argument),
    outboxFailed: (argument) => outboxFailed(db, argument),
    retryOutbox: (argument) => retryOutbox(db, argument),
    outboxState: () => outboxState(db),
  };
}
