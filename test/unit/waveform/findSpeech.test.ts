import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSpeech } from '../../../shared/waveform/findSpeech.ts';
import { lengthOf } from '../../../shared/waveform/stretch.ts';
import { voiceOf, type Phrase } from '../../fixtures/waveform/voice.ts';

const minute = 60_000;

/** Phrases of one to five seconds with pauses of one to six between them. */
const phrases = fc.array(fc.tuple(fc.integer({ min: 50, max: 300 }), fc.integer({ min: 50, max: 250 })), { minLength: 2, maxLength: 12 }).map((pairs) => {
  let at = 0;
  return pairs.map(([pause, length]): Phrase => {
    const fromMs = at + pause * 20;
    at = fromMs + length * 20;
    return { fromMs, untilMs: at };
  });
});
const endOf = (list: readonly Phrase[]) => (list.at(-1)?.untilMs ?? 0) + 2_000;
const levels = { speechDb: fc.integer({ min: -34, max: -14 }), overNoise: fc.integer({ min: 24, max: 45 }), seed: fc.nat() };

describe('a voice', () => {
  test('is found where it speaks and nowhere else, however loud it and the noise are', () => {
    fc.assert(fc.property(phrases, levels.speechDb, levels.overNoise, levels.seed, (spoken, speechDb, overNoise, seed) => {
      const found = findSpeech(voiceOf(spoken, endOf(spoken), { speechDb, noiseDb: Math.min(-45, speechDb - overNoise), seed }));
      expect(found).toHaveLength(spoken.length);
      for (const [index, [from, until]] of found.entries()) {
        expect(Math.abs(from - spoken[index]!.fromMs)).toBeLessThanOrEqual(60);
        expect(Math.abs(until - spoken[index]!.untilMs)).toBeLessThanOrEqual(80);
      }
    }), { numRuns: 60 });
  });

  test('has the same length when everything is up to six decibels louder or quieter', () => {
    fc.assert(fc.property(phrases, fc.integer({ min: -6, max: 6 }), levels.seed, (spoken, gain, seed) => {
      const voice = voiceOf(spoken, endOf(spoken), { speechDb: -26, noiseDb: -56, seed });
      const before = lengthOf(findSpeech(voice));
      const after = lengthOf(findSpeech(voice.map((value) => value * 10 ** (gain / 20))));
      expect(Math.abs(after - before) / endOf(spoken)).toBeLessThan(0.02);
    }), { numRuns: 40 });
  });

  test('is found again when the noise of the line rises in the middle of the call', () => {
    const spoken = [{ fromMs: 5_000, untilMs: 9_000 }, { fromMs: 70_000, untilMs: 75_000 }];
    const quiet = voiceOf(spoken, minute, { noiseDb: -65 });
    const loud = voiceOf(spoken.map(({ fromMs, untilMs }) => ({ fromMs: fromMs - minute, untilMs: untilMs - minute })), minute, { noiseDb: -45, seed: 2 });
    const found = findSpeech(Float32Array.from([...quiet, ...loud]));
    expect(found.map(([from, until]) => [Math.round(from / 1000), Math.round(until / 1000)])).toEqual([[5, 9], [70, 75]]);
  });
});

describe('what is no voice', () => {
  test('steady noise of any level that a line can have is silence', () => {
    fc.assert(fc.property(fc.integer({ min: -90, max: -44 }), levels.seed, (noiseDb, seed) => {
      expect(findSpeech(voiceOf([], minute, { noiseDb, seed }))).toEqual([]);
    }), { numRuns: 40 });
  });

  test('clicks of up to eighty milliseconds are not speech, and nothing at all is not either', () => {
    const clicks = new Float32Array(3_000);
    for (let at = 100; at < 2_900; at += 200) clicks.fill(0.5, at, at + 4);
    expect(findSpeech(clicks)).toEqual([]);
    expect(findSpeech(new Float32Array(3_000))).toEqual([]);
    expect(findSpeech(new Float32Array(0))).toEqual([]);
  });

  test('a pause between two words does not end what is said, a longer one does', () => {
    const said = (pauseMs: number) => findSpeech(voiceOf([{ fromMs: 1_000, untilMs: 3_000 }, { fromMs: 3_000 + pauseMs, untilMs: 6_000 }], 8_000)).length;
    expect(said(200)).toBe(1);
    expect(said(700)).toBe(2);
  });

  test('a sound that goes on and on, as a tone, counts as sound', () => {
    expect(findSpeech(new Float32Array(1_500).fill(0.1))).toEqual([[0, 30_000]]);
  });
});

test('stretches are ascending, apart and within the recording for any levels at all', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2_000 }), (values) => {
    const found = findSpeech(Float32Array.from(values));
    let last = -1;
    for (const [from, until] of found) {
      expect(from).toBeGreaterThan(last);
      expect(until).toBeGreaterThan(from);
      last = until;
    }
    expect(last).toBeLessThanOrEqual(values.length * 20);
  }), { numRuns: 100 });
});
