import type { CallDirection } from './call.ts';
import type { CallFacts } from './callFacts.ts';

/** The row written when an INVITE arrives or is sent. Numbers are canonical keys; empty = withheld or unknown. */
export interface CallBeginning {
  readonly callId: string;
  readonly sipCallId: string;
  readonly direction: CallDirection;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly line: number;
  readonly remoteNumber: string;
  /** The other side's number as it stood in the message or was dialled. */
  readonly remoteRaw: string;
  readonly serviceNumber: string;
  readonly facts: CallFacts;
  readonly agent: string;
  readonly areaText: string;
  readonly queue: string;
  readonly queueWaitSeconds: number | null;
  /** One line, e.g. `2 售后 › 1 维修`. */
  readonly ivrPath: string;
  readonly routeRule: string;
}
