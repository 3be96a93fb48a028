import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { CallLogRequests } from '../requests/callLog.ts';
import { searchCallLog } from '../tables/callLog.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, number, text, time } from './fields.ts';

export const callLogArguments = {
  searchCallLog: z.object({
    text, filter: z.enum(['all', 'answered', 'missed', 'outgoing']), serviceNumber: number.nullable(), from: time.nullable(),
    until: time.nullable(), limit: count, cursor: z.string().max(20).nullable(),
  }),
} satisfies ArgumentsOf<CallLogRequests>;

/** The entries of this topic on an open store. */
export function callLogAnswers({ db }: OpenStore): AnswersOf<CallLogRequests> {
  return {
    searchCallLog: (argument) => searchCallLog(db, argument),
  };
}
