import type { MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import type { MicrophoneProcessing, MicrophoneState } from '../../shared/media/mediaSettings.ts';
import type { LocalTrack, Sound } from './localTrack.ts';

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

/** The seat's one microphone: opened once, cloned for each leg, opened again when the device or the switches change. */
export class Microphone {
  private readonly silence: () => Sound;
  private readonly report: (state: MicrophoneState) => void;
  private switches: MicrophoneProcessing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  private source: MediaStreamTrack | undefined;
  private opening: Promise<MicrophoneProblem | null> | undefined;
  private readonly users = new Set<LocalTrack>();
  private closing: ReturnType<typeof setTimeout> | undefined;
  private state: MicrophoneState = { kind: 'unknown' };

  constructor(silence: () => Sound, report: (state: MicrophoneState) => void) {
    this.silence = silence;
    this.report = report;
    navigator.mediaDevices.addEventListener('devicechange', () => void this.devicesChanged());
  }

  /** Sound for a new track: the microphone when it is warm, silence until then. */
  sound(): Sound {
    return this.clone() ?? this.silence();
  }

  /** Speaks on this track from now on. Resolves to why it cannot, or null; the track is usable in any case. */
  async attach(track: LocalTrack): Promise<MicrophoneProblem | null> {
    this.users.add(track);
    clearTimeout(this.closing);
    if (this.source) return null;
    const late = new Promise<MicrophoneProblem>((resolve) => setTimeout(() => resolve('failed'), openDeadlineMs));
    const problem = await Promise.race([this.open(), late]);
    if (problem) this.say({ kind: 'missing', reason: problem });
    return problem;
  }

  detach(track: LocalTrack): void {
    if (this.users.delete(track) && this.users.size === 0) this.closeLater();
  }

  /** Opens the device ahead of a call. */
  async warm(): Promise<void> {
    await this.open();
    if (this.users.size === 0) this.closeLater();
  }

  async setSwitches(switches: MicrophoneProcessing): Promise<void> {
    const same = (Object.keys(switches) as (keyof MicrophoneProcessing)[]).every((name) => switches[name] === this.switches[name]);
    this.switches = switches;
    if (same || (!this.source && !this.opening)) return;
    await this.opening;
    this.opening = undefined;
    await this.open(true);
  }

  private open(again = false): Promise<MicrophoneProblem | null> {
    if (this.source && !again) return Promise.resolve(null);
    this.opening ??= this.capture().finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  private async capture(): Promise<MicrophoneProblem | null> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { ...this.switches }, video: false });
      const [track] = stream.getAudioTracks();
      if (!track) return 'failed';
      this.use(track);
      return null;
    } catch (error) {
      const reason = microphoneProblem(error);
      this.say({ kind: 'missing', reason });
      return reason;
    }
  }

  private use(track: MediaStreamTrack): void {
    const before = this.source;
    this.source = track;
    track.addEventListener('ended', () => this.ended(track));
    for (const user of this.users) user.swap(this.sound());
    before?.stop();
    this.say({ kind: 'ready', label: track.label });
  }

  /** The device was unplugged, or taken away by the system. */
  private ended(track: MediaStreamTrack): void {
    if (this.source !== track) return;
    this.source = undefined;
    for (const user of this.users) user.swap(this.silence());
    this.say({ kind: 'missing', reason: 'notFound' });
    if (this.users.size > 0) void this.open();
  }

  private async devicesChanged(): Promise<void> {
    if (this.source) return;
    if (this.users.size > 0) {
      await this.open();
    } else {
      await this.look();
    }
  }

  /** Learns whether there is a microphone at all, without opening one. */
  async look(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const found = devices.find((device) => device.kind === 'audioinput');
    if (!found) this.say({ kind: 'missing', reason: 'notFound' });
    else if (this.state.kind !== 'ready') this.say({ kind: 'ready', label: found.label });
  }

  private clone(): Sound | undefined {
    const track = this.source?.clone();
    return track && { track, release: () => track.stop() };
  }

  private closeLater(): void {
    clearTimeout(this.closing);
    this.closing = setTimeout(() => {
      if (this.users.size > 0) return;
      this.source?.stop();
      this.source = undefined;
    }, warmMs);
  }

  private say(state: MicrophoneState): void {
    if (JSON.stringify(state) === JSON.stringify(this.state)) return;
    this.state = state;
    this.report(state);
  }
}
