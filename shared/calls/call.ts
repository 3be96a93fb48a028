import type { CallFacts } from './callFacts.ts';
import type { MediaAlarm } from './mediaAlarm.ts';
import type { SurveyResult } from './survey.ts';
import type { TransferInProgress } from './transfer.ts';

export type CallDirection = 'incoming' | 'outgoing';

/** Which side put the call on hold. */
export type HoldSide = 'agent' | 'remote' | 'both';

/** Who ended the call. `platform` = the server refused or cancelled; `network` = transport or media failure. */
export type EndedBy = 'agent' | 'remote' | 'platform' | 'network';

/**
 * Why a call ended.
 * - `hungUp`: BYE after an answer.
 * - `cancelled`: CANCEL before an answer (the caller gave up, or the agent gave up an outgoing call).
 * - `answeredElsewhere`: CANCEL with `Reason: SIP;cause=200` (RFC 3326).
 * - `rejected`: the agent refused (486/603), or the other side refused an outgoing call.
 * - `busy` `noAnswer` `notFound` `unavailable`: final answers to an outgoing call, or a ring that ran out.
 * - `incompatible`: no DTLS-SRTP audio could be agreed (488). `failed`: anything else.
 * - `transferred`: the other side now talks to the target of a REFER. `redirected`: sent on with 302 before an answer.
 * - `cutOff`: the connection to the server broke before the answer to an outgoing call; it is taken back when the server is in reach again.
 * - `parked`: the platform keeps the caller. `refusedByRule`: do not disturb, or a state in which nothing may ring.
 */
export type EndCause =
  | 'hungUp' | 'cancelled' | 'answeredElsewhere' | 'rejected' | 'busy' | 'noAnswer' | 'notFound' | 'unavailable' | 'incompatible' | 'cutOff' | 'failed'
  | 'transferred' | 'redirected' | 'parked' | 'refusedByRule';

export interface CallEnd {
  readonly by: EndedBy;
  readonly cause: EndCause;
  /** SIP status or `Reason` cause, when one was seen. */
  readonly sipCode?: number;
  readonly sipReason?: string;
}

/** All times are epoch milliseconds. What has been sent on the wire in each state is in `electron/calls/callMachine.ts`. */
export type CallState =
  | { readonly kind: 'dialling'; readonly since: number }
  | { readonly kind: 'ringing'; readonly since: number }
  | { readonly kind: 'answering'; readonly since: number }
  | { readonly kind: 'talking'; readonly since: number; readonly answeredAt: number }
  | { readonly kind: 'held'; readonly since: number; readonly answeredAt: number; readonly by: HoldSide }
  | { readonly kind: 'ended'; readonly since: number; readonly answeredAt?: number; readonly end: CallEnd };

export type CallStateKind = CallState['kind'];

/** One call on one line of this seat. */
export interface Call {
  /** Our identifier: a UUID made when the INVITE arrives or is sent. Never reused. */
  readonly id: string;
  /** The SIP Call-ID of the leg. */
  readonly sipCallId: string;
  readonly direction: CallDirection;
  /** 1-based line on the seat; the lowest free one when the call began. */
  readonly line: number;
  /** The other side's number as sent or dialled; empty when withheld or unreadable. */
  readonly remoteNumber: string;
  readonly facts: CallFacts;
  readonly startedAt: number;
  readonly state: CallState;
  readonly muted: boolean;
  /** True from the first committed chunk until the recording stops. */
  readonly recording: boolean;
  /** When the recording was paused; null while it records what is said. */
  readonly recordingPausedAt: number | null;
  /** False while the media process is being replaced. */
  readonly mediaConnected: boolean;
  /** True when answered without a microphone: silence is sent. */
  readonly silentMicrophone: boolean;
  /** The 400 number that the other side sees on an outgoing call; empty when the platform decides. */
  readonly shownNumber: string;
  /** Set from the REFER until its outcome is known. */
  readonly transfer: TransferInProgress | null;
  /** This call asks somebody about that other call; null on all others. */
  readonly consultsFor: string | null;
  /** Mixed with the other calls of the conference. */
  readonly inConference: boolean;
  /** What is wrong with the sound now. */
  readonly alarm: MediaAlarm | null;
  readonly survey: SurveyResult | null;
}

/** True once both sides talk or one holds. */
export function isConnected(call: Call): boolean {
  return call.state.kind === 'talking' || call.state.kind === 'held';
}

/** The agent put it on hold; the other side may have done so too. */
export function heldByAgent({ state }: Call): boolean {
  return state.kind === 'held' && state.by !== 'remote';
}

/** What a call has before anything happened to it. */
export const untouched = {
  muted: false, recording: false, recordingPausedAt: null, mediaConnected: false, silentMicrophone: false, shownNumber: '', transfer: null, consultsFor: null,
  inConference: false, alarm: null, survey: null,
} as const satisfies Partial<Call>;
