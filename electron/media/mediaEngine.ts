import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { DeviceChoice } from '../../shared/media/audioDevices.ts';
import type { FromPage, MediaRole, TestSound } from '../../shared/media/mediaProtocol.ts';
import type { AudioCheck, HeadsetState, Media, MediaListener, MicrophoneProcessing, RingOrder } from '../calls/media.ts';
import { ActivePage } from './activePage.ts';
import { AgentSound } from './agentSound.ts';
import { checkAudio } from './checkAudio.ts';
import { LocalStreams, type VoiceOptions } from './localStreams.ts';
import type { Heartbeat, MediaLink } from './mediaLink.ts';
import type { OpenWindow } from './mediaWindow.ts';
import { PeerConnectionProxy, type ProxyHome } from './peerConnectionProxy.ts';
import type { ProxyStream, ProxyTrack } from './proxyStream.ts';
import { RecordingLedger } from './recordingLedger.ts';
import { WindowPair } from './windowPair.ts';

export interface MediaEngineOptions {
  readonly openWindow: OpenWindow;
  readonly listener: MediaListener;
  readonly role: MediaRole;
  /** What went wrong inside the page or while opening one, for the log. Never carries personal data. */
  readonly onFailure?: (what: string, error: unknown) => void;
  readonly heartbeat?: Heartbeat;
}

export type LegMediaLost = (mediaId: string, reason: string) => void;
export interface LegReplacement {
  /** Milliseconds from the loss to a peer that can be negotiated again. */
  readonly afterMs: number;
  /** The other side knows the dead peer: offer again, with an ICE restart. */
  readonly renegotiate: boolean;
}
export type LegMediaReplaced = (mediaId: string, replacement: LegReplacement) => void;

/** The media side of one seat (or of the practice platform's callers): peer connections, sound, recordings. */
export interface MediaEngine extends Media {
  /** Give this to JsSIP in place of RTCPeerConnection. */
  readonly PeerConnection: new (configuration?: RTCConfiguration) => PeerConnectionProxy;
  /** Never fails for want of a microphone: see `ProxyStream.microphoneProblem`. Constraints are the engine's own. */
  getUserMedia(constraints?: unknown): Promise<ProxyStream>;
  /**
   * A stream that speaks from clips, which are fetched and decoded ahead; silent until `playVoice`, unless `loop` starts
   * the first clip at once. Rejects when a clip cannot be had.
   */
  openVoice(options: { readonly clips: readonly string[] } & VoiceOptions): Promise<ProxyStream>;
  /** Plays a clip from its beginning on a voice stream, or on every voice of a leg; replaces the one that plays. */
  playVoice(streamOrMediaId: string, clipUrl: string, options?: VoiceOptions): void;
  stopVoice(streamOrMediaId: string): void;
  /** Both return their unsubscribe. */
  onLegMediaLost(listener: LegMediaLost): () => void;
  onLegMediaReplaced(listener: LegMediaReplaced): () => void;
  /** Lets the user choose a headset whose buttons are followed; needs no click in a page. False when none was chosen. Rejects while no window is at work. */
  pairHeadset(): Promise<boolean>;
  /** Lets go of every paired headset. */
  forgetHeadsets(): void;
  /** Peers that are open, for observers. */
  peer(mediaId: string): PeerConnectionProxy | undefined;
  /** Resolves when a window is at work and a standby is warm. */
  ready(): Promise<void>;
  close(): void;
}

let engines = 0;

/** Opens the windows and returns the engine at once; whatever is asked before they are up is held for them. */
export function createMediaEngine(options: MediaEngineOptions): MediaEngine {
  return new Engine(options);
}

class Engine implements MediaEngine, ProxyHome {
  readonly page = new ActivePage();
  readonly PeerConnection: MediaEngine['PeerConnection'];
  private readonly options: MediaEngineOptions;
  private readonly windows: WindowPair;
  private readonly recordings: RecordingLedger;
  private readonly peers = new Map<string, PeerConnectionProxy>();
  private readonly streams: LocalStreams;
  private readonly lostListeners = new Set<LegMediaLost>();
  private readonly replacedListeners = new Set<LegMediaReplaced>();
  private readonly sound: AgentSound;
  private lostAt: number | undefined;
  private readonly prefix = `m${++engines}`;
  private lastId = 0;

  constructor(options: MediaEngineOptions) {
    this.options = options;
    // The class is made here because JsSIP constructs it with nothing but a configuration.
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const home = this;
    this.PeerConnection = class extends PeerConnectionProxy {
      constructor(configuration: RTCConfiguration = {}) {
        super(home.newId('leg'), configuration, home);
      }
    };
    this.sound = new AgentSound(this.page, options.role);
    this.streams = new LocalStreams(this.page, (noun) => this.newId(noun));
    this.recordings = new RecordingLedger(this.page, (chunk) => options.listener.chunkRecorded(chunk));
    this.windows = new WindowPair(
      options.openWindow,
      {
        received: (message) => this.received(message),
        tookOver: (link) => this.tookOver(link),
        lost: (reason) => this.lost(reason),
        openingFailed: (error) => options.onFailure?.('openWindow', error),
      },
      options.heartbeat,
    );
    this.windows.fill();
  }

  getUserMedia(): Promise<ProxyStream> {
    return this.streams.openMicrophone();
  }

  async openVoice({ clips, loop, gain }: { readonly clips: readonly string[] } & VoiceOptions): Promise<ProxyStream> {
    const stream = await this.streams.openVoice(clips);
    if (loop && clips[0] !== undefined) this.playVoice(stream.id, clips[0], { loop, gain });
    return stream;
  }

  playVoice(streamOrMediaId: string, url: string, { loop = false, gain = 1 }: VoiceOptions = {}): void {
    for (const track of this.voices(streamOrMediaId)) track.say({ url, loop, gain });
  }

  stopVoice(streamOrMediaId: string): void {
    for (const track of this.voices(streamOrMediaId)) track.say(null);
  }

  ring(order: RingOrder): void {
    this.sound.ring(order);
  }

  setDevices(choice: DeviceChoice): void {
    this.sound.setDevices(choice);
  }

  setMicrophoneProcessing(switches: MicrophoneProcessing): void {
    this.sound.setMicrophoneProcessing(switches);
  }

  setConference(mediaIds: readonly string[]): void {
    this.sound.setConference(mediaIds);
  }

  checkAudio(): Promise<AudioCheck> {
    return checkAudio(this.page);
  }

  testOutput(deviceId: string | null, sound: TestSound, volume: number): void {
    this.page.post({ kind: 'testOutput', deviceId, sound, volume });
  }

  testMicrophone(on: boolean): void {
    this.sound.testMicrophone(on);
  }

  showOnHeadset(state: HeadsetState): void {
    this.sound.showOnHeadset(state);
  }

  followHeadset(on: boolean): void {
    this.sound.followHeadset(on);
  }

  pairHeadset(): Promise<boolean> {
    return this.windows.pairHeadset();
  }

  forgetHeadsets(): void {
    this.page.post({ kind: 'forgetHeadsets' });
  }

  startRecording(mediaId: string, recordingId: string): void {
    this.recordings.start(mediaId, recordingId);
    if (!this.peers.has(mediaId)) void this.recordings.stop(recordingId);
  }

  pauseRecording(recordingId: string, paused: boolean): void {
    this.recordings.pause(recordingId, paused);
  }

  stopRecording(recordingId: string): Promise<void> {
    return this.recordings.stop(recordingId);
  }

  onLegMediaLost(listener: LegMediaLost): () => void {
    this.lostListeners.add(listener);
    return () => this.lostListeners.delete(listener);
  }

  onLegMediaReplaced(listener: LegMediaReplaced): () => void {
    this.replacedListeners.add(listener);
    return () => this.replacedListeners.delete(listener);
  }

  peer(mediaId: string): PeerConnectionProxy | undefined {
    return this.peers.get(mediaId);
  }

  async ready(): Promise<void> {
    await this.page.request({ kind: 'ping' });
    await this.windows.standbyReady();
  }

  close(): void {
    this.windows.close();
    this.recordings.close();
    this.page.close();
  }

  opened(proxy: PeerConnectionProxy): void {
    this.peers.set(proxy.mediaId, proxy);
  }

  closed(proxy: PeerConnectionProxy): void {
    this.peers.delete(proxy.mediaId);
  }

  peerReplaced(proxy: PeerConnectionProxy, renegotiate: boolean): void {
    if (this.lostAt === undefined) return;
    const afterMs = Math.max(0, Date.now() - this.lostAt);
    for (const listener of this.replacedListeners) listener(proxy.mediaId, { afterMs, renegotiate });
  }

  private received(message: FromPage): void {
    switch (message.kind) {
      case 'replied':
      case 'refused':
        return this.page.answered(message);
      case 'peerEvent':
        return this.peers.get(message.mediaId)?.received(message.event, message.state);
      case 'qualityMeasured':
        return this.options.listener.qualityMeasured(message.mediaId, message.quality);
      case 'levelsMeasured':
        return this.options.listener.levelsMeasured(message.mediaId, message.levels);
      case 'microphoneChanged':
        return this.options.listener.microphoneChanged(message.microphone);
      case 'devicesChanged':
        return this.options.listener.devicesChanged(message.devices);
      case 'microphoneTested':
        return this.options.listener.microphoneTested(message.level);
      case 'alarmChanged':
        return this.peers.has(message.mediaId) ? this.options.listener.alarmChanged(message.mediaId, message.alarm) : undefined;
      case 'headsetChanged':
        return this.options.listener.headsetChanged(message.headset);
      case 'headsetPressed':
        return this.options.listener.headsetPressed(message.button);
      case 'chunkRecorded':
        return this.recordings.received(message);
      case 'failed':
        return this.options.onFailure?.(message.what, new Error(message.message));
      case 'ready':
        return;
      default:
        return assertNever(message);
    }
  }

  private lost(reason: string): void {
    this.lostAt = Date.now();
    this.page.detach();
    this.options.listener.lost(reason);
    for (const mediaId of [...this.peers.keys()]) for (const listener of this.lostListeners) listener(mediaId, reason);
  }

  /** Tells a page the whole story: settings, sound, tracks, peers, what was asked and not answered, recordings. */
  private tookOver(link: MediaLink): void {
    const peers = [...this.peers.values()];
    this.page.attach(link);
    this.sound.restore();
    this.streams.restore();
    for (const peer of peers) peer.restore();
    this.sound.restoreConference();
    this.page.resend();
    this.recordings.restore((mediaId) => this.peers.has(mediaId));
    for (const peer of peers) peer.reportWhenIdle();
    if (this.lostAt === undefined) {
      if (this.options.role === 'agent') this.page.post({ kind: 'warmMicrophone' });
      return;
    }
    const lostAt = this.lostAt;
    this.page.request({ kind: 'ping' }, { transient: true }).then(
      () => this.options.listener.replaced(Date.now() - lostAt),
      () => {},
    );
  }

  private voices(streamOrMediaId: string): readonly ProxyTrack[] {
    const own = this.streams.voiceOf(streamOrMediaId);
    return own ? [own] : (this.peers.get(streamOrMediaId)?.getSenders() ?? []).map((sender) => sender.track);
  }

  private newId(noun: string): string {
    this.lastId += 1;
    return `${this.prefix}-${noun}-${this.lastId}`;
  }
}
