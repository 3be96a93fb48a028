import { onTestFinished } from 'vitest';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import type { AudioCheck } from '../../../electron/calls/media.ts';
import type { Call } from '../../../shared/calls/call.ts';
import type { RingOrder } from '../../../shared/media/ringOrder.ts';
import type { Clock } from '../../../electron/platforms/practice/clock.ts';
import type { PracticeEvent } from '../../../electron/platforms/practice/practiceCall.ts';
import { practiceProfile } from '../../../electron/platforms/practice/practiceProfile.ts';
import { servicesSchema } from '../../../electron/sip/profiles/serviceSchema.ts';
import type { SipSocket } from '../../../electron/sip/sipSocket.ts';
import type { MediaEngine } from '../../../electron/media/mediaEngine.ts';
import { createPracticePlatform, type PracticePlatform } from '../../../electron/platforms/practice/practicePlatform.ts';
import { Notices } from '../../../electron/seat/notices.ts';
import { openSeat } from '../../../electron/seat/openSeat.ts';
import type { Seat } from '../../../electron/seat/seat.ts';
import type { SeatPlatform } from '../../../electron/seat/seatPlatform.ts';
import { identityOf, initialState } from '../../../electron/shell/initialState.ts';
import { fakeFiles } from '../../fakes/fakeFiles.ts';
import { builtInProfile } from '../../../electron/sip/profiles/builtInProfiles.ts';
import type { StoreClient } from '../../../electron/store/storeApi.ts';
import type { CallView, ConsoleState } from '../../../shared/ipc/consoleState.ts';
import type { CommandArgument, CommandResult } from '../../../shared/ipc/commands.ts';
import { noDevices, type AudioDevices, type DeviceIdentity } from '../../../shared/media/audioDevices.ts';
import { defaultPreferences, provisioningSchema, type Preferences, type SeatProvisioning } from '../../../shared/settings/seatSettings.ts';
import { openForTest } from '../../store/temporaryStore.ts';
import { FakeCallerMedia } from '../practice/fakes/fakeCallerMedia.ts';
import { fakeSeatPeers } from '../practice/fakes/fakeSeatPeers.ts';

export const headset: DeviceIdentity = { id: 'usb', label: 'USB Headset' };
const passed = { kind: 'passed', tookMs: 200, detail: headset.label } as const;

type SeatCommand = keyof Seat['commands'];

/** A whole seat in this process: real phone, calls, agent, tasks and store; the practice platform behind it, no sound. */
export class SeatInProcess {
  readonly platform: PracticePlatform;
  /** Kinds of what happened at the platform. */
  readonly heard: string[] = [];
  /** What happened at the platform. */
  readonly events: PracticeEvent[] = [];
  /** Calls that the windows around the seat were told of, and what the media window was asked to play and to mix. */
  readonly shown: Call[] = [];
  readonly rings: RingOrder[] = [];
  readonly mixes: (readonly string[])[] = [];
  private socket: SipSocket | undefined;
  preferences: Preferences = defaultPreferences;
  audio: AudioCheck = { ring: passed, microphone: passed };
  private devices: AudioDevices = noDevices;
  private readonly publisher: StatePublisher;
  private seat: Seat | undefined;
  private openStore: StoreClient | undefined;
  private readonly directory: string | undefined;
  private readonly provisioning: Partial<SeatProvisioning>;
  private readonly mode: SeatPlatform['mode'];

  constructor(options: { readonly provisioning?: Partial<SeatProvisioning>; readonly preferences?: Partial<Preferences>; readonly directory?: string; readonly clock?: Clock; readonly mode?: SeatPlatform['mode'] } = {}) {
    this.platform = createPracticePlatform({ media: new FakeCallerMedia(), seed: 7, ...(options.clock ? { clock: options.clock } : {}) });
    this.platform.listen((event) => {
      this.heard.push(event.kind);
      this.events.push(event);
    });
    this.preferences = { ...defaultPreferences, recordCalls: false, ...options.preferences };
    this.provisioning = options.provisioning ?? {};
    this.directory = options.directory;
    this.mode = options.mode ?? 'live';
    this.publisher = new StatePublisher(initialState(this.mode, this.preferences, identityOf(null), Date.now()), () => {});
  }

  get state(): ConsoleState {
    return this.publisher.current;
  }
  get kind() {
    return this.state.agent.kind;
  }
  get noticed(): readonly string[] {
    return this.state.notices.map(({ key }) => key);
  }

  /** Opens the seat and waits until the agent is idle. */
  async open(): Promise<this> {
    await this.openOnly();
    await this.until('the agent is idle', ({ agent }) => agent.kind === 'idle');
    return this;
  }

  async openOnly(): Promise<this> {
    this.openStore = storeInProcess(this.directory);
    this.seat = await openSeat({
      platform: this.seatPlatform(),
      profile: builtInProfile('generic'),
      store: this.openStore,
      media: this.media(),
      publisher: this.publisher,
      notices: new Notices(this.publisher, Date.now),
      files: fakeFiles(),
      printReport: () => Promise.reject(new Error('no page prints here')),
      printSheet: () => Promise.reject(new Error('no page prints here')),
      openPage: () => Promise.resolve(),
      areaOf: () => ({ kind: 'unknown', reason: 'unreadable' }) as ReturnType<Parameters<typeof openSeat>[0]['areaOf']>,
      preferences: () => this.preferences,
      sendLevels: () => {},
      sendQuality: () => {},
      onCall: (call) => void this.shown.push(call),
      onAgent: (kind) => this.platform.setAvailable(kind === 'idle'),
      log: () => {},
      now: Date.now,
    });
    onTestFinished(() => this.close());
    return this;
  }

  async close(): Promise<void> {
    const seat = this.seat;
    this.seat = undefined;
    await seat?.close();
  }

  command<N extends SeatCommand>(name: N, argument: CommandArgument<N>): Promise<CommandResult<N>> {
    const handler = this.opened.commands[name] as (argument: CommandArgument<N>, from: 'console') => Promise<CommandResult<N>> | CommandResult<N>;
    return Promise.resolve().then(() => handler(argument, 'console'));
  }

  get store(): StoreClient {
    if (!this.openStore) throw new Error('The seat is not open');
    return this.openStore;
  }

  get queries(): Seat['queries'] {
    return this.opened.queries;
  }

  /** Rejects with what the state was when it does not come true within ten seconds. */
  async until(what: string, holds: (state: ConsoleState) => boolean): Promise<void> {
    for (let turn = 0; turn < 5_000 && !holds(this.state); turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
    if (holds(this.state)) return;
    const { agent, registration, readiness, notices, calls } = this.state;
    throw new Error(`Never came true: ${what}\n${JSON.stringify({ agent, registration, readiness, notices, calls: calls.map(({ call }) => call.state) }, null, 1)}`);
  }

  /** A scripted caller rings; resolves when the seat shows it. */
  async ring(scenario: string): Promise<CallView> {
    const before = new Set(this.state.calls.map(({ call }) => call.id));
    const result = this.platform.ring(scenario);
    if (result.kind === 'refused') throw new Error(result.why);
    const find = (state: ConsoleState) => state.calls.find(({ call }) => !before.has(call.id));
    await this.until('the call rings', (state) => find(state)?.call.state.kind === 'ringing');
    return find(this.state)!;
  }

  /** A whole conversation; resolves to its id when it is over. */
  async talk(scenario: string): Promise<string> {
    const { call: { id: callId } } = await this.ring(scenario);
    await this.command('call:answer', { callId });
    await this.until('they talk', ({ calls }) => calls.some(({ call }) => call.id === callId && call.state.kind === 'talking'));
    await this.command('call:hangUp', { callId });
    await this.until('it is over', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
    return callId;
  }

  /** The agent changes preferences. */
  prefer(patch: Partial<Preferences>): void {
    const before = this.preferences;
    this.preferences = { ...before, ...patch };
    this.opened.preferencesChanged(before);
  }

  /** The connection to the platform breaks; the phone connects again by itself. */
  breakConnection(): void {
    const { socket } = this;
    socket?.disconnect();
    socket?.ondisconnect(true, 1006, 'broken');
  }

  /** What is plugged in changed. */
  plug(devices: Partial<AudioDevices>): void {
    this.devices = { ...noDevices, ...devices };
    this.publisher.change({ devices: this.devices });
    this.opened.mediaListener.devicesChanged(this.devices);
  }

  private get opened(): Seat {
    if (!this.seat) throw new Error('The seat is not open');
    return this.seat;
  }

  private seatPlatform(): SeatPlatform {
    const { account, serviceNumbers } = this.platform;
    const profile = practiceProfile();
    return {
      mode: this.mode,
      seat: provisioningSchema.parse({
        version: 1, server: 'ws://practice-platform.invalid', sipUri: `sip:${account.user}@${account.domain}`, password: account.password, trustedPeers: [account.domain], serviceNumbers,
        ...this.provisioning,
      }),
      profile: { ...profile, services: servicesSchema.parse({ ...profile.services, ...this.provisioning.services }) },
      openSocket: () => (this.socket = this.platform.socket()),
      routingStatus: null,
      prepare: async () => serviceNumbers,
      scenarios: [],
      ring: () => {},
      stop: async () => this.platform.stop(),
    };
  }

  /** The engine's calls that a seat without sound makes. */
  private media(): MediaEngine {
    const quiet: Partial<MediaEngine> = {
      ring: (order) => void this.rings.push(order), setDevices: () => {}, setConference: (mediaIds) => void this.mixes.push(mediaIds), showOnHeadset: () => {}, followHeadset: () => {},
      checkAudio: () => Promise.resolve(this.audio),
    };
    return { ...fakeSeatPeers(), ...quiet } as unknown as MediaEngine;
  }
}

/** The real store without its process. */
function storeInProcess(directory: string | undefined): StoreClient {
  const { store, ask } = openForTest(directory);
  const entries = Object.fromEntries(Object.entries(ask).map(([name, run]) => [name, async (argument: unknown) => (run as (argument: unknown) => unknown)(argument)]));
  return { ...entries, opening: store.report(), counters: () => ({ pending: 0, restarts: 0, timedOut: 0 }), onState: () => () => {}, close: async () => store.close() } as unknown as StoreClient;
}
