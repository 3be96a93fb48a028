import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { NumbersRequests } from '../requests/numbers.ts';
import { findBlocked, listBlocked, putBlocked, removeBlocked } from '../tables/blockedNumbers.ts';
import { latestRoutingSnapshot, putRoutingSnapshot } from '../tables/routingSnapshots.ts';
import { listServiceNumbers, putServiceNumbers } from '../tables/serviceNumbers.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, nothing, number, text, time } from './fields.ts';

export const numbersArguments = {
  putServiceNumbers: z.array(z.object({ number: number.min(1), label: text })).max(10_000),
  listServiceNumbers: nothing,
  putRoutingSnapshot: z.looseObject({ serviceNumber: number.min(1), takenAt: time }),
  latestRoutingSnapshot: z.object({ serviceNumber: number }),
  putBlocked: z.object({ number: number.min(1), reason: text, since: time, by: text }),
  removeBlocked: z.object({ number }),
  findBlocked: z.object({ number }),
  listBlocked: z.object({ text, after: z.object({ since: time, number }).nullable(), limit: count }),
} satisfies ArgumentsOf<NumbersRequests>;

/** The entries of this topic on an open store. */
export function numbersAnswers({ db }: OpenStore): AnswersOf<NumbersRequests> {
  return {
    putServiceNumbers: (argument) => putServiceNumbers(db, argument),
    listServiceNumbers: () => listServiceNumbers(db),
    putRoutingSnapshot: (argument) => putRoutingSnapshot(db, argument),
    latestRoutingSnapshot: (argument) => latestRoutingSnapshot(db, argument),
    putBlocked: (argument) => putBlocked(db, argument),
    removeBlocked: (argument) => removeBlocked(db, argument),
    findBlocked: (argument) => findBlocked(db, argument),
    listBlocked: (argument) => listBlocked(db, argument),
  };
}
