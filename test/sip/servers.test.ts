import { expect, test } from 'vitest';
import type { Registration } from '../../shared/calls/registration.ts';
import type { ServerChoice } from '../../shared/calls/serverChoice.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { Bob } from './fakes/bob.ts';
import { anySettings, startAlice, talking, until, type Alice } from './fakes/alice.ts';
import { MemorySocket } from './fakes/memorySocket.ts';

const [main, second, third] = ['ws://main.example.com/ws', 'ws://second.example.com/ws', 'ws://third.example.com/ws'] as const;

/** One server: every socket opened to it, each with Bob at its other end. */
class Server {
  readonly sockets: MemorySocket[] = [];
  readonly bobs: Bob[] = [];
  readonly url: string;
  up = true;
  /** Answers OPTIONS. */
  answersOptions = true;
  /** How a REGISTER is refused; null = it is not. */
  refusal: readonly [number, string] | null = null;

  constructor(url: string) {
    this.url = url;
  }

  open(): MemorySocket {
    const socket = new MemorySocket(this.url);
    const connect = socket.connect.bind(socket);
    socket.connect = () => {
      socket.behaviour = this.up ? 'opens' : 'fails';
      if (!this.up) socket.failure = { problem: 'serverUnreachable', detail: 'nothing listens at this address' };
      bob.registers = this.refusal === null;
      connect();
    };
    const bob = new Bob(socket);
    const { onsent } = socket;
    socket.onsent = (text) => {
      onsent(text);
      const message = bob.received.at(-1);
      if (this.answersOptions && message?.title === 'OPTIONS') queueMicrotask(() => bob.answer(message, 200, 'OK'));
      if (this.refusal && message?.title === 'REGISTER') queueMicrotask(() => bob.answer(message, ...this.refusal!));
    };
    this.sockets.push(socket);
    this.bobs.push(bob);
    return socket;
  }

  /** The server goes away: its sockets break and no other can be opened. */
  leave(): void {
    this.up = false;
    for (const socket of this.sockets) socket.drop();
  }
}

interface Seat {
  readonly servers: Record<string, Server>;
  readonly choices: ServerChoice[];
  readonly registrations: Registration[];
  readonly alice: Alice;
  readonly at: () => string;
}

function startSeat(prepare: (servers: Record<string, Server>) => void = () => {}): Seat {
  const servers = Object.fromEntries([main, second, third].map((url) => [url, new Server(url)]));
  prepare(servers);
  const choices: ServerChoice[] = [];
  const registrations: Registration[] = [];
  const offered: Alice['calls'] = [];
  const alice = startAlice({
    settings: { ...anySettings, server: main, backupServers: [second, third] },
    openSocket: (url) => servers[url]!.open(),
    returnEveryMs: 30,
    listener: phoneListener({
      serversChanged: (choice) => { choices.push(choice); },
      registrationChanged: (registration) => { registrations.push(registration); },
      invited: (leg, invite) => {
        const events: Alice['calls'][number]['events'] = [];
        leg.listen((event) => { events.push(event); });
        offered.push({ leg, invite, events });
      },
    }),
  });
  const at = (): string => (registrations.at(-1)?.kind === 'registered' ? choices.at(-1)!.current : '');
  return { servers, choices, registrations, at, alice: { ...alice, registrations, calls: offered, get bob() { return servers[choices.at(-1)!.current]!.bobs[0]!; } } };
}

test('a seat registers with its main server', async () => {
  const { at, choices } = startSeat();
  await until(() => at() === main);
  expect(choices).toEqual([{ all: [main, second, third], current: main, switchedAt: null }]);
});

test('a main server that is away hands over to the next, and the one after it', async () => {
  const { at, choices } = startSeat((servers) => { servers[main]!.up = servers[second]!.up = false; });
  await until(() => at() === third);
  expect(choices.map(({ current }) => current)).toEqual([main, second, third, third]);
  expect(choices.at(-1)!.switchedAt).toBeGreaterThan(0);
});

test('a connection that breaks is first sought where it was', async () => {
  const { at, servers, choices } = startSeat();
  await until(() => at() === main);
  servers[main]!.sockets[0]!.drop();
  await until(() => servers[main]!.sockets[0]!.connects === 2 && at() === main);
  expect(new Set(choices.map(({ current }) => current))).toEqual(new Set([main]));
});

test('a server that answers but registers nobody is left for the next', async () => {
  const { at, registrations } = startSeat((servers) => { servers[main]!.refusal = [503, 'Service Unavailable']; });
  await until(() => at() === second);
  expect(registrations.some((registration) => registration.kind === 'failed' && registration.problem === 'serverError')).toBe(true);
});

test('an account that is refused is refused everywhere: no other server is tried', async () => {
  const { registrations, choices } = startSeat((servers) => { servers[main]!.refusal = [404, 'Not Found']; });
  await until(() => registrations.at(-1)?.kind === 'failed');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(registrations.at(-1)).toMatchObject({ problem: 'unknownUser' });
  expect(choices.map(({ current }) => current)).toEqual([main]);
});

test('the seat returns to its main server when that is back', async () => {
  const { at, servers, choices } = startSeat((all) => { all[main]!.up = false; });
  await until(() => at() === second);
  servers[main]!.up = true;
  await until(() => at() === main);
  expect(choices.at(-1)).toEqual({ all: [main, second, third], current: main, switchedAt: null });
  const last = servers[second]!.bobs[0]!.received.filter(({ title }) => title === 'REGISTER').at(-1)!;
  expect(last.header('contact')).toContain('expires=0');
});

test('a running call is not dropped for the main server; the seat returns after it', async () => {
  const seat = startSeat((all) => { all[main]!.up = false; });
  await until(() => seat.at() === second);
  const { offered } = await talking(seat.alice);
  seat.servers[main]!.up = true;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(seat.at()).toBe(second);
  expect(offered.events.map(({ kind }) => kind)).toEqual(['answered']);
  offered.leg.hangUp();
  await until(() => seat.at() === main);
});

test.each([['a resting seat stays unregistered', true], ['a registered seat registers again', false]])('when a call begins while the seat is leaving for its main server, %s', async (_, rests) => {
  const seat = startSeat((all) => { all[main]!.up = false; });
  await until(() => seat.at() === second);
  const { bobs } = seat.servers[second]!;
  const registers = () => bobs[0]!.received.filter(({ title }) => title === 'REGISTER').map((message) => !message.header('contact').includes('expires=0'));
  if (rests) {
    seat.alice.phone.unregister();
    await until(() => registers().at(-1) === false);
  }
  const before = registers().length;
  seat.servers[second]!.answersOptions = false;
  seat.servers[main]!.up = true;
  const leaving = await bobs[0]!.take('OPTIONS');
  const leg = seat.alice.phone.dial('8002');
  await bobs[0]!.take('INVITE');
  bobs[0]!.answer(leaving, 200, 'OK');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(registers().slice(before).includes(true)).toBe(!rests);
  leg.hangUp();
});

test('a server that only accepts connections is no reason to return', async () => {
  const seat = startSeat((all) => { all[main]!.up = false; });
  await until(() => seat.at() === second);
  const mainServer = seat.servers[main]!;
  const { open } = mainServer;
  mainServer.open = () => {
    const socket = open.call(mainServer);
    socket.onsent = () => {};
    return socket;
  };
  mainServer.up = true;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(seat.at()).toBe(second);
});

test('provisioning takes up to eight further servers', () => {
  const seat = { version: 1, server: main, sipUri: 'sip:8001@pbx', password: 'x' };
  expect(provisioningSchema.parse({ ...seat, backupServers: [second] }).backupServers).toEqual([second]);
  expect(provisioningSchema.safeParse({ ...seat, backupServers: ['http://x'] }).success).toBe(false);
});
