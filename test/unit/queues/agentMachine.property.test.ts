import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnCall, newAgent, stepAgent, type AgentEvent, type AgentMachine, type AgentRules } from '../../../shared/queues/agentMachine.ts';
import type { AgentPeriod, ChosenAgentState } from '../../../shared/queues/agentState.ts';
import { isMissing } from '../../../shared/queues/wrapUp.ts';

const anyCall = fc.constantFrom('a', 'b', 'c');
const anyChoice: fc.Arbitrary<ChosenAgentState> = fc.oneof(
  fc.constantFrom<ChosenAgentState>({ kind: 'idle' }, { kind: 'busy' }, { kind: 'offline' }),
  fc.constantFrom('rest', 'meal').map((reason) => ({ kind: 'break' as const, reason })),
);
const anyRules: fc.Arbitrary<AgentRules> = fc.record({ wrapUpSeconds: fc.constantFrom(0, 1, 30, null), autoIdle: fc.boolean() });

/** Everything that happens without the agent choosing a state; `after` is milliseconds. */
const anyAccident = fc.oneof(
  fc.record({ kind: fc.constant('registrationChanged' as const), registered: fc.boolean() }),
  fc.record({ kind: fc.constant('gateChanged' as const), gate: fc.constantFrom('open' as const, 'unknown' as const, 'shut' as const) }),
  fc.record({ kind: fc.constant('callRang' as const), callId: anyCall }),
  fc.record({ kind: fc.constant('callTaken' as const), callId: anyCall }),
  fc.record({ kind: fc.constant('callEnded' as const), callId: anyCall, writeUp: fc.constantFrom('none' as const, 'offered' as const, 'required' as const) }),
  fc.record({ kind: fc.constant('writtenUp' as const), callId: anyCall }),
  fc.record({ kind: fc.constant('laidAside' as const), callId: anyCall }),
  fc.record({ kind: fc.constant('wrapUpExtended' as const), ms: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ kind: fc.constant('wrapUpFinished' as const) }),
  fc.record({ kind: fc.constant('clockTicked' as const) }),
);
const anyEvent = fc.oneof({ weight: 8, arbitrary: anyAccident }, { weight: 2, arbitrary: fc.record({ kind: fc.constant('chosen' as const), state: anyChoice }) });
const timed = <T>(event: fc.Arbitrary<T>) => fc.array(fc.record({ event, after: fc.integer({ min: 0, max: 40_000 }) }), { maxLength: 60 });

/** Runs a life and looks at every step of it. */
function live(chosen: ChosenAgentState, rules: AgentRules, life: readonly { readonly event: object; readonly after: number }[], look: (machine: AgentMachine, before: AgentMachine, event: AgentEvent) => void): AgentMachine {
  let at = 0;
  let machine = newAgent(chosen, at);
  for (const { event, after } of life) {
    at += after;
    const before = machine;
    const clock = before.wrapUp?.clock;
    // A tick is that of the time that is up, or of one that was exchanged since.
    const step = { ...event, at, until: clock?.kind === 'running' && clock.until <= at ? clock.until : 0 } as AgentEvent;
    machine = stepAgent(machine, step, rules);
    look(machine, before, step);
  }
  return machine;
}

test('nobody is idle who is not registered, not checked, on a call or in wrap-up', () => {
  fc.assert(fc.property(anyChoice, anyRules, timed(anyEvent), (chosen, rules, life) => {
    live(chosen, rules, life, (machine) => {
      if (machine.state.kind !== 'idle') return;
      expect(machine).toMatchObject({ registered: true, gate: 'open', wrapUp: null, next: null, chosen: { kind: 'idle' } });
      expect(isOnCall(machine)).toBe(false);
    });
  }));
});

test('a conversation is always shown, whatever else happens', () => {
  fc.assert(fc.property(anyChoice, anyRules, timed(anyEvent), (chosen, rules, life) => {
    live(chosen, rules, life, ({ calls, state }) => {
      expect(state.kind === 'talking').toBe(Object.values(calls).includes('taken'));
    });
  }));
});

test('nothing but the agent ends his break', () => {
  fc.assert(fc.property(anyRules, timed(anyAccident), (rules, life) => {
    const last = live({ kind: 'break', reason: 'meal' }, rules, life, ({ chosen }) => expect(chosen).toEqual({ kind: 'break', reason: 'meal' }));
    if (!isOnCall(last) && !last.wrapUp && last.registered) expect(last.state).toMatchObject({ kind: 'break', reason: 'meal' });
  }));
});

test('a missing required write-up leaves only by being written', () => {
  fc.assert(fc.property(anyChoice, anyRules, timed(anyEvent), (chosen, rules, life) => {
    live(chosen, rules, life, (machine, before, event) => {
      if (!before.wrapUp || !isMissing(before.wrapUp) || event.kind === 'writtenUp') return;
      const missing = (wrapUp: AgentMachine['wrapUp']) => wrapUp?.writeUps.filter((writeUp) => writeUp.missing).map(({ callId }) => callId) ?? [];
      expect(missing(machine.wrapUp)).toEqual(expect.arrayContaining(missing(before.wrapUp)));
    });
  }));
});

test('a choice is never lost: it counts at once, or waits until call and wrap-up are over', () => {
  fc.assert(fc.property(anyChoice, anyRules, timed(anyEvent), (chosen, rules, life) => {
    live(chosen, rules, life, (machine, _before, event) => {
      if (event.kind !== 'chosen') return;
      const kept = machine.next ?? machine.chosen;
      const takenBack = event.state.kind === 'idle' && machine.gate === 'shut' && machine.next === null;
      expect(kept).toEqual(takenBack ? { kind: 'busy' } : event.state);
    });
  }));
});

test('the stretches of a life have no gaps and no overlaps, and add up to it', () => {
  fc.assert(fc.property(anyChoice, anyRules, timed(anyEvent), (chosen, rules, life) => {
    const periods: AgentPeriod[] = [];
    let at = 0;
    const last = live(chosen, rules, life, ({ state }, { state: before }, event) => {
      expect(event.at).toBeGreaterThanOrEqual(at);
      at = event.at;
      const moved = state.kind !== before.kind || state.reason !== before.reason;
      expect(state.since).toBe(moved ? event.at : before.since);
      if (moved) periods.push({ kind: before.kind, reason: before.reason, since: before.since, until: state.since });
    });
    periods.push({ kind: last.state.kind, reason: last.state.reason, since: last.state.since, until: null });
    expect(periods.reduce((sum, { since, until }) => sum + Math.max(0, (until ?? at) - since), 0)).toBe(at);
  }));
});
