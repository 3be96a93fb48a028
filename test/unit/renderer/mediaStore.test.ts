import { expect, test } from 'vitest';
import type { CallQuality } from '../../../shared/calls/callQuality.ts';
import { mosHeight, mosPath, curveHeight, curveWidth } from '../../../renderer/calls/mosPath.ts';
import { gradeOf } from '../../../renderer/calls/qualityGrade.ts';
import { followMedia, keepMeasurementsOf, keptSeconds, useLevels, useQuality, withQuality } from '../../../renderer/stores/mediaStore.ts';
import { FakeBridge, anyConsoleState } from '../../fakes/fakeBridge.ts';

const second = (mos: number | null): CallQuality => ({ at: 0, roundTripMs: null, jitterMs: null, lossFraction: null, packetsIn: 0, packetsOut: 0, codec: 'PCMA', mos });

test('a curve keeps the newest seconds only', () => {
  let curve: readonly CallQuality[] = [];
  for (let i = 0; i < keptSeconds + 10; i++) curve = withQuality(curve, { ...second(4), at: i });
  expect(curve).toHaveLength(keptSeconds);
  expect(curve.at(-1)?.at).toBe(keptSeconds + 9);
});

test('measurements go to their call and leave with it', () => {
  const bridge = new FakeBridge(anyConsoleState());
  const stop = followMedia(bridge);
  bridge.emit('call:levels', { callId: 'a', levels: { agent: 0.5, remote: 0 } });
  bridge.emit('call:levels', { callId: 'b', levels: { agent: 0, remote: 1 } });
  bridge.emit('call:quality', { callId: 'a', quality: second(4.1) });
  keepMeasurementsOf(['a']);
  expect(useLevels.getState()).toEqual({ a: { agent: 0.5, remote: 0 } });
  expect(useQuality.getState().a).toHaveLength(1);
  keepMeasurementsOf([]);
  expect(useQuality.getState()).toEqual({});
  stop();
});

test('the curve breaks where nothing was measurable and ends at the right edge', () => {
  const path = mosPath([second(4), second(null), second(4), second(3)], keptSeconds);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toMatch(new RegExp(`L${curveWidth} ${mosHeight(3)}$`));
});

test('values off the scale stay on the curve', () => {
  expect(mosHeight(9)).toBe(0);
  expect(mosHeight(0)).toBe(curveHeight);
});

test('a grade names its step: 4.0, 3.6, 3.1', () => {
  expect([4, 3.99, 3.6, 3.59, 3.1, 3, null].map((mos) => gradeOf(mos).word)).toEqual(['good', 'fair', 'fair', 'poor', 'poor', 'bad', 'measuring']);
});
