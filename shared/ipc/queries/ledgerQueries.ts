import { z } from 'zod';
import type { LedgerFigures } from '../../ledger/ledgerFigures.ts';
import { missedFilters, type MissedPage } from '../../ledger/ledgerSummary.ts';
import type { MissedItemHistory } from '../../ledger/missedItem.ts';

/** Missed calls to return. */
export const ledgerQueries = {
  /** Open ones by urgency, closed ones the newest first. */
  'ledger:list': z.strictObject({ filter: z.enum(missedFilters), offset: z.int().min(0), limit: z.int().min(1).max(500) }),
  'ledger:item': z.strictObject({ itemId: z.string().min(1).max(200) }),
  'ledger:figures': z.strictObject({ from: z.int(), until: z.int() }),
  /** Who took, was given, or closed items before. */
  'ledger:agents': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface LedgerQueryResults {
  'ledger:list': MissedPage;
  'ledger:item': MissedItemHistory | null;
  'ledger:figures': LedgerFigures;
  'ledger:agents': readonly string[];
}
