import { z } from 'zod';
import { closingReasons } from '../../../shared/ledger/missedItem.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { LedgerRequests } from '../requests/ledger.ts';
import { gatherMissed } from '../tables/missedItems.ts';
import { assignMissed, closeMissed, remindOfMissed, reopenMissed } from '../tables/missedLedger.ts';
import { countLedger, getMissed, listLedgerAgents, listMissed, summariseLedger } from '../tables/missedList.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, text, time } from './fields.ts';

export const ledgerArguments = {
  listMissed: z.object({ filter: z.enum(['open', 'mine', 'closed']), agent: text, offset: count, limit: count }),
  getMissed: z.object({ itemId: id }),
  summariseLedger: z.object({ agent: text, shown: count }),
  countLedger: z.object({ from: time, until: time, now: time }),
  listLedgerAgents: nothing,
  closeMissed: z.object({ itemId: id, reason: z.enum(closingReasons), note: text, by: text, at: time }),
  reopenMissed: z.object({ itemId: id, by: text, at: time }),
  assignMissed: z.object({ itemId: id, to: text, by: text, at: time }),
  gatherMissed: z.object({ at: time }),
  remindOfMissed: z.object({ itemId: id, taskId: id }),
} satisfies ArgumentsOf<LedgerRequests>;

/** The entries of this topic on an open store. */
export function ledgerAnswers({ db }: OpenStore): AnswersOf<LedgerRequests> {
  return {
    listMissed: (argument) => listMissed(db, argument),
    getMissed: (argument) => getMissed(db, argument),
    summariseLedger: (argument) => summariseLedger(db, argument),
    countLedger: (argument) => countLedger(db, argument),
    listLedgerAgents: () => listLedgerAgents(db),
    closeMissed: (argument) => closeMissed(db, argument),
    reopenMissed: (argument) => reopenMissed(db, argument),
    assignMissed: (argument) => assignMissed(db, argument),
    gatherMissed: (argument) => gatherMissed(db, argument),
    remindOfMissed: (argument) => remindOfMissed(db, argument),
  };
}
