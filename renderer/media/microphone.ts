import type { MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import type { DeviceIdentity } from '../../shared/media/audioDevices.ts';
import type { MicrophoneProcessing, MicrophoneState } from '../../shared/media/mediaSettings.ts';
import type { LocalTrack, Sound } from './localTrack.ts';
import type { OpenedMicrophone } from './openedMicrophone.ts';
import { SoundProbe } from './soundProbe.ts';
import type { SharedContext } from './sharedContext.ts';

/** How long the microphone stays open without a call, so that an answer need not wait for the device. Milliseconds. */
const warmMs = 30_000;
/** A device that has not opened by then is answered without; it is taken in when it comes. */
const openDeadlineMs = 1_500;

/** What getUserMedia's error names mean to the agent (W3C Media Capture §10.2). */
export function microphoneProblem(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'notFound';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'inUse';
  return 'failed';
}

export interface MicrophoneSurroundings {
  readonly silence: () => Sound;
  /** Resolves once it is known which device is wanted. */
  readonly devicesKnown: () => Promise<void>;
  readonly open: (switches: MicrophoneProcessing, device: DeviceIdentity | null) => Promise<OpenedMicrophone>;
  /** The graph in which its sound is looked at. */
  readonly measuring: SharedContext;
  readonly report: (state: MicrophoneState) => void;
}

interface Wanted {
  readonly switches: MicrophoneProcessing;
  /** Null = the system's default, which `defaultName` tells apart from the default before. */
  readonly device: DeviceIdentity | null;
  readonly defaultName: string;
}

/** The seat's one microphone: opened once, cloned for each leg, opened again when the device or the switches change. */
export class Microphone {
  private readonly around: MicrophoneSurroundings;
  private wanted: Wanted = { switches: { echoCancellation: true, noiseSuppression: 'browser', autoGainControl: true }, device: null, defaultName: '' };
  private opened: OpenedMicrophone | undefined;
  private opening: Promise<MicrophoneProblem | null> | undefined;
  private readonly users = new Set<LocalTrack | symbol>();
  private closing: ReturnType<typeof setTimeout> | undefined;
  private probe: SoundProbe | undefined;
  private state: MicrophoneState = { kind: 'unknown' };

  constructor(around: MicrophoneSurroundings) {
    this.around = around;
  }

  /** Sound for a new track: the microphone when it is warm, silence until then. */
  sound(): Sound {
    return this.clone() ?? this.around.silence();
  }

  /** Speaks on this track from now on. Resolves to why it cannot, or null; the track is usable in any case. */
  async attach(track: LocalTrack): Promise<MicrophoneProblem | null> {
    this.use(track);
    return this.openInTime();
  }

  detach(track: LocalTrack): void {
    this.drop(track);
  }

  /** Keeps the device open for somebody who only listens; waits for one that is just being exchanged. `end` lets go of it. */
  async hold(): Promise<{ readonly problem: MicrophoneProblem | null; readonly end: () => void }> {
    const user = Symbol('listener');
    this.use(user);
    if (this.opened) await this.opening;
    return { problem: await this.openInTime(), end: () => this.drop(user) };
  }

  /** Opens the device ahead of a call. */
  async warm(): Promise<void> {
    await this.open();
    if (this.users.size === 0) this.closeLater();
  }

  /** Whether the device gives live samples now; false also without a device. */
  alive(): boolean {
    return this.listening()?.alive() ?? false;
  }

  /** Loudness of the device now, 0–1. */
  level(): number {
    return this.listening()?.level() ?? 0;
  }

  /** Name of the device that is open. */
  get label(): string | undefined {
    return this.opened?.raw.label;
  }

  /** The device was opened last, or is there to be opened. */
  get usable(): boolean {
    return this.state.kind !== 'missing';
  }

  async setSwitches(switches: MicrophoneProcessing): Promise<void> {
    const before = this.wanted.switches;
    const same = (Object.keys(switches) as (keyof MicrophoneProcessing)[]).every((name) => switches[name] === before[name]);
    if (!same) await this.want({ ...this.wanted, switches });
  }

  /** Takes this device, or (null) the default of this name; in a running call at once. `present`: there is any microphone. */
  async setDevice(device: DeviceIdentity | null, defaultName: string, present: boolean): Promise<void> {
    if (!this.opened && !this.opening) this.look(present, device?.label ?? defaultName);
    const same = this.wanted.device?.id === device?.id && (device !== null || this.wanted.defaultName === defaultName);
    if (!same) await this.want({ ...this.wanted, device, defaultName });
    // A microphone came while somebody has none.
    else if (present && !this.opened && this.users.size > 0) await this.open();
  }

  private async want(wanted: Wanted): Promise<void> {
    this.wanted = wanted;
    if (this.opening) await this.opening;
    else if (this.opened || this.users.size > 0) await this.open(true);
  }

  private async openInTime(): Promise<MicrophoneProblem | null> {
    if (this.opened) return null;
    const late = new Promise<MicrophoneProblem>((resolve) => setTimeout(() => resolve('failed'), openDeadlineMs));
    const problem = await Promise.race([this.open(), late]);
    if (problem) this.say({ kind: 'missing', reason: problem });
    return problem;
  }

  private open(again = false): Promise<MicrophoneProblem | null> {
    if (this.opened && !again) return Promise.resolve(null);
    this.opening ??= this.capture().finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  /** What is wanted may change while a device opens: the last wish counts. */
  private async capture(): Promise<MicrophoneProblem | null> {
    await this.around.devicesKnown();
    for (;;) {
      const { wanted } = this;
      const outcome = await this.around.open(wanted.switches, wanted.device).catch(microphoneProblem);
      if (wanted !== this.wanted) {
        if (typeof outcome !== 'string') outcome.close();
        continue;
      }
      if (typeof outcome !== 'string') {
        this.take(outcome);
        return null;
      }
      // A device that cannot be opened takes away none that works.
      if (this.opened?.raw.readyState === 'live') return outcome;
      this.letGo();
      this.say({ kind: 'missing', reason: outcome });
      return outcome;
    }
  }

  private take(opened: OpenedMicrophone): void {
    const before = this.opened;
    this.endProbe();
    this.opened = opened;
    opened.raw.addEventListener('ended', () => this.ended(opened));
    this.handOut();
    before?.close();
    this.say({ kind: 'ready', label: opened.raw.label });
  }

  /** The device was unplugged, or taken away by the system: the default takes over. */
  private ended(opened: OpenedMicrophone): void {
    if (this.opened !== opened) return;
    this.letGo();
    this.say({ kind: 'missing', reason: 'notFound' });
    if (this.users.size > 0) void this.open();
  }

  private letGo(): void {
    const before = this.opened;
    this.endProbe();
    this.opened = undefined;
    if (before) this.handOut();
    before?.close();
  }

  private handOut(): void {
    for (const user of this.users) if (typeof user !== 'symbol') user.swap(this.sound());
  }

  /** Learns whether there is a microphone at all, without opening one. */
  private look(present: boolean, label: string): void {
    if (!present) this.say({ kind: 'missing', reason: 'notFound' });
    else if (this.state.kind !== 'missing' || this.state.reason === 'notFound') this.say({ kind: 'ready', label });
  }

  private clone(): Sound | undefined {
    const track = this.opened?.voice.clone();
    return track && { track, release: () => track.stop() };
  }

  private listening(): SoundProbe | undefined {
    if (this.opened) this.probe ??= new SoundProbe(this.around.measuring, new MediaStream([this.opened.raw]));
    return this.probe;
  }

  private endProbe(): void {
    this.probe?.close();
    this.probe = undefined;
  }

  private use(user: LocalTrack | symbol): void {
    this.users.add(user);
    clearTimeout(this.closing);
  }

  private drop(user: LocalTrack | symbol): void {
    if (!this.users.delete(user) || this.users.size > 0) return;
    this.endProbe();
    this.closeLater();
  }

  private closeLater(): void {
    clearTimeout(this.closing);
    this.closing = setTimeout(() => {
      if (this.users.size > 0) return;
      this.endProbe();
      this.opened?.close();
      this.opened = undefined;
    }, warmMs);
  }

  private say(state: MicrophoneState): void {
    if (JSON.stringify(state) === JSON.stringify(this.state)) return;
    this.state = state;
    this.around.report(state);
  }
}
