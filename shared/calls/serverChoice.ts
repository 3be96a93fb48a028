/** The SIP servers of a seat. Addresses as provisioned; epoch milliseconds. */
export interface ServerChoice {
  /** In order of preference; the first is the main one. */
  readonly all: readonly string[];
  /** The one in use or being tried; empty while there is none. */
  readonly current: string;
  /** Since when another than the first is used; null while the first one is. */
  readonly switchedAt: number | null;
}
export const noServers: ServerChoice = { all: [], current: '', switchedAt: null };
