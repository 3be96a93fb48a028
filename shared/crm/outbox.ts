/** A message that another system has not got yet. Times are epoch milliseconds. */
export interface OutboxMessage {
  readonly id: string;
  readonly callId: string;
  readonly step: string;
  readonly at: number;
  readonly attempts: number;
  readonly dueAt: number;
  /** Why the last attempt failed; empty before the first. */
  readonly problem: string;
}

export interface OutboxState {
  readonly waiting: number;
  readonly givenUp: number;
  /** When the oldest that waits was put in; null when none waits. */
  readonly oldestAt: number | null;
  /** Of the newest failure; empty when nothing failed. */
  readonly problem: string;
}
