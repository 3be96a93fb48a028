import { describe, expect, test } from 'vitest';
import { newAgent, refusalOf, stepAgent, type AgentEvent, type AgentMachine, type AgentRules } from '../../../shared/queues/agentMachine.ts';
import type { ChosenAgentState } from '../../../shared/queues/agentState.ts';

const rules: AgentRules = { wrapUpSeconds: 60, autoIdle: true };
const second = 1_000;
type Untimed = AgentEvent extends infer E ? (E extends AgentEvent ? Omit<E, 'at'> : never) : never;

/** An agent with a clock: each event happens where the clock stands. */
class Seat {
  at = 0;
  machine: AgentMachine;
  rules: AgentRules;

  constructor(chosen: ChosenAgentState = { kind: 'idle' }, changed: Partial<AgentRules> = {}) {
    this.rules = { ...rules, ...changed };
    this.machine = newAgent(chosen, 0);
    this.happen({ kind: 'registrationChanged', registered: true });
    this.happen({ kind: 'gateChanged', gate: 'open' });
  }
  get state() {
    return this.machine.state;
  }
  happen(event: Untimed, afterSeconds = 0): this {
    this.at += afterSeconds * second;
    this.machine = stepAgent(this.machine, { ...event, at: this.at } as AgentEvent, this.rules);
    return this;
  }
  choose(state: ChosenAgentState): this {
    return this.happen({ kind: 'chosen', state });
  }
  /** A conversation of ten seconds. */
  talk(callId: string, writeUp: 'offered' | 'required' = 'offered'): this {
    return this.happen({ kind: 'callRang', callId }).happen({ kind: 'callTaken', callId }).happen({ kind: 'callEnded', callId, writeUp }, 10);
  }
  tick(afterSeconds: number): this {
    const clock = this.machine.wrapUp?.clock;
    const until = clock?.kind === 'running' && clock.until <= this.at + afterSeconds * second ? clock.until : 0;
    return this.happen({ kind: 'clockTicked', until }, afterSeconds);
  }
}

const rest: ChosenAgentState = { kind: 'break', reason: 'meal' };

describe('before the first call', () => {
  test('the agent is offline until the seat is registered, busy until the check passes, then idle', () => {
    let machine = newAgent({ kind: 'idle' }, 0);
    expect(machine.state.kind).toBe('offline');
    machine = stepAgent(machine, { kind: 'registrationChanged', at: 5, registered: true }, rules);
    expect(machine.state).toMatchObject({ kind: 'busy', since: 5 });
    machine = stepAgent(machine, { kind: 'gateChanged', at: 9, gate: 'open' }, rules);
    expect(machine.state).toMatchObject({ kind: 'idle', since: 9 });
  });

  test('a check that fails leaves the agent busy, and repairing the fault does not make him idle behind his back', () => {
    const seat = new Seat().happen({ kind: 'gateChanged', gate: 'shut' });
    expect(seat.state.kind).toBe('busy');
    expect(seat.happen({ kind: 'gateChanged', gate: 'open' }).state.kind).toBe('busy');
    expect(seat.choose({ kind: 'idle' }).state.kind).toBe('idle');
  });

  test('a break shows its reason, and another reason is another stretch of time', () => {
    const seat = new Seat().choose(rest);
    expect(seat.state).toMatchObject({ kind: 'break', reason: 'meal', since: 0 });
    seat.happen({ kind: 'chosen', state: { kind: 'break', reason: 'meeting' } }, 30);
    expect(seat.state).toMatchObject({ reason: 'meeting', since: 30 * second });
  });
});

describe('a lost registration', () => {
  test('shows offline at once and gives the break back afterwards, with its reason', () => {
    const seat = new Seat().choose(rest).happen({ kind: 'registrationChanged', registered: false }, 5);
    expect(seat.state).toMatchObject({ kind: 'offline', reason: null });
    expect(seat.happen({ kind: 'registrationChanged', registered: true }, 5).state).toMatchObject({ kind: 'break', reason: 'meal', since: 10 * second });
  });

  test('does not hide a conversation that goes on', () => {
    const seat = new Seat().happen({ kind: 'callRang', callId: 'a' }).happen({ kind: 'callTaken', callId: 'a' }).happen({ kind: 'registrationChanged', registered: false });
    expect(seat.state.kind).toBe('talking');
  });

  test('does not bring an agent back who chose to be offline', () => {
    const seat = new Seat().choose({ kind: 'offline' }).happen({ kind: 'registrationChanged', registered: false }).happen({ kind: 'registrationChanged', registered: true });
    expect(seat.state.kind).toBe('offline');
  });
});

describe('a choice during a call', () => {
  test('waits until call and wrap-up are over, and is shown meanwhile', () => {
    const seat = new Seat().happen({ kind: 'callRang', callId: 'a' }).choose(rest);
    expect(seat.state).toMatchObject({ kind: 'ringing', next: rest });
    seat.happen({ kind: 'callTaken', callId: 'a' }).happen({ kind: 'callEnded', callId: 'a', writeUp: 'offered' }, 20);
    expect(seat.state).toMatchObject({ kind: 'wrapUp', next: rest, wrapUpUntil: 80 * second });
    expect(seat.tick(60).state).toMatchObject({ kind: 'break', reason: 'meal', next: null });
  });

  test('counts right after a call that nobody answered', () => {
    const seat = new Seat().happen({ kind: 'callRang', callId: 'a' }).choose({ kind: 'busy' }).happen({ kind: 'callEnded', callId: 'a', writeUp: 'none' });
    expect(seat.state).toMatchObject({ kind: 'busy', next: null });
  });

  test('can be changed as long as it waits', () => {
    const seat = new Seat().talk('a').choose(rest).choose({ kind: 'idle' });
    expect(seat.happen({ kind: 'wrapUpFinished' }).state.kind).toBe('idle');
  });

  test('offline waits too: the caller is not cut off, the write-up not lost', () => {
    const seat = new Seat().talk('a').choose({ kind: 'offline' });
    expect(seat.state.kind).toBe('wrapUp');
    expect(seat.happen({ kind: 'wrapUpFinished' }).state.kind).toBe('offline');
  });
});

describe('the wrap-up', () => {
  test('ends by itself and the agent is idle again', () => {
    const seat = new Seat().talk('a');
    expect(seat.tick(59).state.kind).toBe('wrapUp');
    expect(seat.tick(1).state).toMatchObject({ kind: 'idle', wrapUpUntil: null });
  });

  test('leaves the agent busy when idle is not to come by itself', () => {
    expect(new Seat({ kind: 'idle' }, { autoIdle: false }).talk('a').tick(60).state.kind).toBe('busy');
  });

  test('of a call made from a break gives the break back', () => {
    const seat = new Seat().choose(rest).happen({ kind: 'callTaken', callId: 'a' }).happen({ kind: 'callEnded', callId: 'a', writeUp: 'offered' });
    expect(seat.tick(60).state).toMatchObject({ kind: 'break', reason: 'meal' });
  });

  test('lasts longer when extended', () => {
    const seat = new Seat().talk('a').happen({ kind: 'wrapUpExtended', ms: 30 * second }, 50);
    expect(seat.state.wrapUpUntil).toBe(100 * second);
    expect(seat.tick(39).state.kind).toBe('wrapUp');
    expect(seat.tick(1).state.kind).toBe('idle');
  });

  test('has no end of its own without a limit', () => {
    const seat = new Seat({ kind: 'idle' }, { wrapUpSeconds: null }).talk('a');
    expect(seat.tick(86_400).state).toMatchObject({ kind: 'wrapUp', wrapUpUntil: null });
    expect(seat.happen({ kind: 'wrapUpFinished' }).state.kind).toBe('idle');
  });

  test('is left out at zero seconds', () => {
    expect(new Seat({ kind: 'idle' }, { wrapUpSeconds: 0 }).talk('a').state.kind).toBe('idle');
    expect(new Seat({ kind: 'idle' }, { wrapUpSeconds: 0, autoIdle: false }).talk('a').state.kind).toBe('busy');
  });

  test('does not follow an attempt that nobody answered', () => {
    const seat = new Seat().happen({ kind: 'callTaken', callId: 'a' }).happen({ kind: 'callEnded', callId: 'a', writeUp: 'none' });
    expect(seat.state.kind).toBe('idle');
  });

  test('waits for the last of several calls', () => {
    const seat = new Seat().happen({ kind: 'callTaken', callId: 'a' }).happen({ kind: 'callTaken', callId: 'b' }).happen({ kind: 'callEnded', callId: 'a', writeUp: 'offered' });
    expect(seat.state.kind).toBe('talking');
    seat.happen({ kind: 'callEnded', callId: 'b', writeUp: 'none' }, 10);
    expect(seat.state).toMatchObject({ kind: 'wrapUp', wrapUpUntil: 70 * second });
  });

  test('ends when the last of its calls is laid aside', () => {
    const seat = new Seat().talk('a').talk('b').happen({ kind: 'laidAside', callId: 'b' });
    expect(seat.state.kind).toBe('wrapUp');
    expect(seat.happen({ kind: 'laidAside', callId: 'a' }).state.kind).toBe('idle');
  });

  test('goes on where it stopped after a call that nobody answered', () => {
    const seat = new Seat().talk('a').happen({ kind: 'callRang', callId: 'b' }, 20);
    expect(seat.state).toMatchObject({ kind: 'ringing', wrapUpUntil: null });
    seat.tick(300).happen({ kind: 'callEnded', callId: 'b', writeUp: 'none' });
    expect(seat.state).toMatchObject({ kind: 'wrapUp', wrapUpUntil: seat.at + 40 * second });
  });

  test('begins anew after another conversation, for both', () => {
    const seat = new Seat().talk('a', 'required').talk('b');
    expect(seat.state.wrapUpUntil).toBe(seat.at + 60 * second);
    expect(seat.machine.wrapUp?.writeUps).toEqual([{ callId: 'a', missing: true }, { callId: 'b', missing: false }]);
  });
});

describe('a required write-up', () => {
  test('keeps the agent in wrap-up: neither he nor the clock ends it', () => {
    const seat = new Seat().talk('a', 'required');
    expect(refusalOf(seat.machine, { kind: 'wrapUpFinished' })).toBe('dispositionRequired');
    expect(refusalOf(seat.machine, { kind: 'laidAside', callId: 'a' })).toBe('dispositionRequired');
    seat.happen({ kind: 'wrapUpFinished' }).happen({ kind: 'laidAside', callId: 'a' }).tick(3_600);
    expect(seat.state).toMatchObject({ kind: 'wrapUp', wrapUpUntil: null });
    expect(seat.machine.wrapUp?.clock.kind).toBe('over');
  });

  test('ends the wrap-up at once when it comes after the time', () => {
    expect(new Seat().talk('a', 'required').tick(60).happen({ kind: 'writtenUp', callId: 'a' }).state.kind).toBe('idle');
  });

  test('leaves the rest of the time when it comes early', () => {
    const seat = new Seat().talk('a', 'required').happen({ kind: 'writtenUp', callId: 'a' });
    expect(seat.state.kind).toBe('wrapUp');
    expect(refusalOf(seat.machine, { kind: 'wrapUpFinished' })).toBeNull();
    expect(seat.happen({ kind: 'wrapUpFinished' }).state.kind).toBe('idle');
  });

  test('is waited for although there is no wrap-up time', () => {
    const seat = new Seat({ kind: 'idle' }, { wrapUpSeconds: 0 }).talk('a', 'required');
    expect(seat.state.kind).toBe('wrapUp');
    expect(seat.happen({ kind: 'writtenUp', callId: 'a' }).state.kind).toBe('idle');
  });

  test('of the first call survives a second conversation', () => {
    const seat = new Seat().talk('a', 'required').talk('b').happen({ kind: 'laidAside', callId: 'b' });
    expect(seat.tick(60).state.kind).toBe('wrapUp');
    expect(seat.happen({ kind: 'writtenUp', callId: 'a' }).state.kind).toBe('idle');
  });
});

describe('outside a wrap-up', () => {
  test('there is nothing to extend, and being done changes nothing', () => {
    const seat = new Seat();
    expect(refusalOf(seat.machine, { kind: 'wrapUpExtended' })).toBe('noWrapUp');
    expect(refusalOf(seat.machine, { kind: 'wrapUpFinished' })).toBeNull();
    const before = seat.state;
    expect(seat.happen({ kind: 'wrapUpFinished' }, 5).state).toBe(before);
  });
});
