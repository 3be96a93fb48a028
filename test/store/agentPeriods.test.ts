import { describe, expect, test } from 'vitest';
import type { AgentPeriod, AgentStateKind } from '../../shared/queues/agentState.ts';
import { openForTest } from './temporaryStore.ts';

const agent = '8001';
const all = { agent, from: 0, until: 1000 };

function period(kind: AgentStateKind, since: number, until: number | null = null): AgentPeriod {
  return { kind, reason: kind === 'break' ? 'meal' : null, since, until };
}

describe('the periods of an agent', () => {
  test('are listed oldest first, the one that lasts included, of this agent only', () => {
    const { ask } = openForTest();
    ask.putAgentPeriod({ agent, period: period('idle', 20) });
    ask.putAgentPeriod({ agent, period: period('break', 10, 20) });
    ask.putAgentPeriod({ agent: '8002', period: period('busy', 15) });
    expect(ask.listAgentPeriods(all)).toEqual([period('break', 10, 20), period('idle', 20)]);
    expect(ask.listAgentPeriods({ ...all, agent: '8003' })).toEqual([]);
  });

  test('are those that touch the time asked for', () => {
    const { ask } = openForTest();
    for (let since = 0; since < 100; since += 10) ask.putAgentPeriod({ agent, period: period('idle', since, since + 10) });
    const sinces = (from: number, until: number) => ask.listAgentPeriods({ agent, from, until }).map(({ since }) => since);
    expect(sinces(25, 45)).toEqual([20, 30, 40]);
    expect(sinces(30, 50)).toEqual([30, 40]);
    expect(sinces(95, 500)).toEqual([90]);
    expect(sinces(100, 500)).toEqual([]);
    expect(sinces(-50, 1)).toEqual([0]);
  });

  test('can be written again, and a closed one is not opened by that', () => {
    const { ask } = openForTest();
    const steps = [period('idle', 10), period('idle', 10, 20), period('talking', 20), period('talking', 20, 30), period('wrapUp', 30)];
    for (const step of steps) ask.putAgentPeriod({ agent, period: step });
    const expected = [period('idle', 10, 20), period('talking', 20, 30), period('wrapUp', 30)];
    expect(ask.listAgentPeriods(all)).toEqual(expected);
    for (const step of steps) ask.putAgentPeriod({ agent, period: step });
    expect(ask.listAgentPeriods(all)).toEqual(expected);
  });

  test('cut off by a crash end at their last sign of life when the next one begins', () => {
    const { ask } = openForTest();
    ask.putAgentPeriod({ agent, period: period('talking', 10) });
    for (const at of [40, 70, 55]) ask.agentAlive({ agent, at });
    ask.agentAlive({ agent: '8002', at: 90 });
    ask.putAgentPeriod({ agent, period: period('offline', 500) });
    expect(ask.listAgentPeriods(all)).toEqual([period('talking', 10, 70), period('offline', 500)]);
    ask.agentAlive({ agent, at: 600 });
    expect(ask.listAgentPeriods(all)[0]).toEqual(period('talking', 10, 70));
  });

  test('never overlap and never end before they begin, even when the clock was put back', () => {
    const { ask } = openForTest();
    ask.putAgentPeriod({ agent, period: period('talking', 100) });
    ask.agentAlive({ agent, at: 160 });
    ask.putAgentPeriod({ agent, period: period('idle', 130) });
    expect(ask.listAgentPeriods(all)).toEqual([period('talking', 100, 130), period('idle', 130)]);
    ask.putAgentPeriod({ agent, period: period('busy', 50) });
    expect(ask.listAgentPeriods(all)).toEqual([period('busy', 50), period('talking', 100, 130), period('idle', 130, 130)]);
  });
});
