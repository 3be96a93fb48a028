import { expect, test } from 'vitest';
import { recordingGaps } from '../../../shared/recordings/recordingGaps.ts';

const paused = (at: number) => ({ kind: 'recordingPaused', at }) as const;
const resumed = (at: number) => ({ kind: 'recordingResumed', at, by: 'agent' }) as const;

test('every pause is a gap, from the start of the recording', () => {
  expect(recordingGaps([paused(1_500), resumed(2_500), paused(4_000), resumed(4_200)], 1_000, 9_000)).toEqual([{ fromMs: 500, untilMs: 1_500 }, { fromMs: 3_000, untilMs: 3_200 }]);
});

test('a pause lasts until the end of the call, or of the recording where the end was never seen', () => {
  expect(recordingGaps([paused(2_000), { kind: 'ended', at: 3_000, end: { by: 'agent', cause: 'hungUp' } }], 1_000, 9_000)).toEqual([{ fromMs: 1_000, untilMs: 2_000 }]);
  expect(recordingGaps([paused(2_000)], 1_000, 9_000)).toEqual([{ fromMs: 1_000, untilMs: 9_000 }]);
});

test('a pause before the first sound begins with it, one after the last is none, and a clock that jumps back makes none', () => {
  expect(recordingGaps([paused(500), resumed(1_200)], 1_000, 9_000)).toEqual([{ fromMs: 0, untilMs: 200 }]);
  expect(recordingGaps([paused(20_000), resumed(21_000)], 1_000, 9_000)).toEqual([]);
  expect(recordingGaps([paused(5_000), resumed(4_000)], 1_000, 9_000)).toEqual([]);
});
