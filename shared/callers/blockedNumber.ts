/** A number on the block list. */
export interface BlockedNumber {
  /** Canonical key (see shared/phoneNumbers). */
  readonly number: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Who put it there, as shown; empty for entries that are older than this is kept. */
  readonly by: string;
}

/** Where a page of the list ended: newest first, numbers of one moment in their order. */
export interface BlockedPlace {
  readonly since: number;
  readonly number: string;
}

export interface BlockedQuestion {
  /** Part of a number or of a reason; empty = all. */
  readonly text: string;
  /** Of the page before; null for the first. */
  readonly after: BlockedPlace | null;
  readonly limit: number;
}

export interface BlockedPage {
  readonly blocked: readonly BlockedNumber[];
  /** Null = there are no more. */
  readonly next: BlockedPlace | null;
  /** Numbers on the whole list, whatever was searched: a count of matches would tell digits that a mask hides. */
  readonly total: number;
}

export const longestBlockReason = 200;
