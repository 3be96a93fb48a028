import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peakTiles } from '../../../shared/waveform/peakTiles.ts';
import { SoundMeter } from '../../../shared/waveform/soundMeter.ts';
import { bucketCount, bucketBytes, levelFor, peakLevels, tileBuckets, tileCount, toAmplitude, toByte } from '../../../shared/waveform/waveform.ts';

const rate = 16_000;
const tone = (samples: number, amplitude: number) => Float32Array.from({ length: samples }, (_, at) => amplitude * Math.sin((2 * Math.PI * 400 * at) / rate));

function tilesOf(seconds: number, amplitude = 0.5) {
  const meter = new SoundMeter(rate);
  for (let second = 0; second < seconds; second += 1) meter.add(tone(rate, amplitude), new Float32Array(rate));
  return peakTiles(meter.levels());
}

describe('measured sound', () => {
  test('is the same in whatever pieces it came', () => {
    const sound = tone(rate * 2, 0.4);
    const whole = new SoundMeter(rate);
    whole.add(sound, sound);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 }), (cuts) => {
      const meter = new SoundMeter(rate);
      let at = 0;
      for (const cut of cuts) meter.add(sound.subarray(at, (at = Math.min(sound.length, at + cut))).slice(), sound.subarray(at - Math.min(cut, at), at).slice());
      meter.add(sound.subarray(at), sound.subarray(at));
      expect(meter.levels().agent).toEqual(whole.levels().agent);
    }), { numRuns: 20 });
  });

  test('has a peak and an effective value of each twenty milliseconds, and silence where nothing could be decoded', () => {
    const meter = new SoundMeter(rate);
    meter.add(tone(320, 0.5), new Float32Array(320));
    meter.addSilence(320);
    const { agent, customer } = meter.levels();
    expect(agent.peak[0]).toBeCloseTo(0.5, 2);
    expect(agent.effective[0]).toBeCloseTo(0.5 / Math.SQRT2, 2);
    expect([agent.peak[1], customer.peak[0]]).toEqual([0, 0]);
  });
});

describe('the tiles of a waveform', () => {
  test('come coarsest first, every bucket of every level once', () => {
    const tiles = tilesOf(170);
    expect(tiles[0]!.level).toBe(2);
    for (const level of peakLevels) {
      const of = tiles.filter((tile) => tile.level === level);
      expect(of.map(({ tile }) => tile)).toEqual(Array.from({ length: tileCount(level, 170_000) }, (_, index) => index));
      expect(of.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(bucketCount(level, 170_000) * bucketBytes);
      for (const { bytes } of of) expect(bytes.length).toBeLessThanOrEqual(tileBuckets * bucketBytes);
    }
  });

  test('show a steady voice equally high at every level, and nothing of the other one', () => {
    for (const { bytes } of tilesOf(20)) {
      expect(toAmplitude(bytes[0]!)).toBeCloseTo(0.5, 1);
      expect(toAmplitude(bytes[1]!)).toBeCloseTo(0.35, 1);
      expect([bytes[2], bytes[3]]).toEqual([0, 0]);
    }
  });
});

test('an amplitude survives its byte within half a hundredth, and what is out of range is at its edge', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (amplitude) => {
    expect(Math.abs(toAmplitude(toByte(amplitude)) - amplitude)).toBeLessThan(0.005);
  }));
  expect([toByte(-1), toByte(7)]).toEqual([0, 255]);
});

test('a picture is drawn from the coarsest level that still has something for each pixel', () => {
  expect([0.5, 20, 159, 160, 900, 1_280, 9_000].map(levelFor)).toEqual([0, 0, 0, 1, 1, 2, 2]);
});
