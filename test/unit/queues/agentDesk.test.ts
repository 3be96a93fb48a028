import { describe, expect, test } from 'vitest';
import { ManualClock, settle } from '../../fakes/manualClock.ts';
import { AgentUnderTest, PeriodShelf } from './agentHarness.ts';

const minute = 60_000;

describe('the agent through a day', () => {
  test('becomes idle by himself once registered and checked', async () => {
    const seat = new AgentUnderTest();
    await seat.agent.begin();
    expect(seat.kind).toBe('offline');
    seat.register();
    await seat.clock.pass(10);
    expect(seat.states.map(({ kind }) => kind)).toEqual(['busy', 'idle']);
    expect(seat.audioChecks).toBe(1);
  });

  test('rings, talks, writes up and is idle again after a minute', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.talk();
    expect(seat.states.map(({ kind }) => kind)).toEqual(['busy', 'idle', 'ringing', 'talking', 'wrapUp']);
    expect(seat.agent.state.wrapUpUntil).toBe(seat.clock.now() + minute);
    await seat.clock.pass(minute - 1);
    expect(seat.kind).toBe('wrapUp');
    await seat.clock.pass(1);
    expect(seat.kind).toBe('idle');
  });

  test('an extension moves the end; done ends it at once and clears the board', async () => {
    const seat = await new AgentUnderTest().start();
    const callId = await seat.talk();
    seat.agent.extendWrapUp(30);
    await seat.clock.pass(minute + 29_999);
    expect(seat.kind).toBe('wrapUp');
    seat.agent.finishWrapUp();
    expect(seat.kind).toBe('idle');
    expect(seat.done).toEqual([callId]);
  });

  test('a clock that is set back in between lengthens nothing, also when something else happens after it', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.talk();
    await seat.clock.pass(minute / 2);
    seat.clock.set(-600 * minute);
    await seat.agent.choose({ kind: 'break', reason: 'meal' });
    await seat.clock.pass(minute / 2 - 1);
    expect(seat.kind).toBe('wrapUp');
    await seat.clock.pass(1);
    expect(seat.kind).toBe('break');
  });

  test('after the time is up the call stays on the board: what is half written is not taken away', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.talk();
    await seat.clock.pass(minute);
    expect(seat.done).toEqual([]);
  });

  test('a call nobody answered, and one that nobody took, leave no wrap-up', async () => {
    const seat = await new AgentUnderTest().start();
    seat.ring().leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    expect(seat.kind).toBe('idle');
    const callId = await seat.calls.dial('13900000000');
    expect(seat.kind).toBe('talking');
    seat.phone.dialled[0]!.leg.happen({ kind: 'ended', end: { by: 'platform', cause: 'busy' } });
    expect(seat.kind).toBe('idle');
    expect(seat.agent.isInWrapUp(callId)).toBe(false);
  });

  test('an outgoing conversation is written up too, and a break it was made from goes on', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'break', reason: 'rest' });
    const callId = await seat.calls.dial('13900000000');
    seat.phone.dialled[0]!.leg.happen({ kind: 'answered' });
    seat.calls.hangUp(callId);
    expect(seat.kind).toBe('wrapUp');
    await seat.clock.pass(minute);
    expect(seat.agent.state).toMatchObject({ kind: 'break', reason: 'rest' });
  });

  test('extending without a wrap-up is refused, being done without one is not', async () => {
    const seat = await new AgentUnderTest().start();
    expect(() => seat.agent.extendWrapUp(30)).toThrow(expect.objectContaining({ code: 'noWrapUp' }));
    seat.agent.finishWrapUp();
    expect(seat.kind).toBe('idle');
  });
});

describe('a queue whose calls must be written up', () => {
  async function afterCall(): Promise<{ seat: AgentUnderTest; callId: string }> {
    const seat = await new AgentUnderTest().start();
    seat.requiredQueue = '售后';
    return { seat, callId: await seat.talk('售后') };
  }

  test('refuses "done" until it is written, then takes it', async () => {
    const { seat, callId } = await afterCall();
    expect(() => seat.agent.finishWrapUp()).toThrow(expect.objectContaining({ code: 'dispositionRequired' }));
    expect(() => seat.agent.layAside(callId)).toThrow(expect.objectContaining({ code: 'dispositionRequired' }));
    seat.agent.writtenUp(callId);
    seat.agent.finishWrapUp();
    expect(seat.kind).toBe('idle');
  });

  test('keeps the agent in wrap-up when the time is up and says so once', async () => {
    const { seat, callId } = await afterCall();
    await seat.clock.pass(10 * minute);
    expect(seat.kind).toBe('wrapUp');
    expect(seat.noticed).toEqual(['writeUpRequired']);
    seat.agent.writtenUp(callId);
    expect(seat.kind).toBe('idle');
  });

  test('is content with what was written during the call', async () => {
    const seat = await new AgentUnderTest().start();
    seat.requiredQueue = '售后';
    const { leg, callId } = seat.ring({ queue: { kind: 'read', value: '售后', source: 'X-Queue' } });
    await seat.calls.answer(callId);
    leg.happen({ kind: 'answered' });
    seat.agent.writtenUp(callId);
    seat.calls.hangUp(callId);
    await seat.clock.pass(minute);
    expect(seat.kind).toBe('idle');
  });
});

describe('offline', () => {
  test('is told to the platform before the seat unregisters; coming back registers, checks and is idle', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'offline' });
    await settle();
    expect(seat.phone.published.at(-1)?.kind).toBe('offline');
    expect(seat.phone.asked).toEqual(['unregister']);
    seat.register(false);
    await seat.agent.choose({ kind: 'idle' });
    expect(seat.phone.asked).toEqual(['unregister', 'register']);
    expect(seat.kind).toBe('offline');
    seat.register();
    await seat.clock.pass(10);
    expect(seat.kind).toBe('idle');
  });

  test('does not wait for a platform that does not answer', async () => {
    const seat = await new AgentUnderTest().start();
    seat.phone.publish = () => new Promise(() => {});
    await seat.agent.choose({ kind: 'offline' });
    await seat.clock.pass(1_000);
    expect(seat.phone.asked).toEqual([]);
    await seat.clock.pass(500);
    expect(seat.phone.asked).toEqual(['unregister']);
  });

  test('is meant: a seat that something else registered unregisters again', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'offline' });
    await settle();
    seat.register(false);
    seat.register();
    expect(seat.phone.asked).toEqual(['unregister', 'unregister']);
    expect(seat.kind).toBe('offline');
  });

  test('taken back before the farewell was over, the seat stays registered', async () => {
    const seat = await new AgentUnderTest().start();
    seat.phone.publish = () => new Promise(() => {});
    await seat.agent.choose({ kind: 'offline' });
    await seat.agent.choose({ kind: 'busy' });
    await seat.clock.pass(2_000);
    expect(seat.phone.asked).toEqual(['register']);
    expect(seat.kind).toBe('busy');
  });
});

describe('what the platform is told', () => {
  test('is every kind once, not the clocks', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.talk();
    seat.agent.extendWrapUp(30);
    await seat.clock.pass(10);
    expect(seat.phone.published.map(({ kind }) => kind)).toEqual(['busy', 'idle', 'ringing', 'talking', 'wrapUp']);
  });

  test('is told again after the registration was lost', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'busy' });
    await settle();
    seat.register(false);
    seat.register();
    await settle();
    expect(seat.phone.published.map(({ kind }) => kind)).toEqual(['busy', 'idle', 'busy', 'busy']);
  });

  test('when refused it is repeated ever less often, the agent hears of it once, and the latest state wins', async () => {
    const seat = await new AgentUnderTest().start();
    seat.publishFails = new Error('489 Bad Event');
    await seat.agent.choose({ kind: 'break', reason: 'meal' });
    await seat.clock.pass(1_000);
    await seat.clock.pass(2_000);
    expect(seat.refusals).toHaveLength(1);
    await seat.agent.choose({ kind: 'busy' });
    seat.publishFails = undefined;
    await seat.clock.pass(minute);
    expect(seat.phone.published.map(({ kind }) => kind)).toEqual(['busy', 'idle', 'busy']);
  });
});

describe('time in state', () => {
  test('is kept without gaps, and today is shown', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.clock.pass(5_000);
    await seat.talk();
    await seat.clock.pass(minute);
    await settle();
    const kept = [...seat.shelf.kept.values()];
    expect(kept).toEqual(seat.shift);
    expect(kept.map(({ kind }) => kind)).toEqual(['idle', 'talking', 'wrapUp', 'idle']);
    kept.slice(1).forEach((period, index) => expect(kept[index]!.until).toBe(period.since));
    expect(kept.at(-1)!.until).toBeNull();
  });

  test('ends when the console is closed', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.clock.pass(5_000);
    await seat.agent.close();
    expect([...seat.shelf.kept.values()].at(-1)).toMatchObject({ kind: 'idle', until: seat.clock.now() });
  });

  test('cut off by a crash ends at the last sign of life', async () => {
    const clock = new ManualClock(1_000_000);
    const shelf = new PeriodShelf();
    const first = await new AgentUnderTest(clock, shelf).start();
    await clock.pass(100_000);
    const lastSign = shelf.aliveAt;
    expect(lastSign).toBeGreaterThan(1_000_000);
    expect(first.kind).toBe('idle');
    const next = new AgentUnderTest(new ManualClock(1_000_000 + 100_000 + 5_000), shelf);
    await next.agent.begin();
    expect(next.shift.map(({ kind, until }) => [kind, until])).toEqual([['idle', lastSign], ['offline', null]]);
  });

  test('is written in order once a full disk has room again', async () => {
    const seat = await new AgentUnderTest().start();
    seat.shelf.failWith = Object.assign(new Error('no room'), { code: 'diskFull' });
    await seat.clock.pass(1_000);
    await seat.agent.choose({ kind: 'busy' });
    await seat.clock.pass(1_000);
    await seat.agent.choose({ kind: 'break', reason: 'meal' });
    await seat.clock.pass(1_000);
    seat.shelf.failWith = undefined;
    await seat.clock.pass(5_000);
    expect([...seat.shelf.kept.values()]).toEqual(seat.shift);
    expect(seat.shift.map(({ kind }) => kind)).toEqual(['idle', 'busy', 'break']);
  });
});

describe('a restart', () => {
  async function restartedAfter(ms: number, leave: (seat: AgentUnderTest) => Promise<void>): Promise<AgentUnderTest> {
    const shelf = new PeriodShelf();
    const first = await new AgentUnderTest(new ManualClock(1_000_000), shelf).start();
    await first.clock.pass(1_000);
    await leave(first);
    await first.clock.pass(31_000);
    await first.agent.close();
    const next = new AgentUnderTest(new ManualClock(first.clock.now() + ms), shelf);
    return next.start();
  }

  test('within a quarter of an hour goes on with the break', async () => {
    const seat = await restartedAfter(5 * minute, (first) => first.agent.choose({ kind: 'break', reason: 'meal' }));
    expect(seat.agent.state).toMatchObject({ kind: 'break', reason: 'meal' });
  });

  test('later begins a new shift, idle', async () => {
    const seat = await restartedAfter(16 * minute, (first) => first.agent.choose({ kind: 'break', reason: 'meal' }));
    expect(seat.kind).toBe('idle');
  });

  test('of a seat that was closed while it began gives no sign of life', async () => {
    const seat = new AgentUnderTest();
    const began = seat.agent.begin();
    await seat.agent.close();
    await began;
    await seat.clock.pass(5 * minute);
    expect(seat.shelf.aliveAt).toBe(0);
  });

  test('after being busy begins idle: only a break has to be ended by the agent', async () => {
    const seat = await restartedAfter(minute, (first) => first.agent.choose({ kind: 'busy' }));
    expect(seat.kind).toBe('idle');
  });
});
