import type { Melody } from '../../shared/media/audioDevices.ts';

/** One struck note. Times in seconds. */
interface Note {
  readonly at: number;
  readonly hertz: number;
  /** Until its lowest partial has faded to about a third; the higher ones fade faster, as on anything that is struck. */
  readonly decay: number;
  /** Loudness of its partials: [multiple of the pitch, share]. */
  readonly partials: readonly (readonly [multiple: number, share: number])[];
}

interface Tune {
  /** After which it begins anew. */
  readonly seconds: number;
  readonly notes: readonly Note[];
}

const bell = [[1, 0.5], [2.76, 0.2], [5.4, 0.08]] as const;
const wood = [[1, 0.6], [3.93, 0.18], [9.2, 0.05]] as const;
const soft = [[1, 0.55], [2, 0.12]] as const;

const strike = (at: number, hertz: number, decay: number, partials: Note['partials']): Note => ({ at, hertz, decay, partials });

/** Written for this project. Each begins with sound, so that the first second of a ring is heard. */
const tunes: Record<Exclude<Melody, 'classic'>, Tune> = {
  chime: { seconds: 4, notes: [strike(0, 784, 0.5, bell), strike(0.35, 659.3, 0.5, bell), strike(0.7, 523.3, 0.9, bell)] },
  marimba: {
    seconds: 3.2,
    notes: [523.3, 659.3, 784, 1_046.5, 784, 1_046.5, 1_318.5].map((hertz, index) => strike(index * 0.16, hertz, 0.16, wood)),
  },
  pulse: { seconds: 3, notes: [0, 0.18, 0.36, 0.9, 1.08, 1.26].map((at) => strike(at, 880, 0.09, soft)) },
};

const attackSeconds = 0.004;
/** After so many decays a note is below −70 dB. */
const decaysHeard = 8;

/** One period of a melody, to be played in a loop: samples −1 to 1. Notes ring on across its end. */
export function renderMelody(melody: Exclude<Melody, 'classic'>, sampleRate: number): Float32Array<ArrayBuffer> {
  const { seconds, notes } = tunes[melody];
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (const note of notes) {
    for (const [multiple, share] of note.partials) addPartial(samples, { ...note, decay: note.decay / Math.sqrt(multiple) }, note.hertz * multiple, share, sampleRate);
  }
  return withinFullScale(samples);
}

/** A fading sine, each sample from the two before: a call waits while a melody is rendered. */
function addPartial(samples: Float32Array, { at, decay }: Note, hertz: number, share: number, sampleRate: number): void {
  // A slow device cannot carry it; it would come out as another pitch.
  if (hertz >= sampleRate / 2) return;
  const attack = Math.round(attackSeconds * sampleRate);
  const length = Math.round(decay * decaysHeard * sampleRate);
  const step = (2 * Math.PI * hertz) / sampleRate;
  const turn = 2 * Math.cos(step);
  const fade = Math.exp(-1 / (decay * sampleRate));
  let before = -Math.sin(step);
  let value = 0;
  let loudness = share;
  let place = Math.round(at * sampleRate);
  for (let index = 0; index < length; index += 1) {
    samples[place] = samples[place]! + value * (index < attack ? (loudness * index) / attack : loudness);
    place += 1;
    if (place === samples.length) place = 0;
    const next = turn * value - before;
    before = value;
    value = next;
    loudness *= fade;
  }
}

/** Notes that ring together may add up beyond full scale. */
function withinFullScale(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const peak = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  return peak > 0.9 ? samples.map((sample) => (sample * 0.9) / peak) : samples;
}
