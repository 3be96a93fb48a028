import type { CallDirection, CallStateKind } from '../../../shared/calls/call.ts';

/** A call as the seat shows it, in its own words: what cannot be read or is not there is ''. */
export interface DemoCall {
  readonly callId: string;
  readonly sipCallId: string;
  readonly direction: CallDirection;
  /** The other side's number. */
  readonly from: string;
  readonly serviceNumber: string;
  readonly area: string;
  /** One line, e.g. `2 售后 › 1 维修`. */
  readonly ivrPath: string;
  readonly state: CallStateKind;
  /** It was answered at some time. */
  readonly answered: boolean;
}

/** What the unattended demo asks of a running console. Any method may reject; the demo then fails with that message. */
export interface DemoSeat {
  /** Waits until `holds` is true of all calls since the start, ended ones included, oldest first; false at the deadline. */
  waitFor(holds: (calls: readonly DemoCall[]) => boolean, deadlineMs: number): Promise<boolean>;
  calls(): readonly DemoCall[];
  answer(callId: string): Promise<void>;
  reject(callId: string, how: 'busy' | 'decline'): Promise<void>;
  hangUp(callId: string): Promise<void>;
  hold(callId: string): Promise<void>;
  resume(callId: string): Promise<void>;
  /** @returns the call's id */
  dial(number: string): Promise<string>;
  /** Milliseconds from the INVITE at the socket to the painted pop; null when it was not painted. */
  popPaintedMs(callId: string): Promise<number | null>;
  /** The finished recording of an ended call; null when there is none. */
  recordingOf(callId: string): Promise<{ readonly seconds: number; readonly channels: number } | null>;
  /** Pictures of what is on the screen: the console, and the pop while it shows. `call-log` shows the log. @returns their paths */
  screenshot(name: string): Promise<readonly string[]>;
}
