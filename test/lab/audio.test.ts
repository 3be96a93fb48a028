import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeALaw, dominantFrequency, encodeALaw, levelDb, synthesizeTone, toneShare } from './audio.ts';

describe('A-law', () => {
  it('gives every byte back after decoding and encoding', () => {
    for (let byte = 0; byte < 256; byte += 1) expect(encodeALaw(decodeALaw(byte))).toBe(byte);
  });

  it('keeps the order of samples', () => {
    fc.assert(
      fc.property(fc.integer({ min: -32_768, max: 32_767 }), fc.integer({ min: -32_768, max: 32_767 }), (a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(decodeALaw(encodeALaw(low))).toBeLessThanOrEqual(decodeALaw(encodeALaw(high)));
      }),
    );
  });

  it('is off by at most a sixteenth of the sample', () => {
    fc.assert(
      fc.property(fc.integer({ min: -32_767, max: 32_767 }), (sample) => {
        expect(Math.abs(decodeALaw(encodeALaw(sample)) - sample)).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 16));
      }),
    );
  });
});

describe('finding tones', () => {
  const tone = (frequencyHz: number, sampleRate: number, amplitude = 0.3): Int16Array => synthesizeTone({ frequencyHz, seconds: 1, sampleRate, amplitude });
  const noise = (length: number): Int16Array => {
    let seed = 42;
    return Int16Array.from({ length }, () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
      return (seed >> 16) - 16_384;
    });
  };

  it.each([[440, 8_000], [1_000, 8_000], [333, 16_000], [2_500, 48_000]])('names %d Hz at %d samples a second', (frequencyHz, sampleRate) => {
    const found = dominantFrequency(tone(frequencyHz, sampleRate), sampleRate);
    expect(found?.frequencyHz).toBe(frequencyHz);
    expect(found?.share).toBeGreaterThan(0.95);
  });

  it('finds the louder of two tones and sees that it is not alone', () => {
    const low = tone(440, 8_000, 0.3);
    const high = tone(1_200, 8_000, 0.2);
    const both = low.map((sample, n) => sample + high[n]!);
    expect(dominantFrequency(both, 8_000)?.frequencyHz).toBe(440);
    expect(toneShare(both, 440)).toBeCloseTo(0.69, 1);
    expect(toneShare(both, 1_200)).toBeCloseTo(0.31, 1);
    expect(toneShare(both, 800)).toBeLessThan(0.01);
  });

  it('accepts float samples as decoders give them', () => {
    expect(dominantFrequency(Float32Array.from(tone(620, 48_000), (sample) => sample / 32_768), 48_000)?.frequencyHz).toBe(620);
  });

  it('finds a tone under noise, and no tone in noise alone', () => {
    const hiss = noise(8_000);
    expect(toneShare(hiss, 440)).toBeLessThan(0.05);
    const clear = tone(440, 8_000);
    expect(dominantFrequency(hiss.map((sample, n) => sample / 4 + clear[n]!), 8_000)?.frequencyHz).toBe(440);
  });

  it('finds nothing in silence or in a few samples', () => {
    expect(dominantFrequency(new Int16Array(8_000), 8_000)).toBeUndefined();
    expect(dominantFrequency(new Int16Array(10).fill(900), 8_000)).toBeUndefined();
    expect(toneShare(new Int16Array(100), 440)).toBe(0);
    expect(levelDb(new Int16Array(100))).toBe(-Infinity);
  });
});
