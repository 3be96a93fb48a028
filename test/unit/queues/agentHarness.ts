import { AgentDesk } from '../../../electron/queues/agentDesk.ts';
import type { AgentNotice } from '../../../electron/queues/agentNotices.ts';
import { AgentPeriods, type PeriodStore } from '../../../electron/queues/agentPeriods.ts';
import { deviceSignature } from '../../../electron/queues/chosenDevices.ts';
import { PlatformPresence } from '../../../electron/queues/platformPresence.ts';
import { ReadinessGate } from '../../../electron/queues/readinessGate.ts';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import type { AudioCheck } from '../../../electron/calls/media.ts';
import type { CallFacts } from '../../../shared/calls/callFacts.ts';
import { defaultDevices, noDevices, type AudioDevices, type DeviceChoice } from '../../../shared/media/audioDevices.ts';
import type { AgentRules } from '../../../shared/queues/agentMachine.ts';
import type { AgentPeriod, AgentState } from '../../../shared/queues/agentState.ts';
import { unknownReadiness, type Readiness } from '../../../shared/queues/readiness.ts';
import { anyInvite, FakeLeg, FakePhone } from '../../fakes/fakeLeg.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

export const headset = { id: 'usb', label: 'USB Headset' };
export const heard: AudioCheck = { ring: { kind: 'passed', tookMs: 300, detail: headset.label }, microphone: { kind: 'passed', tookMs: 300, detail: headset.label } };
export const unheard: AudioCheck = { ...heard, microphone: { kind: 'failed', problem: 'microphoneMissing', detail: '' } };

/** Keeps periods as the store does. */
export class PeriodShelf implements PeriodStore {
  readonly kept = new Map<number, AgentPeriod>();
  aliveAt = 0;
  failWith: Error | undefined;

  async putAgentPeriod({ period }: { readonly period: AgentPeriod }): Promise<void> {
    if (this.failWith) throw this.failWith;
    for (const [since, other] of this.kept) if (other.until === null && since !== period.since) this.kept.set(since, { ...other, until: Math.max(since, this.aliveAt) });
    this.kept.set(period.since, period);
  }
  async agentAlive({ at }: { readonly at: number }): Promise<void> {
    this.aliveAt = at;
  }
  async listAgentPeriods({ from, until }: { readonly from: number; readonly until: number }): Promise<readonly AgentPeriod[]> {
    return [...this.kept.values()].filter((period) => period.since < until && (period.until === null || period.until > from));
  }
}

/** An agent at a seat whose phone, sound and disk are played by the test. */
export class AgentUnderTest {
  readonly clock: ManualClock;
  readonly phone = new FakePhone();
  readonly shelf: PeriodShelf;
  readonly states: AgentState[] = [];
  readonly notices: AgentNotice[] = [];
  readonly done: string[] = [];
  readonly refusals: unknown[] = [];
  readiness: Readiness = unknownReadiness;
  rules: AgentRules = { wrapUpSeconds: 60, autoIdle: true };
  requiredQueue = '';
  devices: AudioDevices = noDevices;
  choice: DeviceChoice = defaultDevices;
  registered = false;
  audioChecks = 0;
  /** What the next loopbacks hear, and how long they take. */
  audio: AudioCheck = heard;
  audioTakesMs = 0;
  publishFails: Error | undefined;
  /** What the agent was when his seat, registered for a check, was let go again. */
  readonly letGoIn: AgentState['kind'][] = [];
  readonly agent: AgentDesk;
  private readonly periods: AgentPeriods;
  readonly calls: CallDesk;

  constructor(clock = new ManualClock(1_000_000), shelf = new PeriodShelf(), soundRequired = true) {
    this.clock = clock;
    this.shelf = shelf;
    const { now, setTimer } = this.clock;
    const gate = new ReadinessGate({
      phone: () => this.phone,
      media: { checkAudio: () => this.checkAudio() },
      registered: () => this.registered,
      letGo: () => this.letGoIn.push(this.kind),
      serverName: () => 'pbx.example.com',
      devices: () => this.devices,
      choice: () => this.choice,
      onChange: (readiness) => { this.readiness = readiness; },
      now, setTimer,
    });
    this.periods = new AgentPeriods({ store: this.shelf, agent: '8001', now, setTimer, dayBegin: () => 0, onFailed: () => {} });
    this.agent = new AgentDesk({
      rules: () => this.rules,
      soundRequired,
      gate,
      deviceSignature: () => deviceSignature(this.devices, this.choice),
      presence: new PlatformPresence({
        publish: async (state) => {
          if (this.publishFails) throw this.publishFails;
          await this.phone.publish(state);
        },
        onRefused: (error) => this.refusals.push(error),
        setTimer,
      }),
      periods: this.periods,
      phone: () => this.phone,
      isRequired: (call) => call.facts.queue.kind === 'read' && call.facts.queue.value === this.requiredQueue,
      onState: (state) => this.states.push(state),
      onDone: (callIds) => this.done.push(...callIds),
      tell: (notice) => this.notices.push(notice),
      now, setTimer,
    });
    let id = 0;
    this.calls = new CallDesk({ newId: () => `call-${++id}`, now, listeners: [this.agent.callChanged], onListenerError: (error) => { throw error; } });
    this.calls.connect(this.phone);
  }

  get kind() {
    return this.agent.state.kind;
  }
  get shift() {
    return this.periods.shift;
  }
  get noticed() {
    return this.notices.map(({ key }) => key);
  }

  register(registered = true): void {
    this.registered = registered;
    this.agent.registrationChanged(registered);
  }

  /** Begins, registers and passes the first check. */
  async start(): Promise<this> {
    await this.agent.begin();
    this.register();
    await this.clock.pass(10);
    return this;
  }

  plug(devices: Partial<AudioDevices>): Promise<void> {
    this.devices = { ...noDevices, ...devices };
    this.agent.devicesChanged();
    return this.clock.pass(0);
  }

  ring(facts: Partial<CallFacts> = {}): { readonly leg: FakeLeg; readonly callId: string } {
    const leg = new FakeLeg();
    return { leg, callId: this.calls.invited(leg, anyInvite(leg, facts, this.clock.now())) };
  }

  /** A conversation that is over after ten seconds. */
  async talk(queue = ''): Promise<string> {
    const { leg, callId } = this.ring(queue === '' ? {} : { queue: { kind: 'read', value: queue, source: 'X-Queue' } });
    await this.calls.answer(callId);
    leg.happen({ kind: 'answered' });
    await this.clock.pass(10_000);
    this.calls.hangUp(callId);
    return callId;
  }

  private checkAudio(): Promise<AudioCheck> {
    this.audioChecks += 1;
    const { audio, audioTakesMs } = this;
    return audioTakesMs === 0 ? Promise.resolve(audio) : new Promise((resolve) => void this.clock.setTimer(() => resolve(audio), audioTakesMs));
  }
}
