import type { RTCSession } from 'jssip/lib/RTCSession';
import type { LegEvent } from '../calls/phone.ts';
import type { LegMedia } from './jssipEnvironment.ts';
import { internalsOf } from './jssipInternals.ts';
import { LegPeer } from './legPeer.ts';
import type { PeerConnections, PeerStream } from './peerConnections.ts';
import { OfferRefused, reoffer } from './reoffer.ts';

/** What the negotiation needs of its leg and of the phone. Times in milliseconds. */
export interface NegotiationSurroundings {
  readonly peerConnections: PeerConnections;
  readonly gatheringMs: number;
  readonly relayOnly: boolean;
  /** How long broken media may take to come back. */
  readonly mediaPatienceMs: number;
  readonly now: () => number;
  readonly isConnected: () => boolean;
  /** Media hears nothing: the connection to the server may be dead too. */
  readonly doubtConnection: () => void;
}

export interface NegotiatingLeg {
  /** The session while it is answered and has not ended. */
  talking(): RTCSession | undefined;
  ended(): boolean;
  emit(event: LegEvent): void;
  /** Media is lost for good: the call has to end. */
  fail(detail: string): void;
}

const restartAttempts = 3;
/** Milliseconds that a path may be silent before media looks for another one; ICE says so only seconds into the silence. */
const silenceMs = 800;
/** RFC 3261 §14.1: the side that did not begin the call waits up to two seconds after a 491. */
const longestGlareMs = 2_000;

/**
 * The media of one leg: its peer connection, and every new offer within the dialog (hold, resume, ICE restart, RFC 3264
 * §8). Offers of one dialog are made one after the other.
 */
export class MediaNegotiation implements LegMedia {
  readonly #around: NegotiationSurroundings;
  readonly #leg: NegotiatingLeg;
  #peer: LegPeer | undefined;
  #stream: PeerStream | undefined;
  #lostAt: number | undefined;
  #restartWhenAnswered = false;
  #iceDeadline: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #negotiations: Promise<unknown> = Promise.resolve();
  #connection = new AbortController();

  constructor(around: NegotiationSurroundings, leg: NegotiatingLeg) {
    this.#around = around;
    this.#leg = leg;
  }

  get mediaId(): string | undefined {
    return this.#peer?.mediaId;
  }

  connect(configuration: RTCConfiguration): LegPeer {
    const real = new this.#around.peerConnections.PeerConnection(configuration);
    this.#peer = new LegPeer(real, {
      gatheringMs: this.#around.gatheringMs,
      replacementMs: this.#around.mediaPatienceMs,
      relayOnly: this.#around.relayOnly,
      onIceFailed: () => this.#iceFailed(),
      onIceDisconnected: () => this.#iceDisconnected(),
      onIceConnected: () => this.#clearTimers(),
    });
    return this.#peer;
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<PeerStream> {
    const stream = await this.#around.peerConnections.getUserMedia(constraints);
    this.#stream = stream;
    if (stream.microphoneProblem) this.#leg.emit({ kind: 'microphoneMissing', reason: stream.microphoneProblem });
    return stream;
  }

  /** The call is answered: what had to wait for that is done now. */
  answered(): void {
    if (this.#restartWhenAnswered) this.restart();
  }

  /** The answer was made before the connection to the server broke: the way for the media may be another one since. */
  restartOnceAnswered(): void {
    this.#restartWhenAnswered = true;
  }

  /** Offers `sendonly` or `sendrecv`; rejects with an OfferRefused and leaves everything as it was when that is refused. */
  setHeld(held: boolean): Promise<void> {
    return this.#negotiate(async (session) => {
      const internals = internalsOf(session);
      if (internals._localHold === held) return;
      const apply = (value: boolean): void => {
        internals._localHold = value;
        internals._setLocalMediaStatus();
      };
      apply(held);
      try {
        await this.#reoffer(session, false);
      } catch (error) {
        if (!this.#leg.ended()) apply(!held);
        throw error;
      }
    });
  }

  /** Offers what is agreed already once more, e.g. to refresh the session. */
  repeat(): Promise<void> {
    return this.#negotiate((session) => this.#reoffer(session, false));
  }

  /** Offers anew with an ICE restart; without a connection the restored connection does it. */
  restart(): void {
    if (this.#leg.ended()) return;
    if (!this.#leg.talking()) {
      this.#restartWhenAnswered = this.#lostAt !== undefined;
      return;
    }
    this.#restartWhenAnswered = false;
    if (!this.#around.isConnected()) return;
    void this.#negotiate((session) => this.#restart(session)).catch(() => {});
  }

  /** The media window that carried this leg died. */
  windowLost(reason: string): void {
    if (this.#leg.ended()) return;
    this.#lostAt ??= this.#around.now();
    this.#peer?.lost();
    this.#leg.emit({ kind: 'mediaLost', reason });
  }

  /** The leg's peer connection stands on a new real peer. */
  windowReplaced(): void {
    this.#peer?.replaced();
    this.restart();
  }

  /** The connection to the server broke, perhaps with an offer under way. */
  connectionLost(): void {
    this.#connection.abort();
    this.#connection = new AbortController();
    if (this.#iceDeadline !== undefined) this.#awaitIce();
  }

  /** The server is back: failed media has its whole patience from now on. */
  connectionRestored(): void {
    if (this.#iceDeadline !== undefined) this.#awaitIce();
    this.restart();
  }

  /** The leg has ended. */
  stop(): void {
    this.#clearTimers();
    this.#connection.abort();
  }

  /** Releases microphone and peer connection; JsSIP does it itself when it ends a session in good order. */
  close(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#peer?.close();
  }

  #negotiate<T>(task: (session: RTCSession) => Promise<T>): Promise<T> {
    const next = this.#negotiations.then(() => {
      const session = this.#leg.talking();
      if (!session) throw new Error('The call is not answered, or has ended');
      return task(session);
    });
    this.#negotiations = next.catch(() => {});
    return next;
  }

  #reoffer(session: RTCSession, iceRestart: boolean): Promise<void> {
    if (!this.#peer) throw new OfferRefused('The call has no media');
    if (!this.#around.isConnected()) throw new OfferRefused('The connection to the server is broken');
    return reoffer(session, this.#peer, { iceRestart, signal: this.#connection.signal });
  }

  async #restart(session: RTCSession): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#reoffer(session, true);
        const lostAt = this.#lostAt;
        this.#lostAt = undefined;
        if (lostAt !== undefined && !this.#leg.ended()) this.#leg.emit({ kind: 'mediaRestored', afterMs: this.#around.now() - lostAt });
        return;
      } catch (error) {
        if (this.#leg.ended() || !this.#around.isConnected()) throw error;
        if (attempt < restartAttempts) {
          if (error instanceof OfferRefused && error.sipCode === 491) await new Promise((resolve) => setTimeout(resolve, Math.random() * longestGlareMs));
          continue;
        }
        // A refresh that was refused harms nobody; lost media that cannot come back is a dead call.
        if (this.#lostAt !== undefined) this.#leg.fail('Media could not be restored');
        throw error;
      }
    }
  }

  #iceFailed(): void {
    if (this.#leg.ended()) return;
    this.#lostAt ??= this.#around.now();
    this.#leg.emit({ kind: 'mediaLost', reason: 'ICE failed' });
    this.#clearTimers();
    this.#awaitIce();
    this.restart();
  }

  /** Not waiting for `failed`, which comes many seconds later: the path has probably changed. */
  #iceDisconnected(): void {
    if (!this.#leg.talking()) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#around.doubtConnection();
      this.restart();
    }, silenceMs);
  }

  /** Without a connection to the server nobody can offer a new path: a time that began so does not count. */
  #awaitIce(): void {
    clearTimeout(this.#iceDeadline);
    const counts = this.#around.isConnected();
    this.#iceDeadline = setTimeout(() => {
      if (this.#leg.ended()) return;
      if (!counts) return this.#awaitIce();
      this.#iceDeadline = undefined;
      this.#peer?.giveUp();
    }, this.#around.mediaPatienceMs);
  }

  #clearTimers(): void {
    clearTimeout(this.#iceDeadline);
    this.#iceDeadline = undefined;
    clearTimeout(this.#silence);
  }
}
