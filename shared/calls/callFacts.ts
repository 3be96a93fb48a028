import type { Reading } from './reading.ts';

/** One menu choice of the caller, in order. `label` is absent when the platform sends keys only. */
export interface IvrStep {
  readonly key: string;
  readonly label?: string;
}

/** What the SIP leg says about a call, each value with its source header. */
export interface CallFacts {
  /** The caller's number as sent (not normalised). */
  readonly caller: Reading<string>;
  readonly callerName: Reading<string>;
  /** The 400 number that was dialled, as sent. */
  readonly serviceNumber: Reading<string>;
  readonly ivrPath: Reading<readonly IvrStep[]>;
  readonly queue: Reading<string>;
  readonly queueWaitSeconds: Reading<number>;
  readonly routeRule: Reading<string>;
  readonly customerId: Reading<string>;
  /** Seconds after which the platform wants the call answered without the agent. */
  readonly autoAnswerAfterSeconds: Reading<number>;
}

const absent = { kind: 'absent' } as const;

/** Facts of a call about which the platform said nothing (an outgoing call, for example). */
export const noFacts: CallFacts = {
  caller: absent,
  callerName: absent,
  serviceNumber: absent,
  ivrPath: absent,
  queue: absent,
  queueWaitSeconds: absent,
  routeRule: absent,
  customerId: absent,
  autoAnswerAfterSeconds: absent,
};
