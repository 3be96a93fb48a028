/** A customer as the card shows it. Times are epoch milliseconds. */
export interface CustomerCard {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  /** Free level name, e.g. `VIP`; empty when none. */
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** Canonical keys of the customer's numbers (see shared/phoneNumbers). */
  readonly numbers: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a new or edited card needs. */
export interface CustomerDraft {
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly string[];
}
