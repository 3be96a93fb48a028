import { afterEach, describe, expect, it } from 'vitest';
import { openPracticeSeat, type PracticeSeat } from './fakes/practiceSeat.ts';

let seat: PracticeSeat;
afterEach(() => seat.close());

describe('a seat at the practice platform', () => {
  it('registers after proving its password', async () => {
    seat = openPracticeSeat();
    await seat.untilRegistered();
    expect(seat.startLines()).toEqual(['seat REGISTER', 'platform 401', 'seat REGISTER', 'platform 200']);
    expect(seat.registration()).toMatchObject({ kind: 'registered', expiresSeconds: 300 });
  });

  it('is told when the password is wrong', async () => {
    seat = openPracticeSeat({ password: 'not the password' });
    await seat.until('refused', () => seat.registration().kind === 'failed');
    expect(seat.registration()).toMatchObject({ kind: 'failed', problem: 'wrongPassword' });
    expect(seat.eventsOf('passwordRefused')).toHaveLength(1);
    expect(seat.platform.ring('vipMobile')).toEqual({ kind: 'refused', why: 'noSeatRegistered' });
  });

  it('takes its registration back when it stops', async () => {
    seat = openPracticeSeat();
    await seat.untilRegistered();
    await seat.phone.stop();
    expect(seat.eventsOf('unregistered')).toHaveLength(1);
  });

  it('is forgotten when it does not refresh in time', async () => {
    seat = openPracticeSeat();
    await seat.untilRegistered();
    await seat.clock.advance(301_000);
    expect(seat.eventsOf('unregistered')).toHaveLength(1);
    expect(seat.platform.ring(null)).toEqual({ kind: 'refused', why: 'noSeatRegistered' });
  });

  it('sees a lost connection when the platform stops', async () => {
    seat = openPracticeSeat();
    await seat.untilRegistered();
    seat.platform.stop();
    await seat.until('lost', () => seat.registration().kind === 'failed');
    expect(seat.registration()).toMatchObject({ problem: 'connectionLost' });
    expect(seat.platform.ring('vipMobile')).toEqual({ kind: 'refused', why: 'stopped' });
  });
});
