/** How an item was closed: by our call that the caller answered, by a later call of theirs that was answered, or by a person's word. */
export const closingWays = ['calledBack', 'answered', 'reason'] as const;
export type ClosingWay = (typeof closingWays)[number];

/** Why a person closed an item without a conversation; `other` says it in its note. */
export const closingReasons = ['wrongNumber', 'nuisance', 'handledElsewhere', 'duplicate', 'other'] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** The one closing that an item has. Epoch milliseconds. */
export interface Closing {
  readonly at: number;
  readonly way: ClosingWay;
  /** Null unless a person closed it. */
  readonly reason: ClosingReason | null;
  readonly note: string;
  /** The agent who called, answered, or closed. */
  readonly by: string;
  /** The conversation that closed it; null when a person did. */
  readonly callId: string | null;
}

/**
 * 漏话: what is owed to one caller who reached nobody. Calls of the same number, or of other numbers of the same customer,
 * are one item until it is closed; then the next missed call begins a new one. Epoch milliseconds; numbers are canonical keys.
 */
export interface MissedItem {
  /** The call id of the call that opened it. */
  readonly itemId: string;
  /** The number that called last; empty when it was withheld: such an item is one call, and only a reason closes it. */
  readonly number: string;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly company: string;
  readonly level: string;
  readonly areaText: string;
  /** Of the newest missed call. */
  readonly lastCallId: string;
  readonly serviceNumber: string;
  readonly queue: string;
  readonly ivrPath: string;
  readonly firstAt: number;
  readonly lastAt: number;
  /** How many calls were missed. */
  readonly misses: number;
  /** Our calls since then that nobody answered. */
  readonly tries: number;
  readonly lastTryAt: number | null;
  /** The agent who takes care of it; empty = nobody yet. */
  readonly assignedTo: string;
  /** The open task that reminds of it, and when; null = none. */
  readonly taskId: string | null;
  readonly remindAt: number | null;
  readonly closing: Closing | null;
}

/** One line of an item's history, oldest first. */
export type LedgerFact =
  | { readonly kind: 'missed'; readonly at: number; readonly callId: string; readonly number: string; readonly serviceNumber: string; readonly agent: string }
  /** We called, and nobody answered. */
  | { readonly kind: 'tried'; readonly at: number; readonly callId: string; readonly agent: string }
  /** A conversation from before the newest missed call, which it could not close. */
  | { readonly kind: 'reached'; readonly at: number; readonly callId: string; readonly agent: string }
  | { readonly kind: 'closed'; readonly at: number; readonly closing: Closing }
  | { readonly kind: 'reopened'; readonly at: number; readonly by: string }
  /** `to` empty = given back. */
  | { readonly kind: 'assigned'; readonly at: number; readonly to: string; readonly by: string }
  /** Another item turned out to be the same caller's. */
  | { readonly kind: 'merged'; readonly at: number; readonly itemId: string };

export interface MissedItemHistory {
  readonly item: MissedItem;
  readonly facts: readonly LedgerFact[];
}
