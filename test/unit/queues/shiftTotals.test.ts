import { expect, test } from 'vitest';
import type { AgentPeriod } from '../../../shared/queues/agentState.ts';
import { shiftTotals } from '../../../shared/queues/shiftTotals.ts';

const morning: readonly AgentPeriod[] = [
  { kind: 'idle', reason: null, since: 0, until: 100 },
  { kind: 'talking', reason: null, since: 100, until: 250 },
  { kind: 'wrapUp', reason: null, since: 250, until: 300 },
  { kind: 'break', reason: 'meal', since: 300, until: 400 },
  { kind: 'break', reason: 'rest', since: 400, until: 410 },
  { kind: 'offline', reason: null, since: 410, until: 500 },
  { kind: 'idle', reason: null, since: 500, until: null },
];

test('time and stretches are counted per state, the running one up to now', () => {
  const { states, breaks, onDutyMs } = shiftTotals(morning, { now: 530 });
  expect(states.idle).toEqual({ ms: 130, periods: 2 });
  expect(states.talking).toEqual({ ms: 150, periods: 1 });
  expect(states.break).toEqual({ ms: 110, periods: 2 });
  expect(breaks).toEqual({ meal: { ms: 100, periods: 1 }, rest: { ms: 10, periods: 1 } });
  expect(onDutyMs).toBe(530 - 90);
});

test('a stretch that reaches over midnight is cut there', () => {
  const { states } = shiftTotals(morning, { from: 50, until: 200, now: 530 });
  expect(states.idle).toEqual({ ms: 50, periods: 1 });
  expect(states.talking).toEqual({ ms: 100, periods: 1 });
  expect(states.wrapUp).toEqual({ ms: 0, periods: 0 });
});
