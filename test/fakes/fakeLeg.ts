import type { DtmfTransport } from '../../shared/calls/callEvent.ts';
import { noFacts, type CallFacts } from '../../shared/calls/callFacts.ts';
import { noServices } from '../../shared/calls/platformServices.ts';
import type { TransferOutcome } from '../../shared/calls/transfer.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import type { DialOptions, Invite, Leg, LegEvent, Phone, PlatformCodes, TransferTarget } from '../../electron/calls/phone.ts';

let nextCallId = 1;

/** A leg whose other side is the test: notes every command, plays every event. */
export class FakeLeg implements Leg {
  readonly sipCallId = `sip-${nextCallId++}`;
  mediaId: string | undefined = `media-${this.sipCallId}`;
  readonly sent: string[] = [];
  /** Set to make the next command fail. */
  failWith: Error | undefined;
  private listener: ((event: LegEvent) => void) | undefined;
  private readonly waiting: LegEvent[] = [];

  async answer(): Promise<void> {
    this.note('200');
  }
  reject(sipCode: 480 | 486 | 603): void {
    this.note(String(sipCode));
    this.happen({ kind: 'ended', end: { by: 'agent', cause: 'rejected', sipCode } });
  }
  redirect(target: string): void {
    this.note(`302 ${target}`);
    this.happen({ kind: 'ended', end: { by: 'agent', cause: 'redirected', sipCode: 302 } });
  }
  /** What the next REFER comes to; the test settles it. */
  transferOutcome: Promise<TransferOutcome> = Promise.resolve({ kind: 'transferred', sipCode: 200 });
  async transfer(target: TransferTarget): Promise<TransferOutcome> {
    this.note(target.kind === 'number' ? `REFER ${target.number}` : `REFER Replaces ${target.leg.sipCallId}`);
    const outcome = await this.transferOutcome;
    // The target's side replaces the dialog that it had with us.
    if (outcome.kind === 'transferred' && target.kind === 'leg' && target.leg instanceof FakeLeg) target.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    return outcome;
  }
  hangUp(): void {
    this.note('BYE');
    this.happen({ kind: 'ended', end: { by: 'agent', cause: 'hungUp' } });
  }
  async hold(): Promise<void> {
    this.note('hold');
  }
  async resume(): Promise<void> {
    this.note('resume');
  }
  setMuted(muted: boolean): void {
    this.note(muted ? 'mute' : 'unmute');
  }
  sendDtmf(digits: string, wished: DtmfTransport): DtmfTransport {
    this.note(`dtmf ${digits} ${wished}`);
    return wished;
  }
  listen(listener: (event: LegEvent) => void): void {
    this.listener = listener;
    for (const event of this.waiting.splice(0)) listener(event);
  }

  /** The other side, or the network, does something. */
  happen(event: LegEvent): void {
    if (this.listener) this.listener(event);
    else this.waiting.push(event);
  }

  private note(command: string): void {
    if (this.failWith) {
      const error = this.failWith;
      this.failWith = undefined;
      throw error;
    }
    this.sent.push(command);
  }
}

export class FakePhone implements Phone {
  readonly dialled: { readonly target: string; readonly leg: FakeLeg; readonly options: DialOptions }[] = [];
  readonly published: AgentState[] = [];
  /** What was asked of the phone beside calls, in order. */
  readonly asked: string[] = [];
  services = noServices;
  codes: PlatformCodes = { park: null, fetchParked: null, groupPickUp: null, directedPickUp: () => null, conferenceRoom: () => null, forwarding: () => null, doNotDisturb: () => null, refusesIn: () => false, unregistersIn: () => false };
  /** Milliseconds that the server takes to answer; null = never. */
  answersIn: number | null = 1;
  readonly dropped = { oversized: 0, unparsable: 0, exceptions: 0 };
  start(): void {}
  stop(): Promise<void> {
    return Promise.resolve();
  }
  register(): void {
    this.asked.push('register');
  }
  unregister(): void {
    this.asked.push('unregister');
  }
  takeOver(): void {
    this.asked.push('takeOver');
  }
  networkChanged(): void {
    this.asked.push('networkChanged');
  }
  roundTrip(): Promise<number | null> {
    return Promise.resolve(this.answersIn);
  }
  publish(state: AgentState): Promise<void> {
    this.published.push(state);
    return Promise.resolve();
  }
  isAddress(): boolean {
    return true;
  }
  dial(target: string, options: DialOptions = {}): FakeLeg {
    const leg = new FakeLeg();
    this.dialled.push({ target, leg, options });
    return leg;
  }
}

export function anyInvite(leg: FakeLeg, facts: Partial<CallFacts> = {}, receivedAt = 1_000): Invite {
  return { sipCallId: leg.sipCallId, receivedAt, facts: { ...noFacts, caller: { kind: 'read', value: '13812345678', source: 'From' }, ...facts } };
}
