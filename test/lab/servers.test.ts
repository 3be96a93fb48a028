import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Registration } from '../../shared/calls/registration.ts';
import type { ServerChoice } from '../../shared/calls/serverChoice.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import type { LegEvent, Leg, Phone } from '../../electron/calls/phone.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { WebSocketSocket } from '../../electron/sip/webSocketSocket.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { FakePeerConnections } from '../sip/fakes/fakePeerConnections.ts';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { openSeat } from './seat.ts';

let main: Laboratory;
let backup: Laboratory;

beforeAll(async () => {
  [main, backup] = await Promise.all([startLaboratory(), startLaboratory()]);
});
afterAll(async () => {
  await Promise.all([main?.stop(), backup?.stop()]);
});

interface Console {
  readonly phone: Phone;
  readonly kind: () => string | undefined;
  readonly servers: ServerChoice[];
  readonly takenOver: ({ readonly at: number; readonly by: string } | null)[];
  readonly alsoAt: ({ readonly since: number; readonly name: string } | null)[];
  readonly legs: { readonly leg: Leg; readonly events: LegEvent[] }[];
}

/** The console's phone on the computer of this name. */
function consoleAt(computer: string, { server = main.wsUrl, resolve }: { server?: string; resolve?: () => Promise<readonly string[]> } = {}): Console {
  const registrations: Registration[] = [];
  const servers: ServerChoice[] = [];
  const takenOver: Console['takenOver'] = [];
  const alsoAt: Console['alsoAt'] = [];
  const legs: Console['legs'] = [];
  const { user, password } = main.accounts[0]!;
  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server, backupServers: [backup.wsUrl], sipUri: `sip:${user}@${main.domain}`, password, profile: 'kamailio-lab' }),
    profile: builtInProfile('kamailio-lab'),
    peerConnections: new FakePeerConnections(computer),
    openSocket: (url) => new WebSocketSocket(url, { pingAfterMs: 300, pongWithinMs: 500, ...(resolve ? { resolve } : {}) }),
    instance: computer,
    returnEveryMs: 400,
    listener: phoneListener({
      registrationChanged: (registration) => { registrations.push(registration); },
      serversChanged: (choice) => { servers.push(choice); },
      takenOver: (by) => { takenOver.push(by); },
      alsoAt: (other) => { alsoAt.push(other); },
      invited: (leg) => {
        const events: LegEvent[] = [];
        leg.listen((event) => { events.push(event); });
        legs.push({ leg, events });
      },
    }),
  });
  phone.start();
  onTestFinished(() => phone.stop());
  return { phone, servers, takenOver, alsoAt, legs, kind: () => registrations.at(-1)?.kind };
}

describe('two servers', () => {
  it('the second serves while the first is away; the seat goes back after its call', async () => {
    const seat = consoleAt('PC-1');
    await eventually('registered', () => seat.kind() === 'registered');
    expect(seat.servers.at(-1)).toMatchObject({ current: main.wsUrl, switchedAt: null });
    await main.kamailio.stop();
    await eventually('at the second', () => seat.servers.at(-1)!.current === backup.wsUrl && seat.kind() === 'registered');
    expect(seat.servers.at(-1)!.switchedAt).not.toBeNull();
    const call = await backup.call({ to: main.accounts[0]!.user });
    await eventually('it rings', () => seat.legs.length === 1);
    await seat.legs[0]!.leg.answer();
    await call.untilAnswered();
    await main.kamailio.start();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(seat.servers.at(-1)!.current).toBe(backup.wsUrl);
    expect(seat.legs[0]!.events.map(({ kind }) => kind)).toEqual(['answered']);
    await call.hangUp();
    await eventually('back at the first', () => seat.servers.at(-1)!.current === main.wsUrl && seat.kind() === 'registered');
    expect(seat.servers.at(-1)!.switchedAt).toBeNull();
    expect(await (await backup.call({ to: main.accounts[0]!.user })).ended).toMatchObject({ by: 'refused', status: 480 });
  });

  it('a name with several addresses is good as long as one of them is', async () => {
    // Nothing listens at 127.0.0.99, and 127.0.0.1 is the second of the name's addresses.
    const server = main.wsUrl.replace('127.0.0.1', 'pbx.lab.example.cn');
    const seat = consoleAt('PC-1', { server, resolve: () => Promise.resolve(['127.0.0.99', '127.0.0.1']) });
    await eventually('registered', () => seat.kind() === 'registered');
    expect(seat.servers.at(-1)!.current).toBe(server);
  });
});

describe('one extension at two computers, at a registrar that keeps the newest binding only', () => {
  it('the second waits, takes over when told to, and the first does not fight back', async () => {
    const first = consoleAt('PC-1');
    await eventually('registered', () => first.kind() === 'registered');
    const second = consoleAt('PC-2');
    await eventually('the second sees the first', () => second.alsoAt.at(-1)?.name === 'PC-1');
    expect(second.kind()).toBe('unregistered');
    const ringing = await main.call({ to: main.accounts[0]!.user });
    await eventually('the first rings', () => first.legs.length === 1);
    await ringing.cancel();
    second.phone.takeOver();
    await eventually('the second has it', () => second.kind() === 'registered');
    await eventually('the first says so', () => first.takenOver.at(-1)?.by === 'PC-2');
    expect(first.kind()).toBe('unregistered');
    first.phone.register();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const call = await main.call({ to: main.accounts[0]!.user });
    await eventually('the second rings', () => second.legs.length === 1);
    await call.cancel();
    expect(first.legs).toHaveLength(1);
    expect(second.takenOver.filter((by) => by !== null)).toEqual([]);
  });

  it('a telephone that took the binding is nobody to give way to: the console registers again', async () => {
    const first = consoleAt('PC-1');
    await eventually('registered', () => first.kind() === 'registered');
    // It registers, and this registrar forgets the console.
    const { user, password } = main.accounts[0]!;
    const telephone = await openSeat({ url: main.wsUrl, domain: main.domain, user, password });
    await telephone.register();
    first.phone.register();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(first.takenOver).toEqual([]);
    const call = await main.call({ to: user });
    await eventually('the console rings', () => first.legs.length === 1);
    await call.cancel();
    await telephone.close();
  });
});
