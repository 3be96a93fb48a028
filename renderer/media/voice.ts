import type { VoiceClip } from '../../shared/media/mediaProtocol.ts';
import type { Sound } from './localTrack.ts';
import type { SharedContext } from './sharedContext.ts';

/** Clips fetched once and kept decoded; they are short and few. */
export class Clips {
  private readonly decoded = new Map<string, Promise<AudioBuffer>>();

  /** @throws when the address gives no audio */
  load(url: string, context: BaseAudioContext): Promise<AudioBuffer> {
    const known = this.decoded.get(url);
    if (known) return known;
    const loading = fetchClip(url, context);
    this.decoded.set(url, loading);
    loading.catch(() => this.decoded.delete(url));
    return loading;
  }
}

async function fetchClip(url: string, context: BaseAudioContext): Promise<AudioBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Clip ${url} answered ${response.status}`);
  return context.decodeAudioData(await response.arrayBuffer());
}

/** A caller's voice: a track that carries the clip that is being played, and between clips what a quiet line carries. */
export class Voice {
  readonly sound: Sound;
  private readonly context: AudioContext;
  private readonly clips: Clips;
  private readonly destination: MediaStreamAudioDestinationNode;
  private playing: AudioBufferSourceNode | undefined;
  private turn = 0;

  constructor(shared: SharedContext, clips: Clips) {
    this.context = shared.acquire();
    this.clips = clips;
    this.destination = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1 });
    const line = lineNoise(this.context);
    line.connect(this.destination);
    line.start();
    const [track] = this.destination.stream.getAudioTracks();
    if (!track) throw new Error('The audio graph gave no track');
    const release = () => {
      this.stop();
      line.stop();
      track.stop();
      shared.release();
    };
    this.sound = { track, release };
  }

  async preload(urls: readonly string[]): Promise<void> {
    await Promise.all(urls.map((url) => this.clips.load(url, this.context)));
  }

  /** Plays from the beginning; a clip that is still loading when another turn begins is not played. */
  async play({ url, loop, gain }: VoiceClip): Promise<void> {
    this.stop();
    const turn = this.turn;
    const buffer = await this.clips.load(url, this.context);
    if (turn !== this.turn) return;
    const volume = new GainNode(this.context, { gain });
    this.playing = new AudioBufferSourceNode(this.context, { buffer, loop });
    this.playing.connect(volume).connect(this.destination);
    this.playing.start();
  }

  stop(): void {
    this.turn += 1;
    this.playing?.stop();
    this.playing?.disconnect();
    this.playing = undefined;
  }
}

const lineSeconds = 1;
/** −70 dB: not heard, but a real line is never digital silence, which counts as a fault. */
const lineGain = 0.0003;

function lineNoise(context: BaseAudioContext): AudioBufferSourceNode {
  const buffer = new AudioBuffer({ length: lineSeconds * context.sampleRate, sampleRate: context.sampleRate });
  buffer.copyToChannel(new Float32Array(buffer.length).map(() => (2 * Math.random() - 1) * lineGain), 0);
  return new AudioBufferSourceNode(context, { buffer, loop: true });
}
