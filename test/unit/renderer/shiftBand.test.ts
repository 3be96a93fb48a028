import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgentPeriod } from '../../../shared/queues/agentState.ts';
import { bandWidth, shiftBand, shiftTotals } from '../../../renderer/calls/shiftBand.ts';

const minute = 60_000;
const nine = new Date(2026, 10, 18, 9, 0).getTime();
const period = (kind: AgentPeriod['kind'], from: number, until: number | null, reason: string | null = null): AgentPeriod => ({ kind, reason, since: nine + from * minute, until: until === null ? null : nine + until * minute });

test('a day without states has no band', () => {
  expect(shiftBand([], nine)).toBeNull();
  expect(shiftTotals([], nine)).toEqual([]);
});

test('the band begins at the full hour and is at least four hours wide', () => {
  const band = shiftBand([period('idle', 30, 60), period('break', 60, null, 'meal')], nine + 90 * minute);
  expect(band).toMatchObject({ from: nine, until: nine + 240 * minute, nowX: (90 / 240) * bandWidth });
  expect(band?.parts.map(({ x, width }) => [x, width])).toEqual([[125, 125], [250, 125]]);
  expect(band?.hours.map(({ at }) => (at - nine) / minute)).toEqual([0, 60, 120, 180, 240]);
});

test('a long shift is marked every second hour', () => {
  expect(shiftBand([period('idle', 0, null)], nine + 600 * minute)?.hours).toHaveLength(6);
});

test('the sums are of each state, the longest first, the last one until now', () => {
  const periods = [period('idle', 0, 10), period('talking', 10, 40), period('idle', 40, null), period('busy', 40, 40)];
  expect(shiftTotals(periods, nine + 45 * minute)).toEqual([{ kind: 'talking', ms: 30 * minute }, { kind: 'idle', ms: 15 * minute }]);
});

test('no part leaves the band, whatever the clock did', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -200, max: 900 }), fc.integer({ min: -200, max: 900 })), { minLength: 1, maxLength: 12 }), fc.integer({ min: -100, max: 900 }), (spans, now) => {
    const band = shiftBand(spans.map(([from, until]) => period('idle', from, until)), nine + now * minute);
    for (const { x, width } of band?.parts ?? []) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(bandWidth + 0.001);
    }
  }));
});

test('of short calls one after another no more is drawn than the band has room for', () => {
  const second = 1 / 60;
  const periods = Array.from({ length: 3_000 }, (_, index) => period((['idle', 'talking', 'wrapUp'] as const)[index % 3] ?? 'idle', index * second, (index + 1) * second));
  const band = shiftBand(periods, nine + 50 * minute);
  expect(band?.parts.length).toBeGreaterThan(100);
  expect(band?.parts.length).toBeLessThan(bandWidth);
});

test('of states within one hair the longest is drawn, beside whatever is wide enough to be seen', () => {
  const second = 1 / 60;
  const periods = [period('idle', 0, 10), period('ringing', 10, 10 + 2 * second), period('talking', 10 + 2 * second, 10 + 10 * second), period('wrapUp', 10 + 10 * second, 10 + 11 * second), period('idle', 10 + 11 * second, null)];
  expect(shiftBand(periods, nine + 30 * minute)?.parts.map(({ kind }) => kind)).toEqual(['idle', 'talking', 'idle']);
});
