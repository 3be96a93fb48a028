import type { ReceivedAudio } from '../media/receivedAudio.ts';
import type { ReceivedDtmf } from '../media/telephoneEvent.ts';
import type { SipMessage } from './message.ts';

/**
 * `calling`: INVITE sent (or received), no ringing yet. `ringing`: 180 or 183 passed. `talking`: 200 passed.
 * `ended`: nothing more will happen.
 */
export type TrunkCallState = 'calling' | 'ringing' | 'talking' | 'ended';

/** Who ended a call, from the trunk's side, and the refusal's status when it was never answered. */
export type CallEnd =
  | { readonly by: 'us' | 'them'; readonly atMs: number }
  | { readonly by: 'cancelled'; readonly atMs: number }
  | { readonly by: 'refused'; readonly status: number; readonly reason: string; readonly atMs: number }
  | { readonly by: 'silence'; readonly atMs: number };

/** One call at the trunk's end. Times are milliseconds of the epoch with fractions (see `preciseNow`). */
export interface TrunkCall {
  readonly callId: string;
  readonly state: TrunkCallState;
  /** True while the other side holds us (its description says `sendonly` or `inactive`). */
  readonly heldByOther: boolean;
  /** The call that a transfer made for this party, or connected it with; undefined before. */
  readonly joinedWith: TrunkCall | undefined;
  readonly audio: ReceivedAudio;
  readonly ended: Promise<CallEnd>;
  /** Everything received in this call, in order. */
  readonly received: readonly SipMessage[];
  /** Times when the state was reached. */
  readonly times: Readonly<Partial<Record<TrunkCallState, number>>>;
  /** Resolves when it rings or is answered. Rejects when the call ends first. */
  untilRinging(): Promise<void>;
  /** Resolves when it is answered. Rejects when the call ends first. */
  untilAnswered(): Promise<void>;
  /** RTP packets we sent. */
  sentPackets(): number;
  /** Keys the other side pressed, by RTP (RFC 4733) and by SIP INFO. */
  receivedDtmf(): readonly ReceivedDtmf[];
  /** Whether the tone is most of what we heard in the last half second. */
  receivedTone(frequencyHz: number): boolean;
  /** Changes the tone we send; undefined is silence. */
  play(frequencyHz: number | undefined): void;
  /** Presses keys as RFC 4733 events. */
  press(digits: string): Promise<void>;
  /** Holds the other side with a re-INVITE (`sendonly`). Rejects when it is refused. */
  hold(): Promise<void>;
  /** Ends our hold. */
  resume(): Promise<void>;
  /** BYE while talking; resolves when the call has ended. */
  hangUp(): Promise<CallEnd>;
  /** CANCEL before the answer (callers) or 486 (called parties); resolves when the call has ended. */
  cancel(): Promise<CallEnd>;
}
