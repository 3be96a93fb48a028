import type { MissedItem } from './missedItem.ts';

/** What the console shows of the ledger wherever the agent is. */
export interface LedgerSummary {
  readonly open: number;
  /** Open ones that this agent has taken, or was given. */
  readonly mine: number;
  /** Epoch milliseconds; null when nothing is open. */
  readonly oldestAt: number | null;
  /** The most urgent ones. */
  readonly next: readonly MissedItem[];
}

/** `revision` grows when something changed, so that an open page asks again. */
export interface LedgerState extends LedgerSummary {
  readonly revision: number;
}

export const emptyLedger: LedgerState = { open: 0, mine: 0, oldestAt: null, next: [], revision: 0 };

export const missedFilters = ['open', 'mine', 'closed'] as const;
export type MissedFilter = (typeof missedFilters)[number];

export interface MissedPage {
  readonly items: readonly MissedItem[];
  /** Of all pages. */
  readonly total: number;
}
