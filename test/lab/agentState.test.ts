import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { AgentState } from '../../shared/queues/agentState.ts';
import type { Services } from '../../electron/sip/profiles/serviceSchema.ts';
import { startConsolePhone, type ConsolePhone } from './consolePhone.ts';
import { eventually } from './eventually.ts';
import { startLaboratory, type Laboratory } from './laboratory.ts';
import { openSeat, type Seat } from './seat.ts';

const serviceNumber = '4008001234';
const state = (kind: AgentState['kind'], reason: string | null = null): AgentState => ({ kind, since: 1, reason, next: null, wrapUpUntil: null });

let lab: Laboratory;
let colleague: Seat;

beforeAll(async () => {
  lab = await startLaboratory({ hunting: { [serviceNumber]: ['8001', '8002'] } });
});

afterAll(async () => {
  await lab?.stop();
});

/** The second seat of the hunting is always free. */
beforeEach(async () => {
  const { user, password } = lab.accounts[1]!;
  colleague = await openSeat({ url: lab.wsUrl, domain: lab.domain, user, password });
  expect((await colleague.register()).status).toBe(200);
  return () => colleague.close();
});

/** The console's phone as the first seat of the hunting. */
async function firstSeat(services: Partial<Services> = {}): Promise<ConsolePhone> {
  const seat = startConsolePhone(lab, { services });
  await eventually('registered', () => seat.last() === 'registered');
  return seat;
}

/** A caller dials the 400 number and gets through to the colleague. */
async function ringsAtTheColleague(): Promise<void> {
  const call = await lab.call({ to: serviceNumber });
  const { ring } = await colleague.nextCall();
  ring();
  await call.untilRinging();
  expect((await call.cancel()).by).toBe('cancelled');
}

describe('a seat that publishes its state', () => {
  it.each([state('busy'), state('break', 'meal'), state('wrapUp')])('is passed over by the 400 number: $kind', async (away) => {
    const { phone, offered } = await firstSeat();
    await phone.publish(away);
    await ringsAtTheColleague();
    expect(offered).toEqual([]);
    await phone.publish(state('idle'));
    const call = await lab.call({ to: serviceNumber });
    (await colleague.nextCall()).reject(603, 'Decline');
    await call.ended;
    expect(offered).toHaveLength(1);
  });

  it('rings all the same when it is called itself', async () => {
    const { phone, offered } = await firstSeat();
    await phone.publish(state('wrapUp'));
    const call = await lab.call({ to: lab.accounts[0]!.user });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 486 });
    expect(offered).toHaveLength(1);
  });

  it('is passed over when nobody else is there either, and the caller is told', async () => {
    const { phone, offered } = await firstSeat();
    await phone.publish(state('wrapUp'));
    await colleague.register(0);
    const call = await lab.call({ to: serviceNumber });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 480 });
    expect(offered).toEqual([]);
  });
});

describe('a seat that dials a code for its state', () => {
  const services: Partial<Services> = { agentState: { by: 'featureCodes', codes: { idle: '*4600', busy: '*4601', wrapUp: '*4602' }, breakCodes: {} } };

  it('calls it, and hangs up when it was taken', async () => {
    const platform = lab.answeringParty();
    onTestFinished(() => platform.close());
    const { phone } = await firstSeat(services);
    for (const [told, code] of [['busy', '*4601'], ['idle', '*4600'], ['wrapUp', '*4602']] as const) {
      await phone.publish(state(told));
      const { dialled, from, call } = await platform.nextCall();
      expect([dialled, from]).toEqual([code, lab.accounts[0]!.user]);
      expect((await call.ended).by).toBe('them');
    }
  });

  it('calls it again when the server was restarted', async () => {
    const platform = lab.answeringParty();
    onTestFinished(() => platform.close());
    const { phone, last } = await firstSeat(services);
    await phone.publish(state('busy'));
    expect((await platform.nextCall()).dialled).toBe('*4601');
    await lab.kamailio.stop();
    await eventually('the outage is seen', () => last() !== 'registered');
    await lab.kamailio.start();
    expect((await platform.nextCall()).dialled).toBe('*4601');
  });

  it('says when the platform knows no such code', async () => {
    const { phone } = await firstSeat(services);
    await expect(phone.publish(state('busy'))).rejects.toMatchObject({ name: 'StateNotTaken', sipCode: 404 });
  });
});

describe('a seat that leaves the platform in a state', () => {
  it('is offered nothing meanwhile, and is there again afterwards', async () => {
    const { phone, offered, last } = await firstSeat({ agentState: { by: 'registration', unregisterIn: ['busy', 'wrapUp'] } });
    const callItself = async () => (await (await lab.call({ to: lab.accounts[0]!.user })).ended) as { readonly status?: number };
    for (const away of ['busy', 'wrapUp'] as const) {
      await phone.publish(state(away));
      await eventually('the platform has let it go', async () => last() === 'unregistered' && (await callItself()).status === 480);
      const before = offered.length;
      await ringsAtTheColleague();
      expect(offered).toHaveLength(before);
      await phone.publish(state('idle'));
      await eventually('registered again', () => last() === 'registered');
      expect(await callItself()).toMatchObject({ status: 486 });
      expect(offered).toHaveLength(before + 1);
    }
  });
});
