import type { ScenarioName } from '../../../shared/practice/scenarioNames.ts';

/** How a practice call was over, from the platform's side. */
export type PracticeOutcome =
  /** Answered, then ended by that side. */
  | { readonly kind: 'talked'; readonly endedBy: 'seat' | 'remote'; readonly talkMs: number }
  /** Incoming: the caller cancelled. Outgoing: the seat did. */
  | { readonly kind: 'cancelled' }
  /** The seat sent the remote party to somebody else, who has answered. */
  | { readonly kind: 'transferred'; readonly to: string }
  /** The seat sent the caller on with 302 before an answer. */
  | { readonly kind: 'redirected'; readonly to: string }
  /** A final answer of 300 or above: the seat's to a caller, or ours to the seat. */
  | { readonly kind: 'refused'; readonly sipCode: number }
  /** The seat's phone gave no response for 32 seconds. */
  | { readonly kind: 'unreachable' }
  /** No media could be agreed, or it broke, or the socket closed. */
  | { readonly kind: 'failed'; readonly why: string };

/** What happens on the platform, in order per call. */
export type PracticeEvent =
  | { readonly kind: 'registered'; readonly expiresSeconds: number }
  | { readonly kind: 'unregistered' }
  /** A REGISTER or INVITE with a wrong password was refused. */
  | { readonly kind: 'passwordRefused' }
  | { readonly kind: 'callOffered'; readonly sipCallId: string; readonly scenario: ScenarioName }
  /** 180 seen (incoming) or sent (outgoing). */
  | { readonly kind: 'callRang'; readonly sipCallId: string }
  | { readonly kind: 'seatDialled'; readonly sipCallId: string }
  /** Incoming: the seat answered this caller. Outgoing: the practice callee answered the seat. */
  | { readonly kind: 'callerAnswered'; readonly sipCallId: string }
  | { readonly kind: 'heldBySeat' | 'resumedBySeat'; readonly sipCallId: string }
  | { readonly kind: 'dtmfReceived'; readonly sipCallId: string; readonly digit: string }
  /** A REFER of the seat, and later what came of it. */
  | { readonly kind: 'transferAsked'; readonly sipCallId: string; readonly to: string; readonly replaces: boolean }
  | { readonly kind: 'transferSettled'; readonly sipCallId: string; readonly sipCode: number }
  /** A caller rings at a colleague; the seat took that call from there. */
  | { readonly kind: 'colleagueRang' | 'pickedUp'; readonly extension: string; readonly scenario: ScenarioName }
  /** The caller's verdict was sent after the call. */
  | { readonly kind: 'surveySent'; readonly sipCallId: string; readonly score: number }
  | { readonly kind: 'callEnded'; readonly sipCallId: string; readonly scenario: ScenarioName | null; readonly outcome: PracticeOutcome }
  /** A caller left the queue before any seat was free. */
  | { readonly kind: 'callerAbandonedQueue'; readonly scenario: ScenarioName; readonly waitedSeconds: number }
  /** The seat's side of the socket threw while taking a frame. */
  | { readonly kind: 'seatThrew'; readonly message: string };

export type PracticeEventKind = PracticeEvent['kind'];

/** One call between the seat and a practice party. */
export interface PracticeCall {
  readonly sipCallId: string;
  readonly scenario: ScenarioName | null;
  readonly direction: 'toSeat' | 'fromSeat';
  readonly state: 'ringing' | 'talking' | 'ended';
  /** The remote party gives up or hangs up, whichever fits. */
  leave(): void;
  /** The transport is gone: ends without a word on the wire. */
  drop(): void;
}
