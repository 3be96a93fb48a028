import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPracticeSeat, type PracticeSeat, type SeenLeg } from './fakes/practiceSeat.ts';

let seat: PracticeSeat;
beforeEach(async () => {
  seat = openPracticeSeat();
  await seat.untilRegistered();
});
afterEach(() => seat.close());

const kinds = (leg: SeenLeg) => leg.events.map((event) => event.kind);
const outcomes = () => seat.eventsOf('callEnded').map((event) => event.outcome);

async function dialled(target: string): Promise<SeenLeg> {
  const leg = seat.dial(target);
  await seat.until('dialled', () => seat.eventsOf('seatDialled').length > 0);
  return leg;
}

describe('a number dialled at the practice platform', () => {
  it('rings, answers after two seconds, and talks', async () => {
    const leg = await dialled('139 1010 2020');
    await seat.until('ringing', () => kinds(leg).includes('progressed'));
    expect(kinds(leg)).not.toContain('answered');
    await seat.clock.advance(2_000);
    await seat.until('answered', () => kinds(leg).includes('answered'));
    await seat.clock.advance(7_000);
    expect(seat.media.lastLeg.said).toEqual(['calleeHello', 'calleeGoesOn']);
    leg.leg.hangUp();
    await seat.until('ended', () => outcomes().length > 0);
    expect(outcomes()).toEqual([{ kind: 'talked', endedBy: 'seat', talkMs: 7_000 }]);
    expect(seat.startLines().filter((line) => line.startsWith('platform 4'))).toContain('platform 407');
    expect(seat.media.openLegs).toBe(0);
  });

  it('hangs up by itself when nobody else does', async () => {
    const leg = await dialled('13910102020');
    await seat.clock.advance(2_000);
    await seat.until('answered', () => kinds(leg).includes('answered'));
    await seat.clock.advance(120_000);
    await seat.until('ended', () => kinds(leg).includes('ended'));
    expect(leg.events.at(-1)).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
  });

  it.each([
    ['10086', 486, 'busy'],
    ['13000000000', 404, 'notFound'],
    ['10010', 480, 'noAnswer'],
    ['10000', 603, 'rejected'],
  ])('%s is refused with %i', async (target, sipCode) => {
    const leg = await dialled(target);
    await seat.clock.advance(30_000);
    await seat.until('ended', () => kinds(leg).includes('ended'));
    expect(leg.events.at(-1)).toMatchObject({ end: { sipCode } });
    expect(outcomes()).toEqual([{ kind: 'refused', sipCode }]);
    expect(seat.media.legs.size).toBe(0);
  });

  it('is not found when it is no number', async () => {
    const leg = await dialled('nobody');
    await seat.clock.advance(0);
    await seat.until('ended', () => kinds(leg).includes('ended'));
    expect(leg.events.at(-1)).toMatchObject({ end: { cause: 'notFound', sipCode: 404 } });
  });

  it('stops ringing when the seat gives up', async () => {
    const leg = await dialled('13910102020');
    await seat.until('ringing', () => kinds(leg).includes('progressed'));
    leg.leg.hangUp();
    await seat.until('ended', () => outcomes().length > 0);
    await seat.until('acknowledged', () => seat.startLines().at(-1) === 'seat ACK');
    expect(outcomes()).toEqual([{ kind: 'cancelled' }]);
    expect(seat.startLines()).toEqual(expect.arrayContaining(['seat CANCEL', 'platform 200', 'platform 487']));
    await seat.clock.advance(5_000);
    expect(seat.media.legs.size).toBe(0);
  });

  it('can be put on hold', async () => {
    const leg = await dialled('13910102020');
    await seat.clock.advance(2_000);
    await seat.until('answered', () => kinds(leg).includes('answered'));
    await leg.leg.hold();
    await leg.leg.resume();
    expect(seat.events.map((event) => event.kind)).toEqual(expect.arrayContaining(['heldBySeat', 'resumedBySeat']));
  });
});
