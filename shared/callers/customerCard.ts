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
  /**
   * There when the caller was recognised by a number of the company alone: no contact has this extension. Then `id` stands
   * for the company (`company:` and its id), `name` is empty. Empty extension = the company's own number.
   */
  readonly atCompany?: { readonly companyId: string; readonly prefix: string; readonly extension: string };
}

/** What a new or edited card needs. */
export interface CustomerDraft {
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly string[];
  /** What numbers are for, by key; absent = as it was. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Values of custom fields by the field's id; an empty one clears. Absent = as they were. */
  readonly fields?: Readonly<Record<string, string>>;
}
