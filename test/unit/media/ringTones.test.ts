import { describe, expect, it } from 'vitest';
import { renderRing } from '../../../renderer/media/ringTones.ts';
import { melodies } from '../../../shared/media/audioDevices.ts';
import { toneShare } from '../../lab/audio.ts';

const rate = 48_000;
const part = (samples: Float32Array, fromSeconds: number, toSeconds: number) => samples.slice(fromSeconds * rate, toSeconds * rate);
const peak = (samples: Float32Array) => samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);

/** Loudest step between neighbours, the loop's seam included. */
const steepest = (samples: Float32Array) => samples.reduce((most, sample, index) => Math.max(most, Math.abs(sample - samples.at(index - 1)!)), 0);

describe('the melodies', () => {
  it.each(melodies)('%s begins at once, does not clip, and does not click where it begins anew', (melody) => {
    for (const sampleRate of [16_000, 44_100, 48_000]) {
      const samples = renderRing('incoming', melody, sampleRate);
      expect(peak(samples.slice(0, sampleRate / 2))).toBeGreaterThan(0.2);
      expect(peak(samples)).toBeLessThanOrEqual(1);
      expect(Math.abs(samples[0]! - samples.at(-1)!)).toBeLessThanOrEqual(steepest(samples.slice(1, -1)));
    }
  });

  it('are all different, and none sounds like a tone of the network', () => {
    const first = melodies.map((melody) => renderRing('incoming', melody, rate).slice(0, rate));
    expect(new Set(first.map((samples) => samples.join())).size).toBe(melodies.length);
    for (const samples of first) expect(toneShare(samples, 450, rate)).toBeLessThan(0.1);
  });

  it('leave the network tones alone', () => {
    expect(renderRing('waiting', 'chime', rate)).toEqual(renderRing('waiting', 'classic', rate));
  });
});

describe('ring tones', () => {
  it.each([
    { tone: 'ringback', on: 1, period: 5 },
    { tone: 'waiting', on: 0.4, period: 4.4 },
  ] as const)('$tone is 450 Hz for $on s in $period s', ({ tone, on, period }) => {
    const samples = renderRing(tone, 'classic', rate);
    expect(samples.length / rate).toBeCloseTo(period, 3);
    expect(toneShare(part(samples, 0.1, on - 0.1), 450, rate)).toBeGreaterThan(0.95);
    expect(peak(part(samples, on, period))).toBe(0);
  });

  it('an incoming call sounds one second in five and differs from the network tones', () => {
    const samples = renderRing('incoming', 'classic', rate);
    expect(samples.length / rate).toBeCloseTo(5, 3);
    expect(peak(part(samples, 0, 1))).toBeGreaterThan(0.3);
    expect(peak(part(samples, 1, 5))).toBe(0);
    expect(toneShare(part(samples, 0.1, 0.9), 450, rate)).toBeLessThan(0.05);
  });

  it.each(['incoming', 'waiting', 'ringback'] as const)('%s neither clips nor clicks', (tone) => {
    const samples = renderRing(tone, 'classic', rate);
    expect(peak(samples)).toBeLessThanOrEqual(1);
    expect(samples[0]).toBe(0);
    expect(Math.abs(samples[samples.length - 1]!)).toBe(0);
  });
});
