/** A caller on the block list. */
export interface BlockedNumber {
  /** Canonical key (see shared/phoneNumbers). */
  readonly number: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly since: number;
}
