import type { RTCSession } from 'jssip/lib/RTCSession';
import type { CallDirection, CallEnd } from '../../shared/calls/call.ts';
import type { DtmfTransport } from '../../shared/calls/callEvent.ts';
import type { Leg, LegEvent } from '../calls/phone.ts';
import { legMedia } from './jssipEnvironment.ts';
import { internalsOf, sessionStatus } from './jssipInternals.ts';
import { callEndOf, type EndIntent, type SessionEnd } from './legEnd.ts';
import { MediaNegotiation, type NegotiatingLeg, type NegotiationSurroundings } from './mediaNegotiation.ts';
import { reasonOfRefusal } from './reasonHeader.ts';
import { insecurityOf } from './secureSdp.ts';

/** What a leg needs of the phone around it. Times in milliseconds. */
export interface LegSurroundings extends NegotiationSurroundings {
  readonly iceServers: readonly RTCIceServer[];
  /** Runs the task when the server can be reached again. */
  readonly whenConnected: (task: () => void) => void;
  readonly ended: (leg: SipLeg) => void;
}

const sessionExpiresSeconds = 1_800;
const dtmfToneMs = 100;
const dtmfGapMs = 70;

/** One JsSIP session as a Leg. */
export class SipLeg implements Leg {
  readonly direction: CallDirection;
  sipCallId = '';
  #session: RTCSession | undefined;
  readonly #media: MediaNegotiation;
  #listener: ((event: LegEvent) => void) | undefined;
  readonly #kept: LegEvent[] = [];
  readonly #around: LegSurroundings;
  #intent: EndIntent | undefined;
  #end: CallEnd | undefined;
  /** 200 sent or received. */
  #accepted = false;
  /** And acknowledged. */
  #answered = false;
  #muted = false;
  #answering: { readonly resolve: () => void; readonly reject: (error: Error) => void; readonly deadline: NodeJS.Timeout } | undefined;

  constructor(direction: CallDirection, around: LegSurroundings) {
    this.direction = direction;
    this.#around = around;
    this.#media = new MediaNegotiation(around, this.#negotiating());
  }

  get mediaId(): string | undefined {
    return this.#media.mediaId;
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  get ringing(): boolean {
    return this.direction === 'incoming' && !this.ended && (this.#session?.status as number) === sessionStatus.waitingForAnswer;
  }

  /** The options by which JsSIP finds this leg's media. */
  get mediaOptions() {
    return {
      mediaConstraints: { audio: true, video: false, [legMedia]: this.#media },
      pcConfig: { iceServers: this.#around.iceServers.map((server) => ({ ...server })), [legMedia]: this.#media },
      // Without it JsSIP never finishes the answer to an INVITE that carries no offer.
      rtcOfferConstraints: { offerToReceiveAudio: true },
      sessionTimersExpires: sessionExpiresSeconds,
    };
  }

  /** Takes over a session; call it once, before the session's first asynchronous event. */
  attach(session: RTCSession): void {
    this.#session = session;
    const internals = internalsOf(session);
    this.sipCallId = internals._request.call_id;
    session.on('progress', (event: { response?: { status_code: number } | null }) => {
      const code = event.response?.status_code;
      if (this.direction === 'outgoing' && code !== undefined) this.#emit({ kind: 'progressed', sipCode: code });
    });
    session.on('connecting', () => this.#applyMute());
    session.on('accepted', () => {
      this.#accepted = true;
      this.#settleAnswer();
    });
    session.on('confirmed', () => this.#confirmed());
    session.on('hold', ({ originator }) => { if ((originator as string) === 'remote') this.#emit({ kind: 'heldByRemote' }); });
    session.on('unhold', ({ originator }) => { if ((originator as string) === 'remote') this.#emit({ kind: 'resumedByRemote' }); });
    session.on('failed', (event) => this.#sessionEnded(event));
    session.on('ended', (event) => this.#sessionEnded(event));
    session.on('sdp', (event) => this.#checkRemoteAnswer(event));
    session.on('reinvite', (event) => this.#checkRemoteOffer(event));
    session.on('update', (event) => this.#checkRemoteOffer(event));
    session.on('refer', ({ reject }) => reject());
    session.on('replaces', ({ accept }) => { accept(); });
    const { terminate } = session;
    // JsSIP also ends sessions that have ended already, in promises where nobody catches what it then throws.
    session.terminate = (options) => { if (!session.isEnded()) terminate.call(session, options); };
    const { onTransportError, onRequestTimeout, onDialogError } = internals;
    internals.onTransportError = () => {
      // JsSIP would end a running call for one unanswered request; the dialog outlives the connection (RFC 3261 §12).
      if (this.#answered && !this.ended) return;
      this.#because({ kind: 'transportFailed' }, () => onTransportError.call(session));
    };
    internals.onRequestTimeout = () => this.#because({ kind: 'requestTimedOut' }, () => onRequestTimeout.call(session));
    internals.onDialogError = () => this.#because({ kind: 'dialogLost' }, () => onDialogError.call(session));
  }

  listen(listener: (event: LegEvent) => void): void {
    this.#listener = listener;
    for (const event of this.#kept.splice(0)) listener(event);
  }

  answer(): Promise<void> {
    const session = this.#session;
    if (!session || !this.ringing) return Promise.reject(new Error('Only a ringing call can be answered'));
    return new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => this.#fail({ kind: 'mediaFailed', detail: 'The media window did not answer' }, 500), this.#around.mediaPatienceMs);
      this.#answering = { resolve, reject, deadline };
      try {
        session.answer(this.mediaOptions);
      } catch (error) {
        this.#fail({ kind: 'incompatible', detail: error instanceof Error ? error.message : String(error) }, 488);
      }
    });
  }

  reject(sipCode: 486 | 603): void {
    if (!this.#session || this.ended || this.#answered) return;
    this.#because({ kind: 'rejected', sipCode }, () => {
      this.#session?.terminate({
        status_code: sipCode, reason_phrase: sipCode === 486 ? 'Busy Here' : 'Decline', extraHeaders: [reasonOfRefusal(sipCode)],
      });
    });
  }

  /** Ends a call that may not be set up, before the agent could do anything about it. */
  refuse(intent: EndIntent, sipCode: number): void {
    this.#fail(intent, sipCode);
  }

  hangUp(): void {
    const session = this.#session;
    if (!session || this.ended) return;
    this.#intent ??= { kind: 'hungUp' };
    if (this.#answered && !this.#around.isConnected()) {
      // The BYE must still reach the other side, or its caller sits in a dead call.
      this.#media.close();
      this.#finish({ by: 'agent', cause: 'hungUp' });
      this.#around.whenConnected(() => {
        try {
          if (!session.isEnded()) session.terminate();
        } catch {
          // It could not be said; the other side's own timers must end the call.
        }
      });
      return;
    }
    this.#because(this.#intent, () => session.terminate());
  }

  hold(): Promise<void> {
    return this.#media.setHeld(true);
  }

  resume(): Promise<void> {
    return this.#media.setHeld(false);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#applyMute();
  }

  sendDtmf(digits: string, transport: DtmfTransport): void {
    if (!/^[0-9A-D*#]+$/i.test(digits)) throw new Error('Only 0-9, *, # and A-D can be dialled as tones');
    if (!this.#session || !this.#answered || this.ended) throw new Error('Tones can be sent in an answered call only');
    const transportType = (transport === 'info' ? 'INFO' : 'RFC2833') as never;
    this.#session.sendDTMF(digits, { transportType, duration: dtmfToneMs, interToneGap: dtmfGapMs });
  }

  /** The media window that carried this leg died. */
  mediaLost(reason: string): void {
    this.#media.windowLost(reason);
  }

  /** The leg's peer connection stands on a new real peer. */
  mediaReplaced(): void {
    this.#media.windowReplaced();
  }

  /** The connection to the server is gone: what rings here rings no more, what talks goes on. */
  connectionLost(): void {
    this.#media.connectionLost();
    if (!this.#session || this.ended || this.#answered) return;
    this.#fail({ kind: 'transportFailed' }, 480);
  }

  /** The server is back: tells it where we are now, and lets media find its way over a changed network. */
  connectionRestored(): void {
    if (this.#answered && !this.ended) this.#media.restart();
  }

  #confirmed(): void {
    this.#settleAnswer();
    if (this.#answered) return;
    this.#answered = true;
    this.#applyMute();
    this.#emit({ kind: 'answered' });
    this.#media.answered();
  }

  #settleAnswer(error?: Error): void {
    const answering = this.#answering;
    if (!answering) return;
    this.#answering = undefined;
    clearTimeout(answering.deadline);
    if (error) answering.reject(error);
    else answering.resolve();
  }

  #applyMute(): void {
    if (!this.#session || this.mediaId === undefined || this.ended) return;
    if (this.#muted) this.#session.mute({ audio: true });
    else this.#session.unmute({ audio: true });
  }

  #checkRemoteAnswer(event: { originator: unknown; type: string; sdp: string }): void {
    if (event.originator !== 'remote' || event.type !== 'answer') return;
    const fault = insecurityOf(event.sdp);
    if (!fault) return;
    if (!this.#answered) this.#intent ??= { kind: 'incompatible', detail: fault };
    // No peer accepts an empty description: JsSIP then answers 488 or ends the call, as it does for any unusable one.
    event.sdp = '';
  }

  #checkRemoteOffer(event: { request: { body?: string | null }; reject: (options: { status_code: number; reason_phrase: string }) => void }): void {
    // JsSIP answers 491 to a colliding re-INVITE (RFC 3261 §14.2) but goes on to apply it; rejecting stops that.
    if (this.#session && internalsOf(this.#session)._dialog?.uac_pending_reply === true) event.reject({ status_code: 491, reason_phrase: 'Request Pending' });
    else if (event.request.body && insecurityOf(event.request.body)) event.reject({ status_code: 488, reason_phrase: 'Not Acceptable Here' });
  }

  #fail(intent: EndIntent, sipCode: number): void {
    this.#because(intent, () => this.#session?.terminate({ status_code: sipCode }));
  }

  /** Runs what ends the session, remembering why. */
  #because(intent: EndIntent, end: () => void): void {
    this.#intent ??= intent;
    let broken = false;
    try {
      end();
    } catch {
      // JsSIP throws when the session has ended in between, or when its last message cannot be sent.
      broken = true;
    }
    if (!broken && !this.#session?.isEnded()) return;
    this.#media.close();
    this.#sessionEnded({ originator: 'local', cause: 'Terminated' });
  }

  #sessionEnded(event: SessionEnd): void {
    if (this.ended) return;
    this.#finish(callEndOf(event, { direction: this.direction, answered: this.#accepted, intent: this.#intent }));
  }

  #finish(end: CallEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#media.stop();
    this.#settleAnswer(new Error(`The call ended before it was answered (${end.cause})`));
    this.#emit({ kind: 'ended', end });
    this.#around.ended(this);
  }

  #negotiating(): NegotiatingLeg {
    return {
      talking: () => (this.#answered && !this.ended ? this.#session : undefined),
      ended: () => this.ended,
      emit: (event) => this.#emit(event),
      fail: (detail) => this.#fail({ kind: 'mediaFailed', detail }, 500),
    };
  }

  #emit(event: LegEvent): void {
    if (this.#listener) this.#listener(event);
    else this.#kept.push(event);
  }
}
