import type { MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import type { VoiceClip } from '../../shared/media/mediaProtocol.ts';
import type { ActivePage } from './activePage.ts';

/** Where a local track's sound comes from, so that a fresh page can make the same track again. */
export type TrackSource =
  | { readonly kind: 'microphone' }
  | { readonly kind: 'voice'; readonly clips: readonly string[]; readonly playing: VoiceClip | null };

/** Stands for a MediaStreamTrack of the media page: what JsSIP touches of it. */
export class ProxyTrack {
  readonly id: string;
  readonly kind = 'audio';
  readyState: 'live' | 'ended' = 'live';
  private source: TrackSource;
  private readonly page: ActivePage;
  private readonly ended: () => void;
  private on = true;

  constructor(id: string, source: TrackSource, page: ActivePage, ended: () => void) {
    this.id = id;
    this.source = source;
    this.page = page;
    this.ended = ended;
  }

  get speaksFromClips(): boolean {
    return this.source.kind === 'voice';
  }

  /** False sends silence (mute). */
  get enabled(): boolean {
    return this.on;
  }

  set enabled(enabled: boolean) {
    this.on = Boolean(enabled);
    if (this.readyState === 'live') this.page.post({ kind: 'setTrackEnabled', trackId: this.id, enabled: this.on });
  }

  stop(): void {
    if (this.readyState === 'ended') return;
    this.readyState = 'ended';
    this.page.post({ kind: 'stopTrack', trackId: this.id });
    this.ended();
  }

  /** Says this from now on, or nothing. No-op for a microphone. */
  say(playing: VoiceClip | null): void {
    if (this.source.kind !== 'voice' || this.readyState === 'ended') return;
    this.source = { ...this.source, playing };
    this.page.post(playing ? { kind: 'playVoice', trackId: this.id, clip: playing } : { kind: 'stopVoice', trackId: this.id });
  }

  /** Makes this track again in a fresh page. */
  restore(): void {
    const { id: trackId, source } = this;
    if (source.kind === 'microphone') this.page.post({ kind: 'openMicrophone', trackId });
    else this.page.post({ kind: 'openVoice', trackId, clips: source.clips });
    if (source.kind === 'voice' && source.playing) this.page.post({ kind: 'playVoice', trackId, clip: source.playing });
    if (!this.on) this.page.post({ kind: 'setTrackEnabled', trackId, enabled: false });
  }
}

/** Stands for a local MediaStream with one audio track. */
export class ProxyStream {
  readonly id: string;
  /** Why the stream carries silence instead of the agent's voice; null when it does not. */
  readonly microphoneProblem: MicrophoneProblem | null;
  private tracks: readonly ProxyTrack[];

  constructor(id: string, track: ProxyTrack, microphoneProblem: MicrophoneProblem | null) {
    this.id = id;
    this.tracks = [track];
    this.microphoneProblem = microphoneProblem;
  }

  getTracks(): ProxyTrack[] {
    return [...this.tracks];
  }

  getAudioTracks(): ProxyTrack[] {
    return [...this.tracks];
  }

  getVideoTracks(): ProxyTrack[] {
    return [];
  }

  removeTrack(track: ProxyTrack): void {
    this.tracks = this.tracks.filter((kept) => kept !== track);
  }
}
