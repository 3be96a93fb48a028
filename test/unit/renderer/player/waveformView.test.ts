import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisMarks, isWhole, leastViewMs, panBy, showing, wholeView, within, zoomAt, type WaveformView } from '../../../../renderer/recordings/waveform/waveformView.ts';
import { momentWords } from '../../../../renderer/recordings/waveform/momentWords.ts';

const length = 3_600_000;
const view = fc.tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: leastViewMs, max: length })).map(([from, span]): WaveformView => within({ fromMs: from, untilMs: from + span }, length));
const inside = ({ fromMs, untilMs }: WaveformView) => {
  expect(fromMs).toBeGreaterThanOrEqual(0);
  expect(untilMs).toBeLessThanOrEqual(length + 1e-6);
  expect(untilMs - fromMs).toBeGreaterThanOrEqual(leastViewMs - 1e-6);
};

describe('a view of a recording', () => {
  test('stays within it however it is zoomed and moved', () => {
    fc.assert(fc.property(view, fc.double({ min: 0.01, max: 100, noNaN: true }), fc.integer({ min: 0, max: length }), fc.integer({ min: -length, max: length }), (before, factor, at, by) => {
      inside(zoomAt(before, factor, at, length));
      inside(panBy(before, by, length));
      inside(showing(before, at, length));
    }));
  });

  test('keeps the moment under the pointer where it is when it comes closer', () => {
    fc.assert(fc.property(view, fc.double({ min: 1, max: 4, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (before, factor, share) => {
      const at = before.fromMs + share * (before.untilMs - before.fromMs);
      const after = zoomAt(before, factor, at, length);
      if (after.untilMs - after.fromMs <= leastViewMs * 1.01) return;
      expect((at - after.fromMs) / (after.untilMs - after.fromMs)).toBeCloseTo(share, 5);
    }));
  });

  test('shows the moment that plays, and does not move while it is in sight', () => {
    const here = { fromMs: 10_000, untilMs: 20_000 };
    expect(showing(here, 15_000, length)).toBe(here);
    const there = showing(here, 600_000, length);
    expect(there.fromMs).toBeLessThan(600_000);
    expect(there.untilMs).toBeGreaterThan(600_000);
  });

  test('of the whole is the whole; one of a very short recording has still a width', () => {
    expect(isWhole(wholeView(length), length)).toBe(true);
    expect(wholeView(0)).toEqual({ fromMs: 0, untilMs: leastViewMs });
    expect(within({ fromMs: 0, untilMs: 10 }, 0)).toEqual({ fromMs: 0, untilMs: leastViewMs });
  });
});

test('the strokes of the time axis stand so far apart that their words fit, and in every view there are some', () => {
  fc.assert(fc.property(view, fc.integer({ min: 300, max: 4_000 }), (part, width) => {
    const { stepMs, marks } = axisMarks(part, width);
    expect((stepMs / (part.untilMs - part.fromMs)) * width).toBeGreaterThanOrEqual(71.9);
    for (const [index, at] of marks.entries()) if (index > 0) expect(at - marks[index - 1]!).toBeCloseTo(stepMs);
    expect(marks.length).toBeLessThanOrEqual(width / 71.9 + 1);
  }));
});

test('a moment is written with hours only when there are some, with tenths where they are told apart', () => {
  expect([0, 59_999, 61_000, 3_600_000].map((ms) => momentWords(ms))).toEqual(['00:00', '00:59', '01:01', '1:00:00']);
  expect([0, 950, 59_990, 61_250].map((ms) => momentWords(ms, true))).toEqual(['00:00.0', '00:00.9', '00:59.9', '01:01.2']);
});
