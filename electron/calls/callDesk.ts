import type { Call } from '../../shared/calls/call.ts';
import { isConnected, untouched } from '../../shared/calls/call.ts';
import type { CallEvent, DtmfTransport } from '../../shared/calls/callEvent.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { advance } from './callMachine.ts';
import type { Invite, Leg, LegEvent, Phone } from './phone.ts';

/** A step of one call. `sequence` counts from 0 per call; `invite` comes with the first event of an incoming call. */
export interface CallChange {
  readonly call: Call;
  readonly event: CallEvent;
  readonly sequence: number;
  readonly invite?: Invite;
}

export type CallChangeListener = (change: CallChange) => void;

/** Why a command was not carried out. Codes have texts in the locales under `error`. */
export class CallCommandRefused extends Error {
  readonly code: 'notFound' | 'illegalMove' | 'notRegistered';
  constructor(code: CallCommandRefused['code'], message: string) {
    super(message);
    this.name = 'CallCommandRefused';
    this.code = code;
  }
}

interface Line {
  call: Call;
  readonly leg: Leg;
  nextSequence: number;
}

export interface CallDeskOptions {
  readonly newId: () => string;
  readonly now: () => number;
  /** Told of every step, in order, before the command that caused it resolves. A listener that throws stops nobody else. */
  readonly listeners: readonly CallChangeListener[];
  readonly onListenerError: (error: unknown) => void;
}

/**
 * The seat's lines: takes commands and leg events, moves calls through {@link advance}, tells everybody else.
 * Knows neither SIP nor windows nor SQL.
 */
export class CallDesk {
  private readonly lines = new Map<string, Line>();
  private readonly options: CallDeskOptions;
  private phone: Phone | undefined;

  constructor(options: CallDeskOptions) {
    this.options = options;
  }

  /** Puts the phone behind `dial`; called once when phone and desk are wired. */
  connect(phone: Phone): void {
    this.phone = phone;
  }

  /** Calls that have not been dismissed, oldest first. */
  get calls(): readonly Call[] {
    return [...this.lines.values()].map((line) => line.call);
  }

  find(callId: string): Call | undefined {
    return this.lines.get(callId)?.call;
  }

  /** Names the call's peer connection towards the media window; undefined before media exists. */
  mediaIdOf(callId: string): string | undefined {
    return this.lines.get(callId)?.leg.mediaId;
  }

  callIdOfMedia(mediaId: string): string | undefined {
    for (const line of this.lines.values()) if (line.leg.mediaId === mediaId) return line.call.id;
    return undefined;
  }

  /** A well-formed INVITE arrived: the call rings from here on. Returns the new call's id. */
  invited(leg: Leg, invite: Invite): string {
    // Whole milliseconds in what is kept; the invite itself has the fractions for measuring.
    const at = Math.floor(invite.receivedAt);
    const call = this.open(leg, {
      direction: 'incoming',
      remoteNumber: valueOf(invite.facts.caller) ?? '',
      facts: invite.facts,
      startedAt: at,
      state: { kind: 'ringing', since: at },
    });
    this.take(call.id, { kind: 'rang', at }, invite);
    leg.listen((event) => this.legChanged(call.id, event));
    return call.id;
  }

  /** Dials a number; the call in conversation is held first. Returns the new call's id. */
  async dial(target: string): Promise<string> {
    if (!this.phone) throw new CallCommandRefused('notRegistered', 'No phone is connected');
    await this.holdOthers(undefined);
    const at = this.options.now();
    const leg = this.phone.dial(target);
    const call = this.open(leg, { direction: 'outgoing', remoteNumber: target, facts: noFacts, startedAt: at, state: { kind: 'dialling', since: at } });
    this.take(call.id, { kind: 'dialled', at });
    leg.listen((event) => this.legChanged(call.id, event));
    return call.id;
  }

  /** Answers a ringing call; a conversation in progress is held first. A second request while answering is ignored. */
  async answer(callId: string): Promise<void> {
    const line = this.line(callId);
    if (line.call.state.kind === 'answering' || isConnected(line.call)) return;
    this.expect(line, line.call.direction === 'incoming' && line.call.state.kind === 'ringing', 'answer');
    this.take(callId, { kind: 'answerRequested', at: this.options.now() });
    await this.holdOthers(callId);
    // The caller may have given up while the other call was being held.
    if (this.find(callId)?.state.kind !== 'answering') return;
    try {
      await line.leg.answer();
    } catch (error) {
      // The caller gave up, or the agent hung up, at the same moment: nothing failed.
      if (endedByPerson(line.call)) return;
      // Never leave a caller in a call that can no longer be answered.
      if (this.find(callId)?.state.kind === 'answering') line.leg.hangUp();
      throw error;
    }
  }

  /** Refuses a ringing call: `busy` = 486, `decline` = 603. */
  reject(callId: string, how: 'busy' | 'decline'): void {
    const line = this.line(callId);
    this.expect(line, line.call.direction === 'incoming' && line.call.state.kind === 'ringing', 'reject');
    line.leg.reject(how === 'busy' ? 486 : 603);
  }

  /** Ends a call in any state before `ended`; on an ended call it does nothing. */
  hangUp(callId: string): void {
    const line = this.line(callId);
    const { kind } = line.call.state;
    if (kind === 'ended') return;
    if (kind === 'ringing' && line.call.direction === 'incoming') line.leg.reject(603);
    else line.leg.hangUp();
  }

  async hold(callId: string): Promise<void> {
    const line = this.line(callId);
    this.expect(line, isConnected(line.call), 'hold');
    if (heldByAgent(line.call)) return;
    await line.leg.hold();
    // Asked for twice at once, it happened once.
    if (isConnected(line.call) && !heldByAgent(line.call)) this.take(callId, { kind: 'held', at: this.options.now(), by: 'agent' });
  }

  /** Resumes a held call; another conversation is held first. */
  async resume(callId: string): Promise<void> {
    const line = this.line(callId);
    this.expect(line, isConnected(line.call), 'resume');
    if (!heldByAgent(line.call)) return;
    await this.holdOthers(callId);
    await line.leg.resume();
    if (heldByAgent(line.call)) this.take(callId, { kind: 'resumed', at: this.options.now(), by: 'agent' });
  }

  setMuted(callId: string, muted: boolean): void {
    const line = this.line(callId);
    this.expect(line, isConnected(line.call), 'mute');
    if (line.call.muted === muted) return;
    line.leg.setMuted(muted);
    this.take(callId, { kind: muted ? 'muted' : 'unmuted', at: this.options.now() });
  }

  /** Sends `0-9 * # A-D`. The digits themselves are not kept: they may be a card number. */
  sendDtmf(callId: string, digits: string, transport: DtmfTransport): void {
    const line = this.line(callId);
    this.expect(line, line.call.state.kind === 'talking', 'send digits');
    line.leg.sendDtmf(digits, transport);
    this.take(callId, { kind: 'dtmfSent', at: this.options.now(), digits: digits.length, transport });
  }

  /** Notes that a recording of the call began or stopped. */
  recordingChanged(callId: string, recording: boolean): void {
    const line = this.lines.get(callId);
    if (!line || line.call.recording === recording) return;
    if (recording && !isConnected(line.call)) return;
    this.take(callId, { kind: recording ? 'recordingStarted' : 'recordingStopped', at: this.options.now() });
  }

  /** Takes an ended call off the lines. */
  dismiss(callId: string): void {
    const line = this.lines.get(callId);
    if (line?.call.state.kind === 'ended') this.lines.delete(callId);
  }

  private open(leg: Leg, begin: Pick<Call, 'direction' | 'remoteNumber' | 'facts' | 'startedAt' | 'state'>): Call {
    const call: Call = {
      ...untouched,
      ...begin,
      id: this.options.newId(),
      sipCallId: leg.sipCallId,
      line: this.freeLine(),
    };
    this.lines.set(call.id, { call, leg, nextSequence: 0 });
    return call;
  }

  private freeLine(): number {
    const taken = new Set([...this.lines.values()].filter(({ call }) => call.state.kind !== 'ended').map(({ call }) => call.line));
    let line = 1;
    while (taken.has(line)) line += 1;
    return line;
  }

  private async holdOthers(callId: string | undefined): Promise<void> {
    for (const other of [...this.lines.values()]) {
      if (other.call.id !== callId && isConnected(other.call) && !heldByAgent(other.call)) await this.hold(other.call.id);
    }
  }

  private legChanged(callId: string, event: LegEvent): void {
    const line = this.lines.get(callId);
    if (!line || line.call.state.kind === 'ended') return;
    const at = this.options.now();
    switch (event.kind) {
      case 'progressed':
        return line.call.state.kind === 'dialling' ? this.take(callId, { kind: 'rang', at }) : undefined;
      case 'answered':
        return isConnected(line.call) ? undefined : this.take(callId, { kind: 'answered', at });
      case 'heldByRemote':
        return isConnected(line.call) ? this.take(callId, { kind: 'held', at, by: 'remote' }) : undefined;
      case 'resumedByRemote':
        return heldByRemote(line.call) ? this.take(callId, { kind: 'resumed', at, by: 'remote' }) : undefined;
      case 'microphoneMissing':
        return this.take(callId, { kind: 'microphoneMissing', at, reason: event.reason });
      case 'mediaLost':
        return this.take(callId, { kind: 'mediaLost', at, reason: event.reason });
      case 'mediaRestored':
        return this.take(callId, { kind: 'mediaRestored', at, afterMs: event.afterMs });
      case 'transferProgressed':
        return this.take(callId, { kind: 'transferProgressed', at, sipCode: event.sipCode });
      case 'surveyed':
        return this.take(callId, { kind: 'surveyed', at, survey: event.survey });
      case 'ended':
        return this.take(callId, { kind: 'ended', at, end: event.end });
      default:
        return assertNever(event);
    }
  }

  private take(callId: string, event: CallEvent, invite?: Invite): void {
    const line = this.line(callId);
    line.call = advance(line.call, event);
    const change: CallChange = { call: line.call, event, sequence: line.nextSequence, ...(invite ? { invite } : {}) };
    line.nextSequence += 1;
    for (const listener of this.options.listeners) {
      try {
        listener(change);
      } catch (error) {
        this.options.onListenerError(error);
      }
    }
  }

  private line(callId: string): Line {
    const line = this.lines.get(callId);
    if (!line) throw new CallCommandRefused('notFound', `No call ${callId} on any line`);
    return line;
  }

  private expect(line: Line, condition: boolean, command: string): void {
    if (!condition) throw new CallCommandRefused('illegalMove', `Cannot ${command} a call that is ${line.call.state.kind}`);
  }
}

/** Somebody ended the call, or it was taken elsewhere; nothing broke. */
function endedByPerson({ state }: Call): boolean {
  return state.kind === 'ended' && (state.end.by === 'agent' || state.end.cause === 'cancelled' || state.end.cause === 'answeredElsewhere' || state.end.cause === 'hungUp');
}

function heldByAgent({ state }: Call): boolean {
  return state.kind === 'held' && state.by !== 'remote';
}

function heldByRemote({ state }: Call): boolean {
  return state.kind === 'held' && state.by !== 'agent';
}
