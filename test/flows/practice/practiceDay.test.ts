import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPracticeSeat, type PracticeSeat } from './fakes/practiceSeat.ts';

let seat: PracticeSeat;
beforeEach(async () => {
  seat = openPracticeSeat({ seed: 20261104 });
  await seat.untilRegistered();
});
afterEach(() => seat.close());

/** Lives through `seconds`, with the phone refreshing its registration in simulated time too. */
async function live(seconds: number, each: () => Promise<void> | void): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await seat.clock.advance(1_000);
    await each();
    if (second % 200 === 199) {
      seat.phone.register();
      await seat.until('refreshed', () => seat.eventsOf('registered').length > second / 200);
    }
  }
}

const ringing = () => seat.legs.filter((leg) => leg.events.length === 0);

describe('a practice day', () => {
  it('brings different callers one after the other to a seat that answers, and now and then a second one', async () => {
    seat.platform.startDay();
    const answeredAt = new Map<string, number>();
    await live(900, async () => {
      for (const { leg } of ringing()) {
        if (!answeredAt.has(leg.sipCallId)) await leg.answer().catch(() => undefined);
        answeredAt.set(leg.sipCallId, seat.clock.now());
      }
      for (const { leg, events } of seat.legs) {
        const since = answeredAt.get(leg.sipCallId);
        // A talking agent is not idle: that must not keep the second call away.
        seat.platform.setAvailable(seat.platform.calls.length === 0);
        if (since !== undefined && seat.clock.now() - since >= 12_000 && !events.some((event) => event.kind === 'ended')) leg.hangUp();
      }
    });
    const offered = seat.eventsOf('callOffered');
    expect(offered.length).toBeGreaterThan(20);
    expect(new Set(offered.map((event) => event.scenario)).size).toBeGreaterThan(8);
    expect(seat.eventsOf('callEnded').every(({ outcome }) => outcome.kind !== 'failed' && outcome.kind !== 'unreachable')).toBe(true);
    expect(offered.some((event) => event.scenario === 'secondCall')).toBe(true);
  });

  it('offers nothing to a seat that is not available, and its callers leave the queue', async () => {
    seat.platform.setAvailable(false);
    seat.platform.startDay();
    await live(240, () => undefined);
    expect(seat.eventsOf('callOffered')).toEqual([]);
    expect(seat.eventsOf('callerAbandonedQueue').length).toBeGreaterThan(0);
    expect(seat.eventsOf('callerAbandonedQueue').every((event) => event.waitedSeconds >= 40)).toBe(true);
    expect(seat.platform.callersWaiting).toBeLessThanOrEqual(3);
  });

  it('offers nothing to a seat that leaves again while it is given a rest', async () => {
    seat.platform.setAvailable(false);
    seat.platform.startDay();
    await live(30, () => undefined);
    seat.platform.setAvailable(true);
    await live(2, () => undefined);
    seat.platform.setAvailable(false);
    await live(20, () => undefined);
    expect(seat.eventsOf('callOffered')).toEqual([]);
    seat.platform.setAvailable(true);
    await live(8, () => undefined);
    expect(seat.eventsOf('callOffered')).toHaveLength(1);
  });

  it('tells the time a caller really waited', async () => {
    seat.platform.setAvailable(false);
    seat.platform.startDay();
    await live(30, () => undefined);
    seat.platform.setAvailable(true);
    await live(10, () => undefined);
    const { facts } = seat.legs[0]!.invite!;
    const script = seat.platform.scenarios.find(({ name }) => name === seat.eventsOf('callOffered')[0]!.scenario)!;
    expect(script.queueWaitSeconds).not.toBeNull();
    expect(facts.queueWaitSeconds).toMatchObject({ kind: 'read' });
    const waited = facts.queueWaitSeconds.kind === 'read' ? facts.queueWaitSeconds.value : 0;
    // Dialled at once, 2 s greeting and at most 22.5 s of menu, offered at the earliest after 30 s.
    expect(waited).toBeGreaterThanOrEqual(5);
    expect(waited).toBeLessThanOrEqual(38);
  });

  it('brings nobody more after it was stopped', async () => {
    seat.platform.startDay();
    await live(20, () => undefined);
    for (const call of seat.platform.calls) call.leave();
    seat.platform.stopDay();
    const offered = seat.eventsOf('callOffered').length;
    await live(120, () => undefined);
    expect(seat.eventsOf('callOffered')).toHaveLength(offered);
    expect(seat.platform.callersWaiting).toBe(0);
    expect(seat.platform.dayRunning).toBe(false);
  });

  it('is the same day again with the same seed', async () => {
    const told = async (own: PracticeSeat) => {
      await own.untilRegistered();
      own.platform.startDay();
      for (let second = 0; second < 120; second += 1) {
        await own.clock.advance(1_000);
        for (const call of own.platform.calls) if (call.state === 'ringing' && own.clock.now() % 3_000 === 0) call.leave();
      }
      return own.eventsOf('callOffered').map((event) => event.scenario);
    };
    const twin = openPracticeSeat({ seed: 20261104 });
    const first = await told(seat);
    const second = await told(twin);
    await twin.close();
    expect(first.length).toBeGreaterThan(3);
    expect(second).toEqual(first);
  });
});
