import type { VoiceClip } from '../../shared/media/mediaProtocol.ts';
import type { ActivePage } from './activePage.ts';
import { ProxyStream, ProxyTrack, type TrackSource } from './proxyStream.ts';

/** How a clip is played: `loop` until stopped, `gain` 1 as it is. */
export type VoiceOptions = Partial<Omit<VoiceClip, 'url'>>;

/** The local streams that are open, and what they say. */
export class LocalStreams {
  private readonly page: ActivePage;
  private readonly newId: (noun: string) => string;
  private readonly tracks = new Map<string, ProxyTrack>();

  constructor(page: ActivePage, newId: (noun: string) => string) {
    this.page = page;
    this.newId = newId;
  }

  async openMicrophone(): Promise<ProxyStream> {
    const trackId = this.newId('track');
    const { problem } = await this.page.request({ kind: 'openMicrophone', trackId });
    return this.add(trackId, { kind: 'microphone' }, problem);
  }

  /** @throws when a clip cannot be fetched or decoded */
  async openVoice(clips: readonly string[]): Promise<ProxyStream> {
    const trackId = this.newId('track');
    await this.page.request({ kind: 'openVoice', trackId, clips });
    return this.add(trackId, { kind: 'voice', clips, playing: null }, null);
  }

  /** The track of a stream that speaks from clips. */
  voiceOf(streamId: string): ProxyTrack | undefined {
    const track = this.tracks.get(streamId);
    return track?.speaksFromClips ? track : undefined;
  }

  /** Makes every track again in a fresh page. */
  restore(): void {
    for (const track of this.tracks.values()) track.restore();
  }

  private add(trackId: string, source: TrackSource, problem: ProxyStream['microphoneProblem']): ProxyStream {
    const streamId = this.newId('stream');
    const track = new ProxyTrack(trackId, source, this.page, () => this.tracks.delete(streamId));
    this.tracks.set(streamId, track);
    return new ProxyStream(streamId, track, problem);
  }
}
