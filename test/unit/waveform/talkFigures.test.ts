import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complement, firstEndingAfter, intersection, lengthOf, stretchAt, union, type Stretch } from '../../../shared/waveform/stretch.ts';
import { skippable, talkFigures } from '../../../shared/waveform/talkFigures.ts';

const length = 600_000;
const lane = fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 60 }).map((cuts) => {
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.flatMap((from, index): Stretch[] => (index % 2 === 0 && sorted[index + 1] !== undefined ? [[from, sorted[index + 1]!]] : []));
});

describe('how a call was talked', () => {
  test('talk, silence and what was said at once always come to the whole', () => {
    fc.assert(fc.property(lane, lane, lane, (agent, customer, gaps) => {
      const apart = complement(union(agent, customer), length);
      const paused = intersection(apart, union(gaps));
      const figures = talkFigures({ agent, customer }, length, paused);
      const { talkMs } = figures.lanes.agent;
      expect(talkMs + figures.lanes.customer.talkMs - lengthOf(figures.overTalk) + lengthOf(figures.silence)).toBe(figures.recordedMs);
      expect(figures.recordedMs).toBe(length - lengthOf(paused));
    }));
  });

  test('a paused part is not silence', () => {
    const figures = talkFigures({ agent: [[0, 10_000]], customer: [[50_000, 60_000]] }, 60_000, [[20_000, 40_000]]);
    expect(figures).toMatchObject({ recordedMs: 40_000, silenceShare: 0.5, longestSilence: [10_000, 20_000] });
    expect(figures.lanes.agent.talkShare).toBe(0.25);
  });

  test('a monologue goes on over "yes, yes", over short pauses, and ends where the other side takes its turn', () => {
    const agent: Stretch[] = [[0, 8_000], [9_000, 20_000], [23_000, 30_000], [31_600, 40_000]];
    const customer: Stretch[] = [[8_100, 8_700], [20_200, 22_800], [30_100, 31_500]];
    const { lanes } = talkFigures({ agent, customer }, 45_000);
    expect(lanes.agent.longestMonologue).toEqual([0, 20_000]);
    expect(lanes.customer.longestMonologue).toEqual([20_200, 22_800]);
  });

  test('who begins into what the other one says and has the floor afterwards has interrupted', () => {
    const { lanes } = talkFigures({ agent: [[0, 5_000], [10_000, 12_000]], customer: [[4_000, 8_000], [10_800, 11_400]] }, 20_000);
    expect(lanes.customer.interruptions).toEqual([4_000]);
    expect(lanes.agent.interruptions).toEqual([]);
  });

  test('a recording in which nobody spoke has no longest anything but silence', () => {
    const figures = talkFigures({ agent: [], customer: [] }, 5_000);
    expect(figures).toMatchObject({ overTalkShare: 0, silenceShare: 1, longestSilence: [0, 5_000] });
    expect(figures.lanes.agent.longestMonologue).toBeNull();
    expect(talkFigures({ agent: [], customer: [] }, 0)).toMatchObject({ recordedMs: 0, silenceShare: 0 });
  });
});

describe('silence that is skipped', () => {
  test('is longer than asked for, and its edges are kept', () => {
    expect(skippable([[0, 900], [2_000, 4_000], [9_000, 20_000]], 2_000)).toEqual([[2_200, 3_800], [9_200, 19_800]]);
    expect(skippable([[0, 500]], 100)).toEqual([]);
  });
});

test('a moment is found in the stretch that holds it, in none between two', () => {
  fc.assert(fc.property(lane, fc.integer({ min: -10, max: length + 10 }), (stretches, at) => {
    expect(stretchAt(stretches, at)).toEqual(stretches.find(([from, until]) => from <= at && at < until));
    expect(firstEndingAfter(stretches, at)).toEqual(stretches.find(([, until]) => until > at));
  }));
});
