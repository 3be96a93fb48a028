import { bucketMs, lanes, type Lane } from './waveform.ts';

/** The measure of a lane: one value for each 20 ms, amplitudes 0 … 1. */
export interface LaneLevels {
  readonly peak: Float32Array;
  /** Effective value (root of the mean square). */
  readonly effective: Float32Array;
}

export type SoundLevels = Readonly<Record<Lane, LaneLevels>>;

/** Takes decoded sound in pieces of any length and measures it; keeps nothing of the sound itself. */
export class SoundMeter {
  private readonly frameSamples: number;
  private readonly values: Record<Lane, { peak: number[]; effective: number[] }> = { agent: { peak: [], effective: [] }, customer: { peak: [], effective: [] } };
  private readonly open: Record<Lane, { peak: number; squares: number }> = { agent: { peak: 0, squares: 0 }, customer: { peak: 0, squares: 0 } };
  private filled = 0;

  /** @param sampleRate samples a second; a whole number of them in 20 ms */
  constructor(sampleRate: number) {
    this.frameSamples = (sampleRate * bucketMs[0]) / 1_000;
  }

  /** The next samples of both voices, of the same length. */
  add(agent: Float32Array, customer: Float32Array): void {
    for (let at = 0; at < agent.length;) {
      const until = Math.min(agent.length, at + this.frameSamples - this.filled);
      measure(this.open.agent, agent, at, until);
      measure(this.open.customer, customer, at, until);
      this.fill(until - at);
      at = until;
    }
  }

  /** The next samples are silence. */
  addSilence(samples: number): void {
    for (let left = Math.round(samples); left > 0;) {
      const part = Math.min(left, this.frameSamples - this.filled);
      this.fill(part);
      left -= part;
    }
  }

  /** Everything that was added; a frame that is not full counts as if silence followed. */
  levels(): SoundLevels {
    if (this.filled > 0) this.addSilence(this.frameSamples - this.filled);
    const of = (lane: Lane): LaneLevels => ({ peak: Float32Array.from(this.values[lane].peak), effective: Float32Array.from(this.values[lane].effective) });
    return { agent: of('agent'), customer: of('customer') };
  }

  private fill(samples: number): void {
    this.filled += samples;
    if (this.filled < this.frameSamples) return;
    this.filled = 0;
    for (const lane of lanes) {
      const open = this.open[lane];
      this.values[lane].peak.push(open.peak);
      this.values[lane].effective.push(Math.sqrt(open.squares / this.frameSamples));
      open.peak = 0;
      open.squares = 0;
    }
  }
}

function measure(open: { peak: number; squares: number }, samples: Float32Array, from: number, until: number): void {
  let { peak, squares } = open;
  for (let at = from; at < until; at += 1) {
    const sample = samples[at]!;
    const size = sample < 0 ? -sample : sample;
    if (size > peak) peak = size;
    squares += sample * sample;
  }
  open.peak = peak;
  open.squares = squares;
}
