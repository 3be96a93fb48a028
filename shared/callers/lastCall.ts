import type { CallDirection } from '../calls/call.ts';
import type { CallResult } from '../calls/callLogEntry.ts';

/** One earlier call of the same number or customer, newest first in a list. */
export interface LastCall {
  readonly callId: string;
  readonly startedAt: number;
  readonly direction: CallDirection;
  readonly result: CallResult;
  readonly talkSeconds: number;
  readonly serviceNumber: string;
  readonly disposition: string;
  readonly agent: string;
  readonly hasRecording: boolean;
}
