import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallQuality } from '../../../shared/calls/callQuality.ts';
import { curveSteps, summariseQuality } from '../../../shared/calls/summariseQuality.ts';

const second = (index: number, changes: Partial<CallQuality> = {}): CallQuality => ({
  at: 1_000_000 + index * 1_000, roundTripMs: 40, jitterMs: 4, lossFraction: 0, packetsIn: 50, packetsOut: 50, codec: 'opus', mos: 4.4, ...changes,
});

describe('the quality of a whole call', () => {
  test('averages what could be measured and keeps the worst', () => {
    const summary = summariseQuality([second(0, { mos: null, roundTripMs: null }), second(1), second(2, { mos: 2.4, roundTripMs: 80 })], [], 0);
    expect(summary).toMatchObject({ mosAverage: 3.4, mosWorst: 2.4, roundTripMs: 60, jitterMs: 4, lossFraction: 0, codec: 'opus' });
  });

  test('weighs loss by what was sent', () => {
    expect(summariseQuality([second(0), second(1, { lossFraction: 0.5, packetsIn: 25 })], [], 0).lossFraction).toBe(0.25);
    expect(summariseQuality([second(0, { lossFraction: 1, packetsIn: 0 })], [], 0).lossFraction).toBe(1);
  });

  test('draws an hour in sixty steps and leaves a gap where nothing was measured', () => {
    const hour = Array.from({ length: 3_600 }, (_, index) => second(index, index >= 1_800 && index < 1_860 ? { mos: null } : {}));
    const { curve } = summariseQuality(hour, [], 0);
    expect(curve).toHaveLength(curveSteps);
    expect(curve[30]).toBeNull();
    expect(curve.filter((step) => step === 4.4)).toHaveLength(59);
  });

  test('closes an alarm that lasted to the end', () => {
    const summary = summariseQuality([second(0)], [{ kind: 'noPacketsIn', at: 5_000, until: 8_000 }, { kind: 'silenceOut', at: 9_000, until: null }], 11_000);
    expect(summary.alarms).toEqual([{ kind: 'noPacketsIn', at: 5_000, forMs: 3_000 }, { kind: 'silenceOut', at: 9_000, forMs: 2_000 }]);
  });

  test('knows nothing of a call that was never measured', () => {
    expect(summariseQuality([], [], 0)).toEqual({ mosAverage: null, mosWorst: null, lossFraction: null, jitterMs: null, roundTripMs: null, codec: '', curve: [], alarms: [] });
  });

  test('whatever was measured, the curve stays within what was measured and short enough', () => {
    const anySecond = fc.record({ at: fc.nat(100_000), mos: fc.option(fc.double({ min: 1, max: 4.5, noNaN: true }), { nil: null }), loss: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }) });
    fc.assert(
      fc.property(fc.array(anySecond, { maxLength: 200 }), (parts) => {
        const seconds = parts.sort((a, b) => a.at - b.at).map(({ at, mos, loss }) => second(0, { at, mos, lossFraction: loss }));
        const summary = summariseQuality(seconds, [], 0);
        expect(summary.curve.length).toBeLessThanOrEqual(curveSteps);
        for (const step of summary.curve) if (step !== null) expect(step).toBeGreaterThanOrEqual(0.99);
        if (summary.lossFraction !== null) expect(summary.lossFraction).toBeGreaterThanOrEqual(0);
        if (summary.lossFraction !== null) expect(summary.lossFraction).toBeLessThanOrEqual(1);
        expect(summary.mosWorst === null).toBe(seconds.every(({ mos }) => mos === null));
      }),
    );
  });
});
