import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Registration } from '../../shared/calls/registration.ts';
import type { Phone } from '../../electron/calls/phone.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { WebSocketSocket } from '../../electron/sip/webSocketSocket.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { FakePeerConnections } from '../sip/fakes/fakePeerConnections.ts';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';

let lab: Laboratory;

beforeAll(async () => {
  lab = await startLaboratory();
});

afterAll(async () => {
  await lab?.stop();
});

interface Watched {
  readonly phone: Phone;
  readonly registrations: Registration[];
  readonly last: () => string;
}

/** The console's own phone at the laboratory's server; its media are not needed to register. */
function start({ server = lab.wsUrl, password, trusts = false }: { server?: string; password?: string; trusts?: boolean } = {}): Watched {
  const account = lab.accounts[0]!;
  const registrations: Registration[] = [];
  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server, sipUri: `sip:${account.user}@${lab.domain}`, password: password ?? account.password, profile: 'kamailio-lab' }),
    profile: builtInProfile('kamailio-lab'),
    peerConnections: new FakePeerConnections('lab'),
    openSocket: (url) => new WebSocketSocket(url, { pingAfterMs: 300, pongWithinMs: 500, ...(trusts ? { certificateAuthorities: [lab.certificate] } : {}) }),
    listener: phoneListener({ registrationChanged: (registration) => { registrations.push(registration); }, invited: (leg) => leg.reject(486) }),
  });
  phone.start();
  onTestFinished(() => phone.stop());
  const last = (): string => {
    const registration = registrations.at(-1);
    return registration?.kind === 'failed' ? registration.problem : `${registration?.kind}`;
  };
  return { phone, registrations, last };
}

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

  it('refuses a call with its reason on the wire', async () => {
    const { last } = start();
    await eventually('registered', () => last() === 'registered');
    const call = await lab.call({ to: lab.accounts[0]!.user });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 486 });
  });
});
