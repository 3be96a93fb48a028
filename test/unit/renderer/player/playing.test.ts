import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factorOf, plainSound } from '../../../../renderer/recordings/player/laneSound.ts';
import { nextJump } from '../../../../renderer/recordings/player/nextJump.ts';
import type { Stretch } from '../../../../shared/waveform/stretch.ts';

describe('where the playback leaves its way', () => {
  const skips: Stretch[] = [[10_000, 20_000], [50_000, 55_000]];

  test('is the next silence that is skipped, at once within one', () => {
    expect(nextJump(0, null, skips)).toEqual({ atMs: 10_000, toMs: 20_000 });
    expect(nextJump(12_000, null, skips)).toEqual({ atMs: 12_000, toMs: 20_000 });
    expect(nextJump(20_000, null, skips)).toEqual({ atMs: 50_000, toMs: 55_000 });
    expect(nextJump(60_000, null, skips)).toBeNull();
  });

  test('is the end of the loop, also when a silence there would lead out of it', () => {
    expect(nextJump(0, [0, 5_000], skips)).toEqual({ atMs: 5_000, toMs: 0 });
    expect(nextJump(5_000, [2_000, 30_000], skips)).toEqual({ atMs: 10_000, toMs: 20_000 });
    expect(nextJump(5_000, [2_000, 15_000], skips)).toEqual({ atMs: 10_000, toMs: 2_000 });
    expect(nextJump(40_000, [2_000, 30_000], [])).toBeNull();
  });

  test('never lies behind, and a skip never leads back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (at) => {
      const jump = nextJump(at, null, skips);
      if (jump === null) return;
      expect(jump.atMs).toBeGreaterThanOrEqual(at);
      expect(jump.toMs).toBeGreaterThan(jump.atMs);
    }));
  });
});

describe('how loud a voice is', () => {
  const agentSolo = { ...plainSound, agent: { ...plainSound.agent, solo: true } };

  test('follows its decibels', () => {
    expect(factorOf('agent', plainSound)).toBe(1);
    expect(factorOf('customer', { ...plainSound, customer: { gainDb: 20, muted: false, solo: false } })).toBeCloseTo(10);
  });

  test('is nothing when it is muted, or when only the other one is soloed', () => {
    expect(factorOf('agent', { ...plainSound, agent: { gainDb: 6, muted: true, solo: false } })).toBe(0);
    expect(factorOf('customer', agentSolo)).toBe(0);
    expect(factorOf('agent', agentSolo)).toBe(1);
    expect(factorOf('agent', { ...agentSolo, agent: { gainDb: 0, muted: true, solo: true } })).toBe(0);
  });
});
