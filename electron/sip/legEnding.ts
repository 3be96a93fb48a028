import type { RTCSession } from 'jssip/lib/RTCSession';
import type { CallDirection, CallEnd } from '../../shared/calls/call.ts';
import { callEndOf, type EndIntent, type SessionEnd } from './legEnd.ts';

/** The leg that ends. */
export interface EndingLeg {
  readonly direction: CallDirection;
  session(): RTCSession | undefined;
  /** 200 sent or received. */
  accepted(): boolean;
  /** Releases the media, which JsSIP does itself only when it ends a session in good order. */
  closeMedia(): void;
  /** Told once. */
  ended(end: CallEnd): void;
}

/** Ends one leg, exactly once, and remembers why: JsSIP's own causes say little of that. */
export class LegEnding {
  readonly #leg: EndingLeg;
  #intent: EndIntent | undefined;
  /** What a BYE of the other side means. */
  #expected: EndIntent | undefined;
  #over = false;

  constructor(leg: EndingLeg) {
    this.#leg = leg;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Why the leg will end, whoever says so; the first reason stays. */
  intend(intent: EndIntent): void {
    this.#intent ??= intent;
  }

  /** What it means when the other side hangs up; undefined = that it hung up. */
  expect(why: 'transferred' | 'parked' | undefined): void {
    this.#expected = why && { kind: why };
  }

  /** Runs what ends the session. */
  because(intent: EndIntent, end: () => void): void {
    this.intend(intent);
    let broken = false;
    try {
      end();
    } catch {
      // JsSIP throws when the session has ended in between, or when its last message cannot be sent.
      broken = true;
    }
    if (broken || this.#leg.session()?.isEnded()) this.withoutSession();
  }

  fail(intent: EndIntent, sipCode: number): void {
    this.because(intent, () => this.#leg.session()?.terminate({ status_code: sipCode }));
  }

  /** The leg ends here, whatever becomes of the session. */
  withoutSession(): void {
    this.#leg.closeMedia();
    this.sessionEnded({ originator: 'local', cause: 'Terminated' });
  }

  sessionEnded(event: SessionEnd): void {
    const intent = this.#intent ?? (event.originator === 'remote' ? this.#expected : undefined);
    this.finish(callEndOf(event, { direction: this.#leg.direction, answered: this.#leg.accepted(), intent }));
  }

  finish(end: CallEnd): void {
    if (this.#over) return;
    this.#over = true;
    this.#leg.ended(end);
  }
}
