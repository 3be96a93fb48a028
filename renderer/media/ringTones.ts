import type { Melody } from '../../shared/media/audioDevices.ts';
import type { RingTone } from '../../shared/media/mediaSettings.ts';
import { renderMelody } from './melodies.ts';

interface Cadence {
  readonly onSeconds: number;
  readonly offSeconds: number;
  /** Loudness at a moment of the sounding part, before the edges are softened; −1 to 1. */
  readonly wave: (seconds: number) => number;
}

const sine = (hertz: number, seconds: number) => Math.sin(2 * Math.PI * hertz * seconds);
/** Chinese network tones are 450 Hz (GF 002-9002.1). */
const networkTone = (seconds: number) => 0.5 * sine(450, seconds);

const cadences: Record<Exclude<RingTone, 'none'>, Cadence> = {
  /** The melody `classic`: the Chinese bell cadence, 1 s in 5, as a two-tone warble that carries through an office. */
  incoming: {
    onSeconds: 1,
    offSeconds: 4,
    wave: (seconds) => {
      const hertz = Math.floor(seconds / 0.05) % 2 === 0 ? 660 : 880;
      return 0.4 * sine(hertz, seconds) + 0.15 * sine(2 * hertz, seconds);
    },
  },
  waiting: { onSeconds: 0.4, offSeconds: 4, wave: networkTone },
  ringback: { onSeconds: 1, offSeconds: 4, wave: networkTone },
};

/** Fade at both edges so that nothing clicks. */
const edgeSeconds = 0.01;

const rendered = new Map<string, Float32Array<ArrayBuffer>>();

/** One period of a tone, to be played in a loop: samples −1 to 1. `melody` counts for `incoming` only. Rendered once. */
export function renderRing(tone: Exclude<RingTone, 'none'>, melody: Melody, sampleRate: number): Float32Array<ArrayBuffer> {
  const name = [tone, tone === 'incoming' ? melody : '', sampleRate].join();
  const known = rendered.get(name);
  if (known) return known;
  const samples = render(tone, melody, sampleRate);
  rendered.set(name, samples);
  return samples;
}

function render(tone: Exclude<RingTone, 'none'>, melody: Melody, sampleRate: number): Float32Array<ArrayBuffer> {
  if (tone === 'incoming' && melody !== 'classic') return renderMelody(melody, sampleRate);
  const { onSeconds, offSeconds, wave } = cadences[tone];
  const samples = new Float32Array(Math.round((onSeconds + offSeconds) * sampleRate));
  const sounding = Math.round(onSeconds * sampleRate);
  for (let index = 0; index < sounding; index += 1) {
    const seconds = index / sampleRate;
    const edge = Math.min(1, seconds / edgeSeconds, (onSeconds - seconds) / edgeSeconds);
    samples[index] = wave(seconds) * edge;
  }
  return samples;
}
