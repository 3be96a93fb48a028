import { describe, expect, it } from 'vitest';
import { estimateMos } from '../../../renderer/media/estimateMos.ts';
import { QualityMeter, readLevels, type StatsEntry, type StatsReport } from '../../../renderer/media/measureQuality.ts';

function report(...entries: StatsEntry[]): StatsReport {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

const inbound = (packetsReceived: number, packetsLost: number, id = 'in') =>
  ({ id, type: 'inbound-rtp', kind: 'audio', packetsReceived, packetsLost, jitter: 0.004, codecId: 'c' }) as const;
const codec = { id: 'c', type: 'codec', mimeType: 'audio/PCMA' } as const;

describe('the estimated listening quality', () => {
  it('is that of toll quality on a clean line', () => {
    expect(estimateMos({ codec: 'PCMA', delayMs: 40, lossFraction: 0 })).toBeGreaterThan(4.3);
  });

  it('only falls with loss and with delay', () => {
    const byLoss = [0, 0.01, 0.05, 0.2, 1].map((lossFraction) => estimateMos({ codec: 'PCMA', delayMs: 40, lossFraction }));
    const byDelay = [0, 100, 200, 400, 1_000].map((delayMs) => estimateMos({ codec: 'PCMA', delayMs, lossFraction: 0 }));
    for (const scores of [byLoss, byDelay]) expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(Math.min(...byLoss, ...byDelay)).toBeGreaterThanOrEqual(1);
  });

  it('knows that a compressing codec starts lower', () => {
    const clean = { delayMs: 40, lossFraction: 0 };
    expect(estimateMos({ codec: 'G729', ...clean })).toBeLessThan(estimateMos({ codec: 'PCMU', ...clean }));
  });
});

describe('the quality of a second', () => {
  it('counts what was lost since the last reading, not since the call began', () => {
    const meter = new QualityMeter();
    expect(meter.read(report(inbound(100, 100), codec), 1).lossFraction).toBe(0.5);
    const second = meter.read(report(inbound(150, 100), codec), 2);
    expect(second).toMatchObject({ lossFraction: 0, packetsIn: 150, codec: 'PCMA', jitterMs: 4, at: 2 });
  });

  it('is not measurable while nothing arrives', () => {
    const meter = new QualityMeter();
    meter.read(report(inbound(100, 0), codec), 1);
    expect(meter.read(report(inbound(100, 0), codec), 2)).toMatchObject({ lossFraction: null, mos: null });
    expect(new QualityMeter().read(report(), 1)).toMatchObject({ lossFraction: null, mos: null, jitterMs: null, roundTripMs: null, codec: '' });
  });

  it('starts over with another far side', () => {
    const meter = new QualityMeter();
    meter.read(report(inbound(1_000, 10), codec), 1);
    expect(meter.read(report(inbound(50, 0, 'new'), codec), 2).lossFraction).toBe(0);
  });

  it('prefers the round trip that RTCP reports', () => {
    const pair = { id: 'p', type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.002 } as const;
    const rtcp = { id: 'r', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.05 } as const;
    expect(new QualityMeter().read(report(inbound(1, 0), codec, pair), 1).roundTripMs).toBeCloseTo(2);
    expect(new QualityMeter().read(report(inbound(1, 0), codec, pair, rtcp), 1).roundTripMs).toBeCloseTo(50);
  });

  it('has both levels, and none where there is no voice', () => {
    const entries = [{ id: 's', type: 'media-source', kind: 'audio', audioLevel: 0.3 }, { ...inbound(1, 0), audioLevel: 0.6 }] as const;
    expect(readLevels(report(...entries))).toEqual({ agent: 0.3, remote: 0.6 });
    expect(readLevels(report())).toEqual({ agent: 0, remote: 0 });
  });
});
