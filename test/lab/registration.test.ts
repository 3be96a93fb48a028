import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { openSeat } from './seat.ts';
import type { Seat } from './seat.ts';

let lab: Laboratory;

beforeAll(async () => {
  lab = await startLaboratory();
});

afterAll(async () => {
  await lab?.stop();
});

function connect(user: string, password?: string): Promise<Seat> {
  const known = lab.accounts.find((account) => account.user === user)?.password ?? '';
  return openSeat({ url: lab.wsUrl, domain: lab.domain, user, password: password ?? known });
}

describe('registration over WebSocket', () => {
  it('accepts the right password after one challenge', async () => {
    const seat = await connect('8001');
    const answer = await seat.register();
    expect(answer.all.map((message) => message.start.kind === 'response' && message.start.status)).toEqual([401, 200]);
    await seat.close();
  });

  it('refuses a wrong password', async () => {
    const seat = await connect('8001', 'wrong');
    expect((await seat.register()).status).toBe(403);
    await seat.close();
  });

  it('refuses a user it does not know', async () => {
    const seat = await connect('8999', 'any');
    expect((await seat.register()).status).toBe(403);
    await seat.close();
  });

  it('does not ring a seat whose password was refused', async () => {
    const seat = await connect('8003', 'wrong');
    await seat.register();
    const call = await lab.call({ to: '8003' });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 480 });
    await seat.close();
  });

  it('refuses calls of a seat that does not prove its password', async () => {
    const party = lab.answeringParty();
    const seat = await connect('8001', 'wrong');
    expect((await seat.request('INVITE', `sip:02112345678@${lab.domain}`)).status).toBe(403);
    expect(party.calls).toHaveLength(0);
    party.close();
    await seat.close();
  });

  it('forgets a seat that unregisters', async () => {
    const seat = await connect('8002');
    expect((await seat.register()).status).toBe(200);
    expect((await seat.register(0)).status).toBe(200);
    const call = await lab.call({ to: '8002' });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 480 });
    await seat.close();
  });

  it('forgets a seat whose socket is gone', async () => {
    const seat = await connect('8002');
    await seat.register();
    await seat.close(true);
    await eventually('the seat is forgotten', async () => {
      const end = await (await lab.call({ to: '8002' })).ended;
      return end.by === 'refused' && end.reason === 'Seat Not Registered';
    });
  });

  it('answers OPTIONS addressed to itself', async () => {
    const seat = await connect('8001');
    expect((await seat.request('OPTIONS', `sip:${lab.domain}`)).status).toBe(200);
    await seat.close();
  });

  it('carries a MESSAGE from one seat to another', async () => {
    const from = await connect('8001');
    const to = await connect('8002');
    await to.register();
    const answer = await from.request('MESSAGE', `sip:8002@${lab.domain}`, [{ name: 'Content-Type', value: 'text/plain' }], '请接听');
    expect(answer.status).toBe(200);
    expect(to.received.find((message) => message.start.kind === 'request')?.body).toBe('请接听');
    await Promise.all([from.close(), to.close()]);
  });
});

describe('the secure socket', () => {
  it('registers a seat that trusts the certificate', async () => {
    const { user, password } = lab.accounts[0]!;
    const seat = await openSeat({ url: lab.wssUrl, domain: lab.domain, user, password, ca: lab.certificate });
    expect((await seat.register()).status).toBe(200);
    await seat.close();
  });

  it('offers a certificate that nobody trusts by default', async () => {
    const { user, password } = lab.accounts[0]!;
    await expect(openSeat({ url: lab.wssUrl, domain: lab.domain, user, password })).rejects.toThrow(/self-signed/i);
  });
});

describe('the server away and back', () => {
  it('closes sockets when it stops and accepts them on the same port when it returns', async () => {
    const seat = await connect('8004');
    await seat.register();
    await lab.kamailio.stop();
    await expect(connect('8004')).rejects.toThrow(/ECONNREFUSED/);
    await lab.kamailio.start();
    const again = await connect('8004');
    expect((await again.register()).status).toBe(200);
    await Promise.all([again.close(), seat.close()]);
  });

  it('answers nothing while frozen and everything afterwards', async () => {
    const seat = await connect('8004');
    lab.kamailio.freeze();
    let answered = false;
    const answer = seat.register().then((response) => {
      answered = true;
      return response;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answered).toBe(false);
    lab.kamailio.thaw();
    expect((await answer).status).toBe(200);
    await seat.close();
  });
});
