import { isConnected } from '../../shared/calls/call.ts';
import type { TransferKind, TransferOutcome } from '../../shared/calls/transfer.ts';
import { expectMove, offered } from './callCommandRefused.ts';
import type { Conversations } from './conversations.ts';
import { isDialling, isOpen } from './holding.ts';
import type { Line, Lines } from './lines.ts';
import type { Phone, TransferTarget } from './phone.ts';

export type TransferTo = { readonly kind: 'number'; readonly number: string } | { readonly kind: 'call'; readonly callId: string };

export interface TransferOptions {
  readonly phone: () => Phone | undefined;
  readonly conversations: Conversations;
  /** Takes the call out of its conference; it is on hold then. */
  readonly leaveConference: (line: Line) => Promise<void>;
}

/**
 * Hands calls on (RFC 5589). The caller stays with us until the target has answered: he is on hold meanwhile, and when the
 * transfer fails he is taken back if he was being talked to.
 */
export class Transfers {
  private readonly lines: Lines;
  private readonly options: TransferOptions;

  constructor(lines: Lines, options: TransferOptions) {
    this.lines = lines;
    this.options = options;
  }

  /**
   * Blind to a number, or to the other side of another call. A consultation that is not answered yet is given up and its
   * number dialled by the caller's side instead. Resolves when the outcome is known; a failed transfer is a value.
   */
  async transfer(line: Line, to: TransferTo): Promise<TransferOutcome> {
    expectMove(isConnected(line.call) && line.call.transfer === null, 'transfer', line.call.state.kind);
    if (to.kind === 'number') return this.blind(line, to.number);
    const other = this.lines.get(to.callId);
    expectMove(other !== line && other.call.state.kind !== 'ended' && other.call.transfer === null, 'transfer to', other.call.state.kind);
    if (isDialling(other.call)) return this.blind(line, other.call.remoteNumber, () => this.options.conversations.giveUp(other));
    expectMove(isConnected(other.call), 'transfer to', other.call.state.kind);
    return this.connect(line, other);
  }

  /** Leaves the call at the platform's parking place. */
  async park(line: Line): Promise<TransferOutcome> {
    const place = offered(this.options.phone()?.codes.park ?? null, 'parking place');
    expectMove(isConnected(line.call) && line.call.transfer === null, 'park', line.call.state.kind);
    line.parking = true;
    try {
      return await this.blind(line, place);
    } finally {
      line.parking = false;
    }
  }

  /** Sends a side to the platform's conference room. False when it cannot go; it is on hold then. */
  async sendTo(line: Line, room: string): Promise<boolean> {
    this.request(line, 'blind', room);
    return (await this.refer(line, { kind: 'number', number: room }, false)).kind === 'transferred';
  }

  /** What an end means for the call that it was a consultation for: the caller is taken back. */
  consultationEnded(line: Line): void {
    const { consultsFor } = line.call;
    const caller = consultsFor === null ? undefined : this.lines.find(consultsFor);
    if (caller && isConnected(caller.call)) void this.options.conversations.takeBack(caller);
  }

  private async blind(line: Line, number: string, beforehand?: () => void): Promise<TransferOutcome> {
    const wasOpen = isOpen(line.call) || beforehand !== undefined;
    if (line.call.inConference) await this.options.leaveConference(line);
    expectMove(isConnected(line.call), 'transfer', line.call.state.kind);
    this.request(line, 'blind', number);
    beforehand?.();
    if (isOpen(line.call)) await this.holdForTransfer(line);
    return this.refer(line, { kind: 'number', number }, wasOpen);
  }

  private async connect(line: Line, other: Line): Promise<TransferOutcome> {
    if (this.options.phone()?.services.consultTransfer !== true) return { kind: 'failed', problem: 'unsupported' };
    this.request(line, 'consult', other.call.remoteNumber);
    // The target's side replaces our dialog with the caller's: its BYE to us is part of the transfer (RFC 3891 §3).
    other.endsAs = 'transferred';
    const outcome = await this.refer(line, { kind: 'leg', leg: other.leg }, other.call.consultsFor === line.call.id);
    // Hung up here, it could be gone before the caller's Replaces finds it; the leg leaves by itself when the target does not.
    if (outcome.kind === 'failed') other.endsAs = undefined;
    return outcome;
  }

  private async refer(line: Line, target: TransferTarget, takeBack: boolean): Promise<TransferOutcome> {
    if (!isConnected(line.call)) return { kind: 'failed', problem: 'failed' };
    const outcome = await line.leg.transfer(target);
    if (line.call.transfer === null || line.call.state.kind === 'ended') return outcome;
    const at = this.lines.now();
    if (outcome.kind === 'transferred') {
      this.lines.take(line, { kind: 'transferred', at });
      line.endsAs = line.parking ? 'parked' : 'transferred';
      return outcome;
    }
    this.lines.take(line, { kind: 'transferFailed', at, problem: outcome.problem, ...(outcome.sipCode === undefined ? {} : { sipCode: outcome.sipCode }) });
    if (takeBack) await this.options.conversations.takeBack(line);
    return outcome;
  }

  private request(line: Line, how: TransferKind, to: string): void {
    this.lines.take(line, { kind: 'transferRequested', at: this.lines.now(), how, to });
  }

  /** A platform that refuses to hold may still take the REFER: only the music is missing. */
  private holdForTransfer(line: Line): Promise<void> {
    const { conversations } = this.options;
    return conversations.turns.take(() => conversations.holdOne(line)).catch(() => {});
  }
}
