import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../../shared/calls/callEvent.ts';
import { callMarks, callSpans } from '../../../../renderer/recordings/waveform/callSpans.ts';
import { PeakCache } from '../../../../renderer/recordings/waveform/peakCache.ts';
import { bucketBytes, tileBuckets } from '../../../../shared/waveform/waveform.ts';

const start = 1_000_000;
const held = (second: number, by: 'agent' | 'remote'): CallEvent => ({ kind: 'held', at: start + second * 1_000, by });
const resumed = (second: number, by: 'agent' | 'remote'): CallEvent => ({ kind: 'resumed', at: start + second * 1_000, by });

describe('what happened to a call, on its recording', () => {
  test('a hold lasts until the last side that held has resumed', () => {
    expect(callSpans([held(10, 'agent'), held(12, 'remote'), resumed(20, 'agent'), resumed(25, 'remote')], start, 60_000)).toEqual([{ kind: 'hold', fromMs: 10_000, untilMs: 25_000 }]);
  });

  test('a hold or a pause that never ended lasts until the end, one before the recording is none', () => {
    expect(callSpans([held(-20, 'agent'), resumed(-5, 'agent'), held(50, 'agent'), { kind: 'recordingPaused', at: start + 30_000 }], start, 60_000)).toEqual([
      { kind: 'paused', fromMs: 30_000, untilMs: 60_000 }, { kind: 'hold', fromMs: 50_000, untilMs: 60_000 },
    ]);
  });

  test('moments are those within the recording that no span tells of', () => {
    const events: CallEvent[] = [{ kind: 'answered', at: start }, held(5, 'agent'), { kind: 'dtmfSent', at: start + 7_000, digits: 2, transport: 'info' }, { kind: 'muted', at: start + 90_000 }];
    expect(callMarks(events, start, 60_000)).toEqual([{ atMs: 7_000, event: events[2] }]);
  });
});

describe('the peaks that are drawn', () => {
  const answering = (known: { asked: string[] }) => (level: number, tile: number, count: number) => {
    known.asked.push(`${level}:${tile}+${count}`);
    return Promise.resolve(new Uint8Array(count * tileBuckets * bucketBytes).fill(level + 1));
  };

  test('come coarse first, then only for what is in view, and are asked for once', async () => {
    const known = { asked: [] as string[] };
    const cache = new PeakCache(3_600_000, answering(known), () => {});
    const view = { fromMs: 600_000, untilMs: 620_000 };
    cache.want(view, 20);
    cache.want(view, 20);
    expect(known.asked).toEqual(['2:0+1', '0:7+1']);
    await Promise.resolve();
    expect(cache.column(0, 600_000, 600_020, 20)).toEqual({ peak: 1, effective: 1 });
    expect(cache.column(0, 10_000, 10_020, 20)).toEqual({ peak: 3, effective: 3 });
  });

  test('that did not come are asked for again, and nothing is drawn of them meanwhile', async () => {
    let calls = 0;
    const cache = new PeakCache(60_000, () => { calls += 1; return Promise.resolve(null); }, () => {});
    cache.want({ fromMs: 0, untilMs: 60_000 }, 2_000);
    await Promise.resolve();
    await Promise.resolve();
    expect(cache.column(1, 0, 2_000, 2_000)).toBeNull();
    cache.want({ fromMs: 0, untilMs: 60_000 }, 2_000);
    expect(calls).toBe(2);
  });
});
