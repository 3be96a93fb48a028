import type { RTCSession } from 'jssip/lib/RTCSession';
import type { CallDirection } from '../../shared/calls/call.ts';
import type { DtmfTransport } from '../../shared/calls/callEvent.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { TransferOutcome } from '../../shared/calls/transfer.ts';
import type { Leg, LegEvent, TransferTarget } from '../calls/phone.ts';
import { askDialog } from './askDialog.ts';
import { takeDialogRequests } from './dialogRequests.ts';
import { legMedia } from './jssipEnvironment.ts';
import { internalsOf, isOnItsWay, sessionStatus, takeAsNewCall, type ReceivedRequest } from './jssipInternals.ts';
import { KeptInvite, type ServerInReach } from './keptInvite.ts';
import type { EndIntent } from './legEnd.ts';
import { LegEnding } from './legEnding.ts';
import { LegTransfer, type ConsultedLeg, type TransferSurroundings } from './legTransfer.ts';
import { MediaNegotiation, type NegotiationSurroundings } from './mediaNegotiation.ts';
import { PendingAnswer } from './pendingAnswer.ts';
import { phraseOfRefusal, reasonOfRefusal, type RefusalCode } from './reasonHeader.ts';
import { makeProvisionalsReliable } from './reliableProvisional.ts';
import { checkRemoteDescriptions } from './remoteDescriptions.ts';
import { isEarlyOnly, referToReplacing } from './replacesHeader.ts';
import { RingingOutage, type OutageTimes } from './ringingOutage.ts';
import { tameSession } from './tameSession.ts';
import { followTelephoneEvents } from './telephoneEvents.ts';

/** What a leg needs of the phone around it. Times in milliseconds. */
export interface LegSurroundings extends NegotiationSurroundings, TransferSurroundings, ServerInReach {
  readonly iceServers: readonly RTCIceServer[];
  readonly outageTimes: OutageTimes;
  /** What a request says about the caller's verdict. */
  readonly surveyIn: (request: ReceivedRequest) => SurveyResult | undefined;
  /** Takes a new call that comes in this leg's place; `begin` makes the user agent report it. */
  readonly replaced: (leg: SipLeg, begin: () => void) => void;
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
  readonly #transfer: LegTransfer;
  readonly #ending: LegEnding;
  #listener: ((event: LegEvent) => void) | undefined;
  readonly #kept: LegEvent[] = [];
  readonly #around: LegSurroundings;
  /** 200 sent or received. */
  #accepted = false;
  /** And acknowledged. */
  #answered = false;
  #muted = false;
  #takesPrack: ((request: ReceivedRequest) => boolean) | undefined;
  #takesEvents: () => boolean = () => true;
  readonly #answer = new PendingAnswer();
  #invite: KeptInvite | undefined;
  readonly #outage: RingingOutage;

  constructor(direction: CallDirection, around: LegSurroundings) {
    this.direction = direction;
    this.#around = around;
    const talking = (): RTCSession | undefined => (this.#answered && !this.ended ? this.#session : undefined);
    this.#ending = new LegEnding({
      direction,
      session: () => this.#session,
      accepted: () => this.#accepted,
      closeMedia: () => this.#media.close(),
      ended: (end) => {
        this.#media.stop();
        this.#transfer.stop();
        this.#outage.stop();
        this.#answer.settle(new Error(`The call ended before it was answered (${end.cause})`));
        this.#emit({ kind: 'ended', end });
        around.ended(this);
      },
    });
    this.#media = new MediaNegotiation(around, {
      talking,
      ended: () => this.ended,
      emit: (event) => this.#emit(event),
      fail: (detail) => this.#ending.fail({ kind: 'mediaFailed', detail }, 500),
    });
    this.#outage = new RingingOutage({
      rings: () => this.ringing,
      ask: () => askDialog(this.#session!),
      gone: () => this.#ending.fail({ kind: 'callerGone' }, 480),
      lost: () => this.#ending.fail({ kind: 'transportFailed' }, 480),
    }, around.outageTimes);
    this.#transfer = new LegTransfer(around, {
      talking,
      progressed: (sipCode) => this.#emit({ kind: 'transferProgressed', sipCode }),
      expectEnd: (why) => this.#ending.expect(why),
      leave: (why) => this.#leave(why),
      dialogGone: () => this.#ending.because({ kind: 'dialogLost' }, () => this.#session?.terminate()),
      consulted: (leg) => (leg instanceof SipLeg && leg !== this ? leg.#consulted() : undefined),
    });
  }

  get mediaId(): string | undefined {
    return this.#media.mediaId;
  }

  get ended(): boolean {
    return this.#ending.over;
  }

  /** Answered, and perhaps ended since: the dialog outlives the connection (RFC 3261 §12). A dialled call stands from the 2xx on, before its ACK. */
  get #stands(): boolean {
    return this.#answered || (this.direction === 'outgoing' && this.#session?.isEstablished() === true);
  }

  get ringing(): boolean {
    return this.direction === 'incoming' && !this.ended && (this.#session?.status as number) === sessionStatus.waitingForAnswer;
  }

  /** The options by which JsSIP finds this leg's media. */
  get mediaOptions() {
    return {
      mediaConstraints: { audio: true, video: false, [legMedia]: this.#media },
      pcConfig: { iceServers: this.#around.iceServers.map((server) => ({ ...server })), iceTransportPolicy: this.#around.relayOnly ? 'relay' as const : 'all' as const, [legMedia]: this.#media },
      // Without it JsSIP never finishes the answer to an INVITE that carries no offer.
      rtcOfferConstraints: { offerToReceiveAudio: true },
      sessionTimersExpires: sessionExpiresSeconds,
    };
  }

  /** Takes over a session; call it once, before the session's first asynchronous event. */
  attach(session: RTCSession): void {
    this.#session = session;
    this.sipCallId = internalsOf(session)._request.call_id;
    session.on('progress', (event: { response?: { status_code: number } | null }) => {
      const code = event.response?.status_code;
      if (this.direction === 'outgoing' && code !== undefined) this.#emit({ kind: 'progressed', sipCode: code });
    });
    session.on('connecting', () => this.#applyMute());
    session.on('accepted', () => {
      this.#accepted = true;
      this.#outage.answered();
      this.#answer.settle();
    });
    session.on('confirmed', () => this.#confirmed());
    session.on('hold', ({ originator }) => { if ((originator as string) === 'remote') this.#emit({ kind: 'heldByRemote' }); });
    session.on('unhold', ({ originator }) => { if ((originator as string) === 'remote') this.#emit({ kind: 'resumedByRemote' }); });
    for (const over of ['failed', 'ended'] as const) session.on(over, (event) => { if (this.#session === session) this.#ending.sessionEnded(event); });
    this.#takesEvents = followTelephoneEvents(session);
    checkRemoteDescriptions(session, (detail) => { if (!this.#answered) this.#ending.intend({ kind: 'incompatible', detail }); });
    takeDialogRequests(session, {
      referNotified: (request) => this.#transfer.notified(request),
      hungUp: (request) => {
        this.#readSurvey(request);
        return this.#transfer.hungUpByRemote();
      },
      informed: (request) => this.#readSurvey(request),
      acknowledged: (request) => this.#takesPrack?.(request) ?? false,
      replaced: (request) => this.#replaced(session, request),
    });
    tameSession(session, {
      stands: () => this.#stands,
      repeatOffer: () => void this.#media.repeat().catch(() => {}),
      endBecause: (intent, end) => this.#ending.because(intent, end),
    });
  }

  listen(listener: (event: LegEvent) => void): void {
    this.#listener = listener;
    for (const event of this.#kept.splice(0)) listener(event);
  }

  answer(): Promise<void> {
    const session = this.#session;
    if (!session || !this.ringing) return Promise.reject(new Error('Only a ringing call can be answered'));
    // Media is set up when the server can be reached: the network may be another one by then.
    if (!this.#around.isConnected()) return this.#answer.later((now) => this.#around.whenConnected(now), () => this.answer());
    if (this.#invite?.elsewhere) {
      this.#ending.fail({ kind: 'transportFailed' }, 480);
      return Promise.reject(new Error('The server that rang cannot be reached any more'));
    }
    return this.#answer.ask(
      () => session.answer(this.mediaOptions),
      this.#around.mediaPatienceMs,
      // Without a connection the answer waits for that, and the outage has its own end.
      () => { if (this.#around.isConnected()) this.#ending.fail({ kind: 'mediaFailed', detail: 'The media window did not answer' }, 500); },
      (error) => this.#ending.fail({ kind: 'incompatible', detail: error instanceof Error ? error.message : String(error) }, 488),
    );
  }

  reject(sipCode: RefusalCode): void {
    if (!this.#session || this.ended || this.#answered) return;
    this.#ending.because({ kind: 'rejected', sipCode }, () => {
      this.#session?.terminate({
        status_code: sipCode, reason_phrase: phraseOfRefusal[sipCode], extraHeaders: [reasonOfRefusal(sipCode)],
      });
    });
  }

  redirect(target: string): void {
    const address = this.#around.addressOf(target);
    if (address === undefined) throw new Error('The target is no number or address');
    if (!this.#session || !this.ringing) throw new Error('Only a ringing call can be redirected');
    this.#ending.because({ kind: 'redirected' }, () => {
      this.#session?.terminate({ status_code: 302, reason_phrase: 'Moved Temporarily', extraHeaders: [`Contact: <${address}>`] });
    });
  }

  transfer(target: TransferTarget): Promise<TransferOutcome> {
    return this.#transfer.transfer(target);
  }

  /** What the call's INVITE asks for; call it before the first provisional answer. */
  attachInvite(request: ReceivedRequest): void {
    this.#invite = new KeptInvite(request, this.#around);
    this.#takesPrack = makeProvisionalsReliable(request, () => this.#ending.fail({ kind: 'requestTimedOut' }, 504));
  }

  /** Ends the call for the console, because a new one took its place; returns what says so to the other side. */
  giveWay(): () => void {
    const session = this.#session;
    this.#ending.finish({ by: 'remote', cause: 'transferred' });
    return () => {
      try {
        session?.terminate();
      } catch {
        // It cannot be sent: the other side has left already.
      }
    };
  }

  /** Ends a call that may not be set up, before the agent could do anything about it. */
  refuse(intent: EndIntent, sipCode: number): void {
    this.#ending.fail(intent, sipCode);
  }

  hangUp(): void {
    const session = this.#session;
    if (!session || this.ended) return;
    if (this.#stands && !this.#around.isConnected()) {
      // The BYE must still reach the other side, or its caller sits in a dead call.
      this.#ending.intend({ kind: 'hungUp' });
      this.#ending.withoutSession();
      this.#around.whenConnected(() => {
        try {
          if (!session.isEnded()) session.terminate();
        } catch {
          // It could not be said; the other side's own timers must end the call.
        }
      });
      return;
    }
    this.#ending.because({ kind: 'hungUp' }, () => session.terminate());
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

  sendDtmf(digits: string, wished: DtmfTransport): DtmfTransport {
    if (!/^[0-9A-D*#,]+$/i.test(digits)) throw new Error('Only 0-9, *, # and A-D can be dialled as tones');
    if (!this.#session || !this.#answered || this.ended) throw new Error('Tones can be sent in an answered call only');
    const transport = this.#takesEvents() ? wished : 'info';
    const transportType = (transport === 'info' ? 'INFO' : 'RFC2833') as never;
    this.#session.sendDTMF(digits.toUpperCase(), { transportType, duration: dtmfToneMs, interToneGap: dtmfGapMs });
    return transport;
  }

  /** The media window that carried this leg died. */
  mediaLost(reason: string): void {
    this.#media.windowLost(reason);
  }

  /** The leg's peer connection stands on a new real peer. */
  mediaReplaced(): void {
    this.#media.windowReplaced();
  }

  /** The connection to the server is gone: what talks goes on, what rings waits for the next one, what is dialled ends (see DialledInvite). */
  connectionLost(): void {
    this.#media.connectionLost();
    if (!this.#session || this.ended || this.#stands) return;
    if (this.#invite) this.#outage.begin();
    else this.#ending.fail({ kind: isOnItsWay(this.#session) ? 'cutOff' : 'transportFailed' }, 480);
  }

  /** The server is back: tells it where we are now, and lets media find its way over a changed network. */
  connectionRestored(): void {
    if (this.ended) return;
    if (this.#answered) this.#media.connectionRestored();
    else if (this.#invite?.elsewhere) this.#ending.fail({ kind: 'transportFailed' }, 480);
    else {
      if (this.mediaId !== undefined) this.#media.restartOnceAnswered();
      this.#outage.reconnected();
    }
  }

  /** The call rings here since before the connection broke, and the platform sends it again: answers go to the new INVITE. */
  makeWayForRepeat(): void {
    if (this.#outage.broken && this.ringing) this.#invite?.drop();
  }

  /** Whether this is such a repeated call; it has then been taken over, and the agent sees nothing of it. */
  takeRepeat(session: RTCSession, request: ReceivedRequest): boolean {
    const before = this.#session;
    if (!before || !this.#outage.broken || !this.ringing || this.sipCallId !== request.call_id) return false;
    this.#outage.stop();
    this.attach(session);
    this.attachInvite(request);
    // Its transaction is forgotten: nothing is sent.
    before.terminate();
    return true;
  }

  #confirmed(): void {
    this.#answer.settle();
    if (this.#answered) return;
    this.#answered = true;
    this.#outage.stop();
    this.#applyMute();
    this.#emit({ kind: 'answered' });
    this.#media.answered();
  }

  #applyMute(): void {
    if (!this.#session || this.mediaId === undefined || this.ended) return;
    if (this.#muted) this.#session.mute({ audio: true });
    else this.#session.unmute({ audio: true });
  }

  #readSurvey(request: ReceivedRequest): boolean {
    const survey = this.#around.surveyIn(request);
    if (survey && !this.ended) this.#emit({ kind: 'surveyed', survey });
    return survey !== undefined;
  }

  /** RFC 3891 §3. */
  #replaced(session: RTCSession, request: ReceivedRequest): void {
    if (this.ended) request.reply(603);
    else if (!this.#accepted && this.direction === 'incoming') request.reply(481);
    else if (this.#accepted && isEarlyOnly(request.getHeader('replaces') ?? '')) request.reply(486);
    else this.#around.replaced(this, () => takeAsNewCall(session, request));
  }

  #consulted(): ConsultedLeg {
    return {
      replacing: () => {
        const dialog = this.#answered && !this.ended && this.#session ? internalsOf(this.#session)._dialog : undefined;
        return dialog ? referToReplacing(dialog, this.#around.ownAddress.replace(/^sips?:[^@]*@/, '')) : undefined;
      },
      expectEnd: (why) => this.#ending.expect(why),
      leave: (why) => this.#leave(why),
    };
  }

  #leave(why: 'transferred' | 'parked'): void {
    if (this.ended) return;
    this.#ending.intend({ kind: why });
    this.hangUp();
  }

  #emit(event: LegEvent): void {
    if (this.#listener) this.#listener(event);
    else this.#kept.push(event);
  }
}
