import type { SharedContext } from './sharedContext.ts';

/** 43 ms at 48 kHz. */
const window = 2_048;

/**
 * An analyser that is used again holds the end of the stream before until as many new samples have come, of which the
 * graph renders up to a tenth of a second at once. Seconds.
 */
const leftoverSeconds = 0.2;

/**
 * Analysers that are not in use. Chromium keeps every analyser without an output, with a quarter of a megabyte of samples,
 * for as long as its context lives (measured): each is used again for the next stream.
 */
const free = new WeakMap<BaseAudioContext, AnalyserNode[]>();

function takeAnalyser(context: BaseAudioContext): AnalyserNode {
  return free.get(context)?.pop() ?? new AnalyserNode(context, { fftSize: window });
}

function giveBack(analyser: AnalyserNode): void {
  free.set(analyser.context, [...(free.get(analyser.context) ?? []), analyser]);
}

/** Looks into a stream's samples now and then: whether they are alive, and how loud. */
export class SoundProbe {
  private readonly shared: SharedContext;
  private readonly source: MediaStreamAudioSourceNode;
  private readonly analyser: AnalyserNode;
  private readonly samples = new Float32Array(window);
  private readonly freshAt: number;
  private closed = false;

  constructor(shared: SharedContext, stream: MediaStream) {
    this.shared = shared;
    const context = shared.acquire();
    this.source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    this.analyser = takeAnalyser(context);
    this.source.connect(this.analyser);
    this.freshAt = context.currentTime + leftoverSeconds;
  }

  /**
   * Whether the newest samples differ from each other by more than `within`. Digital silence does not, whatever its value
   * (A-law has no zero); any microphone, room or comfort noise does.
   */
  alive(within = 0): boolean {
    this.look();
    let [low, high] = [Infinity, -Infinity];
    for (const sample of this.samples) {
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    return high - low > within;
  }

  /** Root mean square of the newest samples, 0–1. */
  level(): number {
    this.look();
    let sum = 0;
    for (const sample of this.samples) sum += sample * sample;
    return Math.min(1, Math.sqrt(sum / window));
  }

  /** Takes the newest samples; silence until there are any of this stream. */
  private look(): void {
    if (this.source.context.currentTime >= this.freshAt) this.analyser.getFloatTimeDomainData(this.samples);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.source.disconnect();
    giveBack(this.analyser);
    this.shared.release();
  }
}
