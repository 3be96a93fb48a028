import { describe, expect, it } from 'vitest';
import { renderRing } from '../../../renderer/media/ringTones.ts';
import { toneShare } from '../../lab/audio.ts';

const rate = 48_000;
const part = (samples: Float32Array, fromSeconds: number, toSeconds: number) => samples.slice(fromSeconds * rate, toSeconds * rate);
const peak = (samples: Float32Array) => samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);

describe('ring tones', () => {
  it.each([
    { tone: 'ringback', on: 1, period: 5 },
    { tone: 'waiting', on: 0.4, period: 4.4 },
  ] as const)('$tone is 450 Hz for $on s in $period s', ({ tone, on, period }) => {
    const samples = renderRing(tone, rate);
    expect(samples.length / rate).toBeCloseTo(period, 3);
    expect(toneShare(part(samples, 0.1, on - 0.1), 450, rate)).toBeGreaterThan(0.95);
    expect(peak(part(samples, on, period))).toBe(0);
  });

  it('an incoming call sounds one second in five and differs from the network tones', () => {
    const samples = renderRing('incoming', rate);
    expect(samples.length / rate).toBeCloseTo(5, 3);
    expect(peak(part(samples, 0, 1))).toBeGreaterThan(0.3);
    expect(peak(part(samples, 1, 5))).toBe(0);
    expect(toneShare(part(samples, 0.1, 0.9), 450, rate)).toBeLessThan(0.05);
  });

  it.each(['incoming', 'waiting', 'ringback'] as const)('%s neither clips nor clicks', (tone) => {
    const samples = renderRing(tone, rate);
    expect(peak(samples)).toBeLessThanOrEqual(1);
    expect(samples[0]).toBe(0);
    expect(Math.abs(samples[samples.length - 1]!)).toBe(0);
  });
});
