/** Sample rate of everything on the trunk side, in Hz. */
export const TELEPHONE_RATE = 8_000;

const ALAW_MASK = 0x55;

/** One 16-bit sample as ITU-T G.711 A-law. */
export function encodeALaw(sample: number): number {
  const negative = sample < 0;
  let magnitude = Math.min(32_767, negative ? -sample - 1 : sample);
  if (magnitude < 0) magnitude = 0;
  let exponent = 7;
  for (let bit = 0x4000; exponent > 0 && (magnitude & bit) === 0; bit >>= 1) exponent -= 1;
  const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f;
  return ((negative ? 0 : 0x80) | (exponent << 4) | mantissa) ^ ALAW_MASK;
}

/** One A-law byte as a 16-bit sample (ITU-T G.711). */
export function decodeALaw(byte: number): number {
  const bits = byte ^ ALAW_MASK;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = (bits & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

/** Decodes a packet's payload of A-law bytes. */
export function decodeALawBytes(bytes: Uint8Array): Int16Array {
  return Int16Array.from(bytes, decodeALaw);
}

/** Encodes 16-bit samples as A-law bytes. */
export function encodeALawBytes(samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, encodeALaw);
}

export interface Tone {
  readonly frequencyHz: number;
  readonly seconds: number;
  /** Defaults to 8000 Hz. */
  readonly sampleRate?: number;
  /** Peak, 0 to 1 of full scale; defaults to 0.4. */
  readonly amplitude?: number;
}

/** Samples of a sine. Join lengths of whole periods without a click: `frequencyHz * seconds` should be whole. */
export function synthesizeTone({ frequencyHz, seconds, sampleRate = TELEPHONE_RATE, amplitude = 0.4 }: Tone): Int16Array {
  const step = (2 * Math.PI * frequencyHz) / sampleRate;
  return Int16Array.from({ length: Math.round(seconds * sampleRate) }, (_, n) => Math.round(Math.sin(n * step) * amplitude * 32_767));
}

/** Mean power of samples in squared sample units. */
function meanPower(pcm: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < pcm.length; n += 1) sum += pcm[n]! * pcm[n]!;
  return pcm.length === 0 ? 0 : sum / pcm.length;
}

/** Samples times a Hann window, so that a loud tone does not leak into far frequencies. */
function windowed(pcm: ArrayLike<number>): Float64Array {
  const last = Math.max(1, pcm.length - 1);
  return Float64Array.from({ length: pcm.length }, (_, n) => pcm[n]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / last)));
}

/** |X(f)|² by Goertzel's recurrence, unnormalised. */
function goertzel(samples: Float64Array, frequencyHz: number, sampleRate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRate);
  let previous = 0;
  let beforeThat = 0;
  for (const sample of samples) {
    const current = sample + coefficient * previous - beforeThat;
    beforeThat = previous;
    previous = current;
  }
  return previous * previous + beforeThat * beforeThat - coefficient * previous * beforeThat;
}

/**
 * Share of the samples' power that lies at `frequencyHz`: about 1 for that tone alone, about 0 without it, 0 for
 * silence. `pcm` may be 16-bit or float samples. Cut long audio into pieces of a second or less: clock differences
 * widen the line of a tone.
 */
export function toneShare(pcm: ArrayLike<number>, frequencyHz: number, sampleRate: number = TELEPHONE_RATE): number {
  const samples = windowed(pcm);
  const total = meanPower(samples);
  if (pcm.length === 0 || total === 0) return 0;
  // A sine of amplitude A under a Hann window has |X| = A·N/4 and mean power A²·3/16: their ratio undoes both.
  const amplitudeSquared = (16 * goertzel(samples, frequencyHz, sampleRate)) / (pcm.length * pcm.length);
  return Math.min(1, (amplitudeSquared * 3) / 16 / total);
}

/** Root mean square level in dB of full scale for 16-bit samples; −Infinity for digital silence. */
export function levelDb(pcm: ArrayLike<number>): number {
  return 10 * Math.log10(meanPower(pcm) / (32_768 * 32_768));
}

export interface FrequencyFinding {
  readonly frequencyHz: number;
  /** Share of the power at that frequency, 0 to 1. */
  readonly share: number;
}

const SILENCE_POWER = 1e-9;
const LOWEST_HZ = 100;
const HIGHEST_HZ = 3_500;

/** In-place radix-2 FFT of a power-of-two length. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length;
  for (let n = 1, mirror = 0; n < length; n += 1) {
    let bit = length >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (n < mirror) {
      [real[n], real[mirror]] = [real[mirror]!, real[n]!];
      [imaginary[n], imaginary[mirror]] = [imaginary[mirror]!, imaginary[n]!];
    }
  }
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; k += 1) {
      const cosine = Math.cos((-2 * Math.PI * k) / size);
      const sine = Math.sin((-2 * Math.PI * k) / size);
      for (let even = k; even < length; even += size) {
        const odd = even + half;
        const re = real[odd]! * cosine - imaginary[odd]! * sine;
        const im = real[odd]! * sine + imaginary[odd]! * cosine;
        real[odd] = real[even]! - re;
        imaginary[odd] = imaginary[even]! - im;
        real[even] = real[even]! + re;
        imaginary[even] = imaginary[even]! + im;
      }
    }
  }
}

/** The strongest line of a spectrum between two frequencies, as accurate as the transform's bins. */
function strongestBin(samples: Float64Array, sampleRate: number): { readonly frequencyHz: number; readonly binHz: number } {
  const length = 2 ** Math.ceil(Math.log2(samples.length));
  const real = new Float64Array(length);
  real.set(samples);
  const imaginary = new Float64Array(length);
  transform(real, imaginary);
  const binHz = sampleRate / length;
  let best = Math.ceil(LOWEST_HZ / binHz);
  let power = 0;
  for (let bin = best; bin < Math.min(length / 2, HIGHEST_HZ / binHz); bin += 1) {
    const found = real[bin]! ** 2 + imaginary[bin]! ** 2;
    if (found > power) {
      power = found;
      best = bin;
    }
  }
  return { frequencyHz: best * binHz, binHz };
}

/**
 * The strongest single frequency from 100 Hz to 3,500 Hz (or the Nyquist limit), to the nearest 1 Hz, looked for in
 * at most the middle second of `pcm`. Undefined for silence or fewer than 20 ms.
 */
export function dominantFrequency(pcm: ArrayLike<number>, sampleRate: number): FrequencyFinding | undefined {
  const length = Math.min(pcm.length, sampleRate);
  if (length < sampleRate / 50) return undefined;
  const from = Math.floor((pcm.length - length) / 2);
  const piece = Float64Array.from({ length }, (_, n) => pcm[from + n]!);
  if (meanPower(piece) < SILENCE_POWER) return undefined;
  const samples = windowed(piece);
  const { frequencyHz, binHz } = strongestBin(samples, sampleRate);
  let best = Math.round(frequencyHz);
  let power = 0;
  for (let near = Math.floor(frequencyHz - binHz); near <= frequencyHz + binHz; near += 1) {
    const found = goertzel(samples, near, sampleRate);
    if (found > power) {
      power = found;
      best = near;
    }
  }
  return { frequencyHz: best, share: toneShare(piece, best, sampleRate) };
}
