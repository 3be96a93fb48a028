/** A contact as another system knows it. Empty fields were not told. */
export interface CrmRecord {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly note: string;
  /** Address of the contact's page there; always http or https. */
  readonly url: string;
}

/** Letters of a field that are kept. */
export const crmFieldMax = 2_000;
