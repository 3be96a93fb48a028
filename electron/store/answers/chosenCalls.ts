import { z } from 'zod';
import { longestTag } from '../../../shared/customers/customer.ts';
import { closingReasons } from '../../../shared/ledger/missedItem.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { ChosenCallsRequests } from '../requests/chosenCalls.ts';
import { callsById, closeMissedOf, holdChosen, queueChosen, tagChosen } from '../tables/chosenCalls.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { id, number, text, time } from './fields.ts';

const callIds = z.array(id).max(500);
const tags = z.array(z.string().min(1).max(longestTag)).max(50);

export const chosenCallsArguments = {
  callsById: z.object({ callIds }),
  queueChosen: z.object({ callIds, reviewer: number, cardId: id.nullable(), by: number, at: time }),
  tagChosen: z.object({ callIds, give: tags, take: tags, at: time }),
  holdChosen: z.object({ callIds, hold: z.object({ reason: text, by: text, at: time }) }),
  closeMissedOf: z.object({ callIds, reason: z.enum(closingReasons), note: text, by: text, at: time }),
} satisfies ArgumentsOf<ChosenCallsRequests>;

/** The entries of this topic on an open store. */
export function chosenCallsAnswers({ db }: OpenStore): AnswersOf<ChosenCallsRequests> {
  return {
    callsById: (argument) => callsById(db, argument),
    queueChosen: (argument) => queueChosen(db, argument),
    tagChosen: (argument) => tagChosen(db, argument),
    holdChosen: (argument) => holdChosen(db, argument),
    closeMissedOf: (argument) => closeMissedOf(db, argument),
  };
}
