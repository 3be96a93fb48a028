import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleContactOf } from '../../electron/sip/consoleContact.ts';
import { startConsolePhone, type ConsolePhoneOptions } from './consolePhone.ts';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { openSeat } from './seat.ts';

let lab: Laboratory;

beforeAll(async () => {
  lab = await startLaboratory();
});

afterAll(async () => {
  await lab?.stop();
});

const start = (options: ConsolePhoneOptions = {}) => startConsolePhone(lab, options);

describe("the console's phone at a real server", () => {
  it('registers over ws', async () => {
    const { last, registrations } = start();
    await eventually('registered', () => last() === 'registered');
    expect(registrations.map(({ kind }) => kind)).toEqual(['connecting', 'registering', 'registered']);
  });

  it('registers over wss when the certificate is trusted, and names the reason when it is not', async () => {
    const trusting = start({ server: lab.wssUrl, trusts: true });
    await eventually('registered', () => trusting.last() === 'registered');
    const careful = start({ server: lab.wssUrl });
    await eventually('certificateRefused', () => careful.last() === 'certificateRefused');
  });

  it('says that the password is wrong', async () => {
    const { last } = start({ password: 'wrong' });
    await eventually('wrongPassword', () => last() === 'wrongPassword');
  });

  it('comes back when the server does', async () => {
    const { last } = start();
    await eventually('registered', () => last() === 'registered');
    await lab.kamailio.stop();
    await eventually('the outage is seen', () => ['connectionLost', 'serverUnreachable'].includes(last()));
    await lab.kamailio.start();
    await eventually('registered', () => last() === 'registered');
  });

  it('notices a server that went silent without a word, and comes back with it', async () => {
    const { last } = start();
    await eventually('registered', () => last() === 'registered');
    lab.kamailio.freeze();
    try {
      await eventually('the silence is seen', () => ['connectionLost', 'timedOut'].includes(last()));
    } finally {
      lab.kamailio.thaw();
    }
    await eventually('registered', () => last() === 'registered');
  });

  it('removes what its own instance left at the registrar, and is the one that rings', async () => {
    const { user, password } = lab.accounts[0]!;
    const { instanceId } = consoleContactOf(`sip:${user}@${lab.domain}`, 'PC-1');
    const left = await openSeat({ url: lab.wsUrl, domain: lab.domain, user, password, instance: instanceId });
    expect((await left.register()).status).toBe(200);
    const sent: string[] = [];
    const { last } = start({ instance: 'PC-1', tap: (message) => { sent.push(message); } });
    await eventually('registered', () => last() === 'registered');
    const removed = sent.filter((message) => message.startsWith('REGISTER') && message.includes(';expires=0')).map((message) => /^Contact: <sip:([^@]+)@/m.exec(message)?.[1]);
    expect(removed.length).toBeGreaterThan(0);
    expect(new Set(removed)).toEqual(new Set([user]));
    const call = await lab.call({ to: user });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 486 });
    expect(left.received.filter(({ start: line }) => line.kind === 'request')).toEqual([]);
    await left.close();
  });

  it('refuses a call with its reason on the wire', async () => {
    const { last } = start();
    await eventually('registered', () => last() === 'registered');
    const call = await lab.call({ to: lab.accounts[0]!.user });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 486 });
  });
});
