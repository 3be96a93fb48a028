/** Carriers' hunting terms: random 随机, roundRobin 顺序, priority 队列, longestIdle 最久空闲, ringAll 同振. */
export type HuntingStrategy = 'random' | 'roundRobin' | 'priority' | 'longestIdle' | 'ringAll';

/** What a 400 number does with calls right now. */
export type NumberState = 'inService' | 'suspended' | 'arrears' | 'outsideHours';

/** One answering target of a number. */
export interface DutyTarget {
  readonly name: string;
  readonly number: string;
  readonly free: boolean;
}

/** A snapshot of a 400 number's routing, as the platform told it. */
export interface RoutingStatus {
  /** Ten digits, e.g. `4008201234`. */
  readonly serviceNumber: string;
  readonly label: string;
  readonly state: NumberState;
  /** Plain words from the platform about the state; may be empty. */
  readonly stateReason: string;
  /** Name of the rule in force; the rule that brought this call is in the call's facts. */
  readonly rule: string;
  readonly hunting: HuntingStrategy;
  readonly onDuty: readonly DutyTarget[];
  /** Where the snapshot came from, e.g. `practice platform`. */
  readonly source: string;
  /** Epoch milliseconds at which the platform made it. */
  readonly takenAt: number;
}

/** After this many milliseconds a snapshot is shown as stale. */
export const staleAfterMs = 60_000;

/** True when the snapshot is too old to be trusted without saying so. */
export function isStale(status: RoutingStatus, now: number): boolean {
  return now - status.takenAt > staleAfterMs;
}

/** A 400 number of this company as kept in the settings and the store. */
export interface ServiceNumber {
  /** Ten digits. */
  readonly number: string;
  readonly label: string;
}
