import type { Call } from '../../shared/calls/call.ts';
import { isOnCall, newAgent, refusalOf, stepAgent, type AgentEvent, type AgentMachine, type AgentRules } from '../../shared/queues/agentMachine.ts';
import type { AgentState, ChosenAgentState } from '../../shared/queues/agentState.ts';
import type { Readiness } from '../../shared/queues/readiness.ts';
import type { CallChange } from '../calls/callDesk.ts';
import type { Phone } from '../calls/phone.ts';
import type { SetTimer } from '../calls/timer.ts';
import type { TellAgent } from './agentNotices.ts';
import type { AgentPeriods } from './agentPeriods.ts';
import { agentEventOf } from './callSteps.ts';
import { GateKeeper } from './gateKeeper.ts';
import type { PlatformPresence } from './platformPresence.ts';
import type { ReadinessGate } from './readinessGate.ts';

/** Why the agent's wish was not carried out. Codes have texts in the locales under `error`. */
export class AgentWishRefused extends Error {
  readonly code: 'notReady' | 'dispositionRequired' | 'noWrapUp';
  constructor(code: AgentWishRefused['code'], message: string) {
    super(message);
    this.name = 'AgentWishRefused';
    this.code = code;
  }
}

export interface AgentDeskOptions {
  readonly rules: () => AgentRules;
  readonly gate: ReadinessGate;
  /** Equal as long as no device was plugged, unplugged or chosen otherwise. */
  readonly deviceSignature: () => string;
  readonly presence: PlatformPresence;
  readonly periods: AgentPeriods;
  readonly phone: () => Pick<Phone, 'register' | 'unregister'> | undefined;
  /** False in practice: an agent without sound may be idle. */
  readonly soundRequired: boolean;
  /** Whether the company wants this call written up. */
  readonly isRequired: (call: Call) => boolean;
  readonly onState: (state: AgentState) => void;
  /** The agent is done with these calls. */
  readonly onDone: (callIds: readonly string[]) => void;
  readonly tell: TellAgent;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** A break goes on when the console was closed, or crashed, and is back within this time; milliseconds. */
const breakSurvivesMs = 15 * 60_000;
/** How long going offline waits for the platform to hear of it first. */
const farewellMs = 1_500;

/** Runs the agent's state: takes what happens, moves the machine, tells everybody else. */
export class AgentDesk {
  private machine: AgentMachine;
  /** Live calls that are written up already. */
  private readonly written = new Set<string>();
  private readonly keeper: GateKeeper;
  private readonly options: AgentDeskOptions;
  private callOffClock: (() => void) | undefined;
  /** The end of the wrap-up that the clock is set for. */
  private clockedUntil: number | undefined;
  private closed = false;

  constructor(options: AgentDeskOptions) {
    this.options = options;
    this.machine = newAgent({ kind: 'idle' }, options.now());
    const { gate, soundRequired, deviceSignature, tell, setTimer } = options;
    this.keeper = new GateKeeper({
      gate, soundRequired, tell, setTimer,
      signature: deviceSignature,
      machine: () => this.machine,
      setGate: (state) => this.take({ kind: 'gateChanged', at: options.now(), gate: state }),
    });
  }

  get state(): AgentState {
    return this.machine.state;
  }

  /** Whether any call is still to be written up, also while another one interrupts that. */
  get isWritingUp(): boolean {
    return this.machine.wrapUp !== null;
  }

  /** Whether this call is still to be written up. */
  isInWrapUp(callId: string): boolean {
    return this.machine.wrapUp?.writeUps.some((writeUp) => writeUp.callId === callId) ?? false;
  }

  /** Takes up the break that a restart cut off; else the agent becomes idle as soon as he can. Once, before the first call. */
  async begin(): Promise<void> {
    const at = this.options.now();
    const before = await this.options.periods.begin(this.machine.state, at - breakSurvivesMs);
    const last = before.findLast(({ kind }) => kind !== 'offline');
    const away = last ? at - (last.until ?? at) : Infinity;
    if (last?.kind === 'break' && away <= breakSurvivesMs) this.take({ kind: 'chosen', at, state: { kind: 'break', reason: last.reason ?? '' } });
  }

  /** The agent's state follows what is on the lines. */
  readonly callChanged = (change: CallChange): void => {
    const event = agentEventOf(change, (call) => this.options.isRequired(call) && !this.written.has(call.id), this.options.now());
    if (event?.kind === 'callEnded') this.written.delete(change.call.id);
    if (event) this.take(event);
  };

  registrationChanged(registered: boolean): void {
    if (registered === this.machine.registered) return;
    if (registered) this.keeper.networkChanged();
    this.take({ kind: 'registrationChanged', at: this.options.now(), registered });
    // Whatever registered it: to an agent who is offline nothing may be offered.
    if (registered && this.machine.chosen.kind === 'offline') this.options.phone()?.unregister();
    // A server that was restarted has forgotten what it was told.
    else if (registered) void this.options.presence.repeat();
  }

  devicesChanged(): void {
    this.keeper.devicesChanged();
  }

  /**
   * `idle` asks the gate first; during a call or wrap-up any choice waits until both are over.
   * @throws AgentWishRefused `notReady` when a check failed: the agent stays what he was.
   */
  async choose(state: ChosenAgentState): Promise<void> {
    const { now } = this.options;
    const { machine } = this;
    if (state.kind === 'idle') {
      // Not registered, nothing can be proved: the check follows the registration that this choice brings.
      if (machine.chosen.kind === 'offline' && !isOnCall(machine)) return this.take({ kind: 'gateChanged', at: now(), gate: 'unknown' }, { kind: 'chosen', at: now(), state });
      if (isOnCall(machine)) {
        if (machine.gate === 'shut') this.take({ kind: 'gateChanged', at: now(), gate: 'unknown' });
      } else {
        const fault = this.keeper.faultOf(await this.keeper.check());
        if (fault) throw new AgentWishRefused('notReady', `The ${fault.check} check failed: ${fault.problem}`);
      }
    }
    this.take({ kind: 'chosen', at: now(), state });
  }

  /** @throws AgentWishRefused `noWrapUp` */
  extendWrapUp(seconds: number): void {
    this.ask({ kind: 'wrapUpExtended', at: this.options.now(), ms: seconds * 1_000 });
  }

  /** Outside a wrap-up it does nothing: it may have ended by itself at the same moment. @throws AgentWishRefused `dispositionRequired` */
  finishWrapUp(): void {
    const callIds = this.machine.wrapUp?.writeUps.map(({ callId }) => callId) ?? [];
    this.ask({ kind: 'wrapUpFinished', at: this.options.now() });
    if (callIds.length > 0) this.options.onDone(callIds);
  }

  /** The agent has nothing to write up about a call. @throws AgentWishRefused `dispositionRequired` */
  layAside(callId: string): void {
    this.ask({ kind: 'laidAside', at: this.options.now(), callId });
  }

  /** A complete write-up was kept, during the call or after it. */
  writtenUp(callId: string): void {
    if (callId in this.machine.calls) this.written.add(callId);
    this.take({ kind: 'writtenUp', at: this.options.now(), callId });
  }

  /** Checks anew; during a call it answers with what is known. */
  checkReadiness(): Promise<Readiness> {
    return this.keeper.check({ again: true });
  }

  /** Ends the running period; nothing is heard of the agent afterwards. */
  async close(): Promise<void> {
    this.closed = true;
    this.callOffClock?.();
    this.keeper.stop();
    this.options.presence.stop();
    await this.options.periods.close();
  }

  private ask(event: AgentEvent): void {
    const refusal = refusalOf(this.machine, event);
    if (refusal) throw new AgentWishRefused(refusal, `The agent's ${event.kind} cannot be now`);
    this.take(event);
  }

  private take(...events: readonly AgentEvent[]): void {
    if (this.closed) return;
    const before = this.machine;
    for (const event of events) this.machine = stepAgent(this.machine, event, this.options.rules());
    const { machine, options } = this;
    if (machine.state !== before.state) {
      options.onState(machine.state);
      options.periods.follow(machine.state);
    }
    this.setClock();
    if (machine.wrapUp?.clock.kind === 'over' && before.wrapUp?.clock.kind !== 'over' && !isOnCall(machine)) options.tell({ key: 'writeUpRequired', level: 'warning' });
    this.followPresence(before, machine.state !== before.state);
    this.keeper.follow();
  }

  /** Who chose to be offline unregisters, after the platform has heard why; who comes back registers. */
  private followPresence(before: AgentMachine, changed: boolean): void {
    const { presence, phone, setTimer } = this.options;
    const isOffline = this.machine.chosen.kind === 'offline';
    const wasOffline = before.chosen.kind === 'offline';
    if (wasOffline && !isOffline) phone()?.register();
    const heard = changed && this.machine.registered ? presence.show(this.machine.state) : undefined;
    if (!isOffline || wasOffline) return;
    const waited = new Promise<void>((resolve) => void setTimer(resolve, farewellMs));
    void Promise.race([heard, waited]).then(() => {
      if (this.machine.chosen.kind === 'offline' && !this.closed) phone()?.unregister();
    });
  }

  private setClock(): void {
    const clock = this.machine.wrapUp?.clock;
    const until = clock?.kind === 'running' ? clock.until : undefined;
    // Once set it runs on: a computer's clock that is set back meanwhile lengthens nothing.
    if (until === this.clockedUntil) return;
    this.clockedUntil = until;
    this.callOffClock?.();
    if (until === undefined) return;
    const { now, setTimer } = this.options;
    this.callOffClock = setTimer(() => this.take({ kind: 'clockTicked', at: now(), until }), Math.max(0, until - now()));
  }
}
