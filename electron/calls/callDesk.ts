import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { DtmfTransport } from '../../shared/calls/callEvent.ts';
import type { Conference, PersonInRoom } from '../../shared/calls/conference.ts';
import type { IncomingVerdict } from '../../shared/calls/incomingPolicy.ts';
import type { MediaAlarmKind } from '../../shared/calls/mediaAlarm.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { TransferOutcome } from '../../shared/calls/transfer.ts';
import type { CallChangeListener } from './callChange.ts';
import { expectMove } from './callCommandRefused.ts';
import { Conferences } from './conferences.ts';
import { Conversations, type Dialling } from './conversations.ts';
import { isRinging } from './holding.ts';
import { LegFollower } from './legFollower.ts';
import { Lines, type Line } from './lines.ts';
import type { Media } from './media.ts';
import type { Invite, Leg, Phone } from './phone.ts';
import { Transfers, type TransferTo } from './transfers.ts';

export type { CallChange, CallChangeListener } from './callChange.ts';
export { CallCommandRefused } from './callCommandRefused.ts';

export interface CallDeskOptions {
  readonly newId: () => string;
  readonly now: () => number;
  /** Told of every step, in order, before the command that caused it resolves. A listener that throws stops nobody else. */
  readonly listeners: readonly CallChangeListener[];
  readonly onListenerError: (error: unknown) => void;
  /** Asked before anybody hears of an incoming call; left out = everything rings. */
  readonly judge?: (invite: Invite) => IncomingVerdict;
  readonly media?: () => Pick<Media, 'setConference'>;
  readonly onConference?: (conference: Conference | null) => void;
  /** Names this seat's own conference room at the platform. */
  readonly roomName?: string;
  /** What is known of a call's other side; left out = its number. */
  readonly personOf?: (call: Call) => Omit<PersonInRoom, 'callId'>;
  /** Milliseconds that another side may take to agree to hold or resume; 5,000. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 5_000;
const roomPatienceMs = 10_000;

/**
 * The seat's lines: takes commands and leg events, moves calls through the machine, tells everybody else.
 * Knows neither SIP nor windows nor SQL.
 */
export class CallDesk {
  private readonly lines: Lines;
  private readonly legs: LegFollower;
  private readonly conversations: Conversations;
  private readonly transfers: Transfers;
  private readonly conferences: Conferences;
  private readonly options: CallDeskOptions;
  private phone: Phone | undefined;

  constructor(options: CallDeskOptions) {
    this.options = options;
    this.lines = new Lines(options);
    this.legs = new LegFollower(this.lines, (line) => {
      this.conferences.follow();
      this.transfers.consultationEnded(line);
    });
    const phone = () => this.phone;
    this.conversations = new Conversations(this.lines, { phone, follow: (line) => this.legs.follow(line), patienceMs: options.patienceMs ?? usualPatienceMs });
    this.transfers = new Transfers(this.lines, { phone, conversations: this.conversations, leaveConference: (line) => this.conferences.remove(line) });
    this.conferences = new Conferences(this.lines, {
      phone,
      media: options.media ?? (() => ({ setConference: () => {} })),
      conversations: this.conversations,
      transfers: () => this.transfers,
      roomName: options.roomName ?? '',
      roomPatienceMs,
      personOf: options.personOf ?? (({ remoteNumber }) => ({ number: remoteNumber, name: '' })),
      changed: options.onConference ?? (() => {}),
    });
  }

  /** Puts the phone behind `dial`; called once when phone and desk are wired. */
  connect(phone: Phone): void {
    this.phone = phone;
  }

  /** Calls that have not been dismissed, oldest first. */
  get calls(): readonly Call[] {
    return this.lines.all.map((line) => line.call);
  }

  get conference(): Conference | null {
    return this.conferences.current;
  }

  find(callId: string): Call | undefined {
    return this.lines.find(callId)?.call;
  }

  /** Names the call's peer connection towards the media window; undefined before media exists. */
  mediaIdOf(callId: string): string | undefined {
    return this.lines.find(callId)?.leg.mediaId;
  }

  callIdOfMedia(mediaId: string): string | undefined {
    return this.lines.all.find(({ leg }) => leg.mediaId === mediaId)?.call.id;
  }

  /** A well-formed INVITE arrived: the call rings from here on, unless a rule refuses it or sends it on. Returns the new call's id. */
  invited(leg: Leg, invite: Invite): string {
    // Whole milliseconds in what is kept; the invite itself has the fractions for measuring.
    const at = Math.floor(invite.receivedAt);
    const verdict: IncomingVerdict = this.options.judge?.(invite) ?? { kind: 'ring' };
    const line = this.lines.open(leg, {
      direction: 'incoming',
      remoteNumber: valueOf(invite.facts.caller) ?? '',
      facts: invite.facts,
      startedAt: at,
      state: { kind: 'ringing', since: at },
    }, verdict.kind !== 'ring');
    this.lines.take(line, { kind: 'rang', at }, invite);
    this.legs.follow(line);
    if (verdict.kind === 'forward') this.sendOn(line, verdict.to, verdict.because);
    if (verdict.kind === 'refuse') {
      line.endsAs = 'refusedByRule';
      leg.reject(verdict.sipCode);
    }
    return line.call.id;
  }

  /** Dials a number; the call in conversation is held first. Returns the new call's id. */
  async dial(target: string, dialling: Dialling = {}): Promise<string> {
    return (await this.conversations.dial(target, dialling)).call.id;
  }

  /** Holds the call and dials somebody to ask about it; the caller is taken back when that call ends. Returns the new call's id. */
  async consult(callId: string, target: string, dialling: Dialling = {}): Promise<string> {
    const { call } = this.lines.get(callId);
    expectMove(isConnected(call) && call.transfer === null, 'consult about', call.state.kind);
    return this.dial(target, { ...dialling, consultsFor: callId });
  }

  /** Answers a ringing call; a conversation in progress is held first. A second request while answering is ignored. */
  async answer(callId: string): Promise<void> {
    await this.conversations.answer(this.lines.get(callId));
  }

  /** Refuses a ringing call: `busy` = 486, `decline` = 603. */
  reject(callId: string, how: 'busy' | 'decline'): void {
    const line = this.lines.get(callId);
    expectMove(isRinging(line.call), 'reject', line.call.state.kind);
    line.leg.reject(how === 'busy' ? 486 : 603);
  }

  /** Sends a ringing call on with 302. */
  redirect(callId: string, target: string, because: 'agent' | 'noAnswer' = 'agent'): void {
    const line = this.lines.get(callId);
    expectMove(isRinging(line.call), 'redirect', line.call.state.kind);
    this.sendOn(line, target, because);
  }

  /** Ends a call in any state before `ended`; on an ended call it does nothing. */
  hangUp(callId: string): void {
    const line = this.lines.get(callId);
    if (line.call.state.kind === 'ended') return;
    if (isRinging(line.call)) line.leg.reject(603);
    else line.leg.hangUp();
  }

  /** Holds a call; in a conference, all of it. */
  async hold(callId: string): Promise<void> {
    await this.conversations.hold(this.lines.get(callId));
  }

  /** Resumes a held call, or the conference it is in; another conversation is held first. */
  async resume(callId: string): Promise<void> {
    await this.conversations.resume(this.lines.get(callId));
  }

  /** See {@link Transfers.transfer}. */
  async transfer(callId: string, to: TransferTo): Promise<TransferOutcome> {
    return this.transfers.transfer(this.lines.get(callId), to);
  }

  async park(callId: string): Promise<TransferOutcome> {
    return this.transfers.park(this.lines.get(callId));
  }

  async startConference(callIds: readonly string[]): Promise<void> {
    await this.conferences.start(callIds.map((callId) => this.lines.get(callId)));
  }

  async addToConference(callId: string): Promise<void> {
    await this.conferences.add(this.lines.get(callId));
  }

  async removeFromConference(callId: string): Promise<void> {
    await this.conferences.remove(this.lines.get(callId));
  }

  /** Hangs up on every side. */
  endConference(): void {
    this.conferences.end();
  }

  /** Mutes the agent towards the call; in a conference, towards everybody in it. */
  setMuted(callId: string, muted: boolean): void {
    const line = this.lines.get(callId);
    expectMove(isConnected(line.call), 'mute', line.call.state.kind);
    for (const side of this.conversations.groupOf(line)) {
      if (side.call.muted === muted) continue;
      side.leg.setMuted(muted);
      this.lines.take(side, { kind: muted ? 'muted' : 'unmuted', at: this.options.now() });
    }
  }

  /** Sends `0-9 * # A-D`; a comma waits two seconds. The digits themselves are not kept: they may be a card number. */
  sendDtmf(callId: string, digits: string, wished: DtmfTransport): void {
    const line = this.lines.get(callId);
    expectMove(line.call.state.kind === 'talking', 'send digits to', line.call.state.kind);
    const transport = line.leg.sendDtmf(digits, wished);
    this.lines.take(line, { kind: 'dtmfSent', at: this.options.now(), digits: digits.replaceAll(',', '').length, transport });
  }

  /** Notes that a recording of the call began or stopped. */
  recordingChanged(callId: string, recording: boolean): void {
    const line = this.lines.find(callId);
    if (!line || line.call.recording === recording) return;
    if (recording && !isConnected(line.call)) return;
    this.lines.take(line, { kind: recording ? 'recordingStarted' : 'recordingStopped', at: this.options.now() });
  }

  /** Notes that a running recording was paused, or goes on; `forgotten` = by itself. */
  recordingPaused(callId: string, paused: boolean, by: 'agent' | 'forgotten'): void {
    const line = this.lines.find(callId);
    if (!line || !isConnected(line.call) || (line.call.recordingPausedAt !== null) === paused) return;
    const at = this.options.now();
    this.lines.take(line, paused ? { kind: 'recordingPaused', at } : { kind: 'recordingResumed', at, by });
  }

  /** Notes what is wrong with a call's sound; null = it is right again. */
  alarmChanged(callId: string, alarm: MediaAlarmKind | null): void {
    const line = this.lines.find(callId);
    const before = line?.call.alarm?.kind ?? null;
    if (!line || before === alarm || !isConnected(line.call)) return;
    const at = this.options.now();
    if (before !== null) this.lines.take(line, { kind: 'mediaAlarmCleared', at, alarm: before });
    if (alarm !== null) this.lines.take(line, { kind: 'mediaAlarmRaised', at, alarm });
  }

  /** The caller's verdict came outside the dialog. False when its call is on no line any more. */
  surveyed(sipCallId: string, survey: SurveyResult): boolean {
    const line = this.lines.all.findLast(({ call }) => call.sipCallId === sipCallId);
    if (line) this.lines.take(line, { kind: 'surveyed', at: this.options.now(), survey });
    return line !== undefined;
  }

  /** Takes an ended call off the lines. */
  dismiss(callId: string): void {
    if (this.lines.find(callId)?.call.state.kind === 'ended') this.lines.remove(callId);
  }

  private sendOn(line: Line, to: string, because: 'agent' | 'busy' | 'noAnswer' | 'always'): void {
    this.lines.take(line, { kind: 'redirected', at: this.options.now(), to, because });
    line.leg.redirect(to);
  }
}
