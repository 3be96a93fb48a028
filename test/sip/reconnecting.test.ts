import { expect, test } from 'vitest';
import { Registrar } from '../../electron/sip/registrar.ts';
import { HostAddresses } from '../../electron/sip/hostAddresses.ts';
import { reconnectDelay } from '../../electron/sip/retryDelay.ts';
import { seeded } from './fakes/mutate.ts';
import { anySettings, registered, startAlice, talking, until } from './fakes/alice.ts';
import { secureSdp } from './fakes/sdp.ts';

test('a hundred seats that lose their server in one instant come back without a peak, all within a second', () => {
  const random = seeded(100);
  const lostAt = 0;
  const backAt = 47_000;
  const attempts: number[] = [];
  const returns: number[] = [];
  for (let seat = 0; seat < 100; seat += 1) {
    for (let at = lostAt; ;) {
      at += reconnectDelay(at - lostAt, false, random);
      attempts.push(at);
      if (at < backAt) continue;
      returns.push(at - backAt);
      break;
    }
  }
  const busiest = (times: readonly number[]): number => Math.max(...times.map((begin) => times.filter((time) => time >= begin && time < begin + 100).length));
  expect(Math.max(...returns)).toBeLessThan(1_000);
  // Attempts come every 0.45 s on average: a tenth of a second should see some 22 seats, whichever it is.
  expect(busiest(returns)).toBeLessThanOrEqual(34);
  // While the server is away the seats do not fall into step either: 100 seats, two or three attempts a second each.
  expect(busiest(attempts.filter((time) => time > 30_000 && time < 40_000))).toBeLessThanOrEqual(60);
});

test('a server that is there and refuses is asked less and less', () => {
  const random = (): number => 0.5;
  const delays = [0, 30_000, 120_000, 3_600_000].map((outage) => reconnectDelay(outage, true, random));
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(delays.at(-1)).toBeGreaterThan(10_000);
  expect(reconnectDelay(3_600_000, false, random)).toBeLessThan(800);
});

test('a server that takes connections only to drop them counts as one that refuses', async () => {
  const delays: number[] = [];
  const registrar = new Registrar({
    now: () => 0, random: () => 0, patienceMs: 1_000, connect: () => {}, register: () => {},
    changed: (registration) => { if (registration.kind === 'failed') delays.push(registration.retryAt!); },
  });
  registrar.start();
  registrar.connected();
  registrar.disconnected({ problem: 'connectionLost', detail: 'closed' });
  registrar.connected();
  registrar.registered(undefined, '');
  registrar.disconnected({ problem: 'connectionLost', detail: 'closed' });
  registrar.stop();
  expect(delays).toEqual([300, 100]);
});

test('all addresses of a name take turns, and the one that worked comes first', async () => {
  let answer: readonly string[] | Error = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
  const addresses = new HostAddresses('pbx.example.com', () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
  await addresses.refresh();
  const refused = new Set<string>();
  expect([addresses.next(refused), addresses.next(refused)]).toEqual(['192.0.2.1', '192.0.2.2']);
  expect(addresses.next(new Set(['192.0.2.3', '192.0.2.1']))).toBe('192.0.2.2');
  addresses.worked('192.0.2.2');
  answer = new Error('the name server does not answer');
  await addresses.refresh();
  expect(addresses.next(refused)).toBe('192.0.2.2');
});

test('after a change of network the seat proves its connection, registers, and offers running calls anew', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  const probes: number[] = [];
  Object.assign(alice.socket, { probe: (deadlineMs: number) => { probes.push(deadlineMs); } });
  alice.phone.networkChanged();
  const offer = await alice.bob.take('INVITE');
  expect(probes).toHaveLength(1);
  expect(offer.header('call-id')).toBe(call.callId);
  expect(alice.bob.received.filter(({ title }) => title === 'REGISTER')).toHaveLength(2);
  alice.bob.answer(offer, 200, 'OK', ['Contact: <sip:caller@192.0.2.9>'], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  expect(offered.events.some(({ kind }) => kind === 'ended')).toBe(false);
});

test('a change of network does not register a seat that unregistered on purpose', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.phone.unregister();
  await until(() => alice.registrations.at(-1)?.kind === 'unregistered');
  const count = () => alice.bob.received.filter(({ title }) => title === 'REGISTER').length;
  const before = count();
  alice.phone.networkChanged();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect([count(), alice.registrations.at(-1)?.kind]).toEqual([before, 'unregistered']);
  alice.phone.register();
  await registered(alice);
});

test('a change of network that cost the connection its address is followed at once', async () => {
  const alice = startAlice();
  await registered(alice);
  Object.assign(alice.socket, { probe: () => { alice.socket.drop(); } });
  alice.phone.networkChanged();
  await until(() => alice.socket.connects === 2 && alice.registrations.at(-1)?.kind === 'registered');
});

test('a change of network while the seat waits for its next attempt ends the wait', async () => {
  const alice = startAlice({ random: () => 0.99, prepare: ({ socket }) => {
    socket.behaviour = 'fails';
    socket.failure = { problem: 'certificateRefused', detail: 'the certificate has expired', reached: true };
  } });
  await until(() => alice.registrations.at(-1)?.kind === 'failed');
  alice.socket.behaviour = 'opens';
  alice.phone.networkChanged();
  await registered(alice);
});

test('a call that the server forgot during an outage ends; the one it knows goes on', async () => {
  const alice = startAlice();
  const ghost = await talking(alice);
  const alive = await talking(alice);
  alice.socket.drop();
  await registered(alice);
  for (let offers = 0; offers < 2; offers += 1) {
    const offer = await alice.bob.take('INVITE');
    if (offer.header('call-id') === ghost.call.callId) alice.bob.answer(offer, 481, 'Call Does Not Exist');
    else alice.bob.answer(offer, 200, 'OK', ['Contact: <sip:caller@192.0.2.9>'], secureSdp({ setup: 'active' }));
  }
  await until(() => ghost.offered.events.at(-1)?.kind === 'ended');
  expect(ghost.offered.events.at(-1)).toMatchObject({ end: { by: 'network', sipCode: 481 } });
  expect(alive.offered.events.map(({ kind }) => kind)).not.toContain('ended');
});

test('a call hung up during an outage gets its BYE afterwards, and no other', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  offered.leg.hangUp();
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'agent', cause: 'hungUp' } });
  alice.socket.behaviour = 'opens';
  const bye = await alice.bob.take('BYE');
  expect(bye.header('call-id')).toBe(call.callId);
  await registered(alice);
  expect(alice.bob.titles.filter((title) => title === 'BYE')).toHaveLength(1);
});

test('an outage leaves one registration and not two', async () => {
  const alice = startAlice();
  await registered(alice);
  for (let outage = 0; outage < 3; outage += 1) {
    const before = alice.bob.received.length;
    alice.socket.drop();
    await until(() => alice.bob.received.length > before && alice.registrations.at(-1)?.kind === 'registered');
  }
  const contacts = alice.bob.received.filter(({ title }) => title === 'REGISTER').map((message) => message.header('contact').replace(/;expires=.*/, ''));
  expect(contacts).toHaveLength(4);
  expect(new Set(contacts).size).toBe(1);
});

test('the round trip to the server is measured, and silence is null', async () => {
  const alice = startAlice();
  await registered(alice);
  const measured = alice.phone.roundTrip(1_000);
  alice.bob.answer(await alice.bob.take('OPTIONS'), 405, 'Method Not Allowed');
  expect(await measured).toBeGreaterThan(0);
  expect(await alice.phone.roundTrip(30)).toBeNull();
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  expect(await alice.phone.roundTrip(30)).toBeNull();
});

test('a seat that unregisters stays so, over outages too, while its call goes on', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  alice.phone.unregister();
  await until(() => alice.bob.binding === undefined);
  expect(alice.registrations.at(-1)).toEqual({ kind: 'unregistered' });
  const before = alice.bob.received.filter(({ title }) => title === 'REGISTER').length;
  alice.socket.drop();
  const offer = await alice.bob.take('INVITE');
  alice.bob.answer(offer, 200, 'OK', ['Contact: <sip:caller@192.0.2.9>'], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  expect(alice.bob.received.filter(({ title }) => title === 'REGISTER')).toHaveLength(before);
  expect(alice.registrations.at(-1)).toEqual({ kind: 'unregistered' });
  expect(offered.events.some(({ kind }) => kind === 'ended')).toBe(false);
  alice.phone.register();
  await registered(alice);
});

test('media that hears nothing is offered a new path before ICE has failed', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const probes: number[] = [];
  Object.assign(alice.socket, { probe: (deadlineMs: number) => { probes.push(deadlineMs); } });
  alice.media.peer.becomeIce('disconnected');
  const offer = await alice.bob.take('INVITE');
  expect(offer.body).toContain('a=ice-ufrag:u1');
  expect(probes).toHaveLength(1);
  alice.bob.answer(offer, 200, 'OK', ['Contact: <sip:caller@192.0.2.9>'], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  expect(offered.events.map(({ kind }) => kind)).toEqual(['answered']);
});

test('a silence of media that ends by itself brings no offer', async () => {
  const alice = startAlice();
  await talking(alice);
  alice.media.peer.becomeIce('disconnected');
  alice.media.peer.becomeIce('connected');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(alice.bob.titles.filter((title) => title === 'INVITE')).toEqual([]);
});

test.each(['before', 'after'] as const)('media that failed %s the server was lost does not end the call while it is away, and has its whole patience when it is back', async (when) => {
  const alice = startAlice({ mediaPatienceMs: 1_200 });
  const { offered } = await talking(alice);
  alice.socket.behaviour = 'fails';
  if (when === 'before') alice.media.peer.becomeIce('failed');
  alice.socket.drop();
  if (when === 'after') alice.media.peer.becomeIce('failed');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(offered.events.map(({ kind }) => kind)).not.toContain('ended');
  alice.socket.behaviour = 'opens';
  alice.phone.networkChanged();
  const offer = await alice.bob.take('INVITE');
  // Longer than was left of a time that had begun with the failure and began anew while the server was away.
  await new Promise((resolve) => setTimeout(resolve, 700));
  alice.bob.answer(offer, 200, 'OK', ['Contact: <sip:caller@192.0.2.9>'], secureSdp({ setup: 'active' }));
  await until(() => offered.events.some(({ kind }) => kind === 'mediaRestored'));
});

test('media that stays failed after the server is back ends the call', async () => {
  const alice = startAlice({ mediaPatienceMs: 100 });
  const { offered } = await talking(alice);
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  alice.media.peer.becomeIce('failed');
  alice.socket.behaviour = 'opens';
  await until(() => offered.events.at(-1)?.kind === 'ended');
});

test('settings decide how candidates are gathered', async () => {
  const alice = startAlice({
    settings: { ...anySettings, iceServers: [{ urls: 'turn:192.0.2.1:3478', username: 'u', credential: 'c' }], iceTransportPolicy: 'relay', iceGatheringMs: 50 }, gatheringMs: undefined,
    prepare: () => {},
  });
  alice.media.gathers = false;
  await registered(alice);
  alice.bob.invite({ body: secureSdp() });
  await until(() => alice.calls.length === 1);
  void alice.calls[0]!.leg.answer();
  await until(() => alice.media.peers.length === 1 && alice.media.peer.localDescription !== null);
  expect(alice.media.peer.configuration).toMatchObject({ iceTransportPolicy: 'relay', iceServers: [{ urls: 'turn:192.0.2.1:3478' }] });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(alice.bob.titles).not.toContain('200 INVITE');
  const { peer } = alice.media;
  peer.localDescription = { type: 'answer', sdp: `${peer.localDescription!.sdp}a=candidate:1 1 udp 1 192.0.2.1 50000 typ relay\r\n` };
  expect((await alice.bob.take('200 INVITE')).body).toContain('typ relay');
});
