import { z } from 'zod';
import { missedFilters } from '../../ledger/ledgerSummary.ts';
import { closingReasons } from '../../ledger/missedItem.ts';
import { shortText } from '../fields.ts';

const itemId = z.string().min(1).max(200);

/** Missed calls to return. */
export const ledgerCommands = {
  /** Without a conversation. `note` must say something when the reason is `other`. */
  'ledger:close': z.strictObject({ itemId, reason: z.enum(closingReasons), note: shortText(500).default('') }),
  /** Takes a closing back within its minute. */
  'ledger:reopen': z.strictObject({ itemId }),
  /** For oneself; `take` false gives it back. */
  'ledger:take': z.strictObject({ itemId, take: z.boolean() }),
  /** To anybody; empty = to nobody. */
  'ledger:assign': z.strictObject({ itemId, to: z.string().trim().max(100) }),
  /** A task that comes up at its time and is closed with the item; a second one moves the first. */
  'ledger:remind': z.strictObject({ itemId, dueAt: z.int().min(0), note: shortText(500).default('') }),
  /** Asks where to and starts a job; false when the user changed their mind. */
  'ledger:export': z.strictObject({ filter: z.enum(missedFilters), format: z.enum(['csv', 'xlsx']) }),
} as const satisfies Record<string, z.ZodType>;

export interface LedgerCommandResults {
  'ledger:export': boolean;
}
