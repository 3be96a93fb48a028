import { expect, test } from 'vitest';
import { WithheldRegistration } from '../../../electron/queues/withheldRegistration.ts';
import type { Registration } from '../../../shared/calls/registration.ts';
import type { AgentState } from '../../../shared/queues/agentState.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

const registered: Registration = { kind: 'registered', since: 0, expiresSeconds: 60 };

function onBreak() {
  const clock = new ManualClock();
  const phone = new FakePhone();
  phone.codes = { ...phone.codes, unregistersIn: ({ kind }) => kind === 'break' };
  const seat: { registration: Registration; takenOver: boolean; kind: AgentState['kind'] } = { registration: { kind: 'unregistered' }, takenOver: false, kind: 'break' };
  const withheld = new WithheldRegistration({
    phone: () => phone,
    registration: () => seat.registration,
    takenOver: () => seat.takenOver,
    state: () => ({ kind: seat.kind, since: 0, reason: null, next: null, wrapUpUntil: null }),
    setTimer: clock.setTimer,
  });
  return { clock, phone, seat, withheld };
}

test('a seat that unregistered for a break still stands; one that lost its server, or was taken over, does not', () => {
  const { seat, withheld } = onBreak();
  expect(withheld.isStanding).toBe(true);
  seat.takenOver = true;
  expect(withheld.isStanding).toBe(false);
  seat.takenOver = false;
  seat.registration = { kind: 'connecting', since: 0 };
  expect(withheld.isStanding).toBe(false);
});

test('an agent who is busy or offline does not stand without a registration', () => {
  const { seat, withheld } = onBreak();
  seat.kind = 'busy';
  expect(withheld.isStanding).toBe(false);
  seat.kind = 'offline';
  expect(withheld.isStanding).toBe(false);
});

test('before a check it registers and waits, standing all the while', async () => {
  const { clock, phone, seat, withheld } = onBreak();
  let isUp = false;
  void withheld.bringUp().then(() => { isUp = true; });
  seat.registration = { kind: 'connecting', since: 0 };
  await clock.pass(300);
  expect([phone.asked, withheld.isStanding, isUp]).toEqual([['register'], true, false]);
  seat.registration = registered;
  await clock.pass(50);
  expect(isUp).toBe(true);
  withheld.letGo();
  withheld.letGo();
  expect(phone.asked).toEqual(['register', 'unregister']);
});

test('an agent who became idle after the check stays registered', async () => {
  const { phone, seat, withheld } = onBreak();
  void withheld.bringUp();
  seat.registration = registered;
  seat.kind = 'idle';
  withheld.letGo();
  expect(phone.asked).toEqual(['register']);
});

test('a seat that is registered is neither brought up nor let go', async () => {
  const { phone, seat, withheld } = onBreak();
  seat.registration = registered;
  seat.kind = 'busy';
  await withheld.bringUp();
  withheld.letGo();
  expect(phone.asked).toEqual([]);
});
