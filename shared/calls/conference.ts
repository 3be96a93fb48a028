/** Calls that hear each other through this seat, or in the platform's conference room. */
export interface Conference {
  readonly callIds: readonly string[];
  /** `local`: mixed in this console. `platform`: every side was sent to the profile's conference address. */
  readonly mixedBy: 'local' | 'platform';
  /** Epoch milliseconds. */
  readonly since: number;
}
