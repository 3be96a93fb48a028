import type { LedgerFigures } from '../../../shared/ledger/ledgerFigures.ts';
import type { LedgerSummary, MissedFilter, MissedPage } from '../../../shared/ledger/ledgerSummary.ts';
import type { ClosingReason, MissedItemHistory } from '../../../shared/ledger/missedItem.ts';
import type { KindsOf } from './requestKind.ts';

export interface MissedQuery {
  readonly filter: MissedFilter;
  /** Whose items are `mine`. */
  readonly agent: string;
  readonly offset: number;
  readonly limit: number;
}

/**
 * The ledger of missed calls. Calls enter it by themselves, in the transactions that keep them; here is what people do.
 * `itemId` may also be that of an item that went up in another.
 */
export interface LedgerRequests {
  listMissed(query: MissedQuery): MissedPage;
  getMissed(argument: { readonly itemId: string }): MissedItemHistory | null;
  summariseLedger(argument: { readonly agent: string; readonly shown: number }): LedgerSummary;
  countLedger(argument: { readonly from: number; readonly until: number; readonly now: number }): LedgerFigures;
  /** Names of those who took, were given, or closed items, in order. */
  listLedgerAgents(argument: null): readonly string[];
  /** A closed item stays as it is. Fails with `notFound`. */
  closeMissed(argument: { readonly itemId: string; readonly reason: ClosingReason; readonly note: string; readonly by: string; readonly at: number }): void;
  /** Takes back what `closeMissed` did, within a minute; fails with `tooLate` afterwards. */
  reopenMissed(argument: { readonly itemId: string; readonly by: string; readonly at: number }): void;
  /** `to` empty gives it back. Fails with `notFound` when the item is not open. */
  assignMissed(argument: { readonly itemId: string; readonly to: string; readonly by: string; readonly at: number }): void;
  /** Lets open items be one that turned out to be one customer's, since a card was saved. */
  gatherMissed(argument: { readonly at: number }): void;
  remindOfMissed(argument: { readonly itemId: string; readonly taskId: string }): void;
}

export const ledgerKinds = {
  listMissed: 'query',
  getMissed: 'query',
  summariseLedger: 'query',
  countLedger: 'query',
  listLedgerAgents: 'query',
  closeMissed: 'command',
  reopenMissed: 'command',
  assignMissed: 'command',
  gatherMissed: 'command',
  remindOfMissed: 'command',
} as const satisfies KindsOf<LedgerRequests>;
