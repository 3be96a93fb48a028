import { expect, test } from 'vitest';
import type { SipPhoneOptions } from '../../electron/sip/sipPhone.ts';
import { anySettings, registered, ringing, startAlice, until, type Alice, type OfferedCall } from './fakes/alice.ts';
import type { IncomingCall } from './fakes/bob.ts';
import { secureSdp } from './fakes/sdp.ts';

/** So long that a machine that stops for a moment ends no call that is to go on. */
const patient = { withoutSignMs: 4_000, askEveryMs: 20, acknowledgeMs: 3_000 };
/** For calls that are to end. */
const quick = { withoutSignMs: 300, askEveryMs: 20, acknowledgeMs: 150 };
const contact = 'Contact: <sip:caller@192.0.2.9:5060>';
const kinds = ({ events }: OfferedCall): string[] => events.map(({ kind }) => kind);

/** A call that rang when the connection broke. */
async function ringsThroughOutage(options: Partial<SipPhoneOptions> = {}): Promise<{ alice: Alice; call: IncomingCall; offered: OfferedCall }> {
  const alice = startAlice({ random: () => 0, outageTimes: patient, ...options });
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  await alice.bob.take('180 INVITE');
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  return { alice, call, offered };
}

async function reconnect(alice: Alice): Promise<void> {
  alice.socket.behaviour = 'opens';
  await until(() => alice.registrations.at(-1)?.kind === 'registered', 'the registration');
}

test('a call that rang when the connection broke rings on and is answered over the next one', async () => {
  const { alice, call, offered } = await ringsThroughOutage();
  expect(kinds(offered)).toEqual([]);
  await reconnect(alice);
  alice.bob.answer(await alice.bob.take('OPTIONS'), 200, 'OK');
  const answered = offered.leg.answer();
  const ok = await call.acknowledge();
  await answered;
  await until(() => kinds(offered).includes('answered'));
  expect(ok.header('via')).toContain(call.branch);
  call.bye();
  await until(() => kinds(offered).includes('ended'));
});

test('an answer during the outage is given when the connection is back, with media of the network that is there then', async () => {
  const { alice, call, offered } = await ringsThroughOutage();
  const answered = offered.leg.answer();
  expect(alice.media.peers).toHaveLength(0);
  await reconnect(alice);
  await call.acknowledge();
  await answered;
  await until(() => kinds(offered).includes('answered'));
  expect(alice.bob.titles.filter((title) => title === '200 INVITE')).toHaveLength(1);
});

test('an answer under way when the connection breaks is sent over the next one, and its media are offered anew', async () => {
  const alice = startAlice({ random: () => 0, outageTimes: patient });
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  const answered = offered.leg.answer();
  await until(() => alice.media.peers.length === 1);
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(alice.bob.titles).not.toContain('200 INVITE');
  await reconnect(alice);
  await call.acknowledge();
  await answered;
  const offer = await alice.bob.take('INVITE');
  expect(offer.header('call-id')).toBe(call.callId);
  alice.bob.answer(offer, 200, 'OK', [contact], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  expect(kinds(offered)).toEqual(['answered']);
});

test('an answer whose 200 went into the dying connection is repeated over the next one', async () => {
  const alice = startAlice({ random: () => 0, outageTimes: patient });
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  await offered.leg.answer();
  await alice.bob.take('200 INVITE');
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  await reconnect(alice);
  await call.acknowledge();
  await until(() => kinds(offered).includes('answered'));
});

test('a refusal during the outage is sent when the connection is back', async () => {
  const { alice, call, offered } = await ringsThroughOutage();
  offered.leg.reject(486);
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'agent', cause: 'rejected' } });
  await reconnect(alice);
  const refusal = await alice.bob.take('486 INVITE');
  expect(refusal.header('call-id')).toBe(call.callId);
  expect(alice.bob.titles).not.toContain('OPTIONS');
});

test('a caller who gave up during the outage rings no more after it', async () => {
  const { alice, offered } = await ringsThroughOutage();
  await reconnect(alice);
  alice.bob.answer(await alice.bob.take('OPTIONS'), 481, 'Call Does Not Exist');
  await until(() => kinds(offered).includes('ended'));
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'remote', cause: 'cancelled' } });
});

test('a caller who gives up after the reconnect is noticed although no CANCEL can come', async () => {
  const { alice, offered } = await ringsThroughOutage();
  await reconnect(alice);
  for (let times = 0; times < 3; times += 1) alice.bob.answer(await alice.bob.take('OPTIONS'), 405, 'Method Not Allowed');
  expect(kinds(offered)).toEqual([]);
  alice.bob.answer(await alice.bob.take('OPTIONS'), 481, 'Call Does Not Exist');
  await until(() => kinds(offered).includes('ended'));
});

test('a CANCEL that comes over the new connection ends the ring', async () => {
  const { alice, call, offered } = await ringsThroughOutage();
  await reconnect(alice);
  call.cancel();
  await until(() => kinds(offered).includes('ended'));
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'remote', cause: 'cancelled' } });
  expect((await alice.bob.take('487 INVITE')).header('call-id')).toBe(call.callId);
});

test('a call of which nothing is heard any more ends, with and without a server', async () => {
  const away = await ringsThroughOutage({ outageTimes: quick });
  const refused = away.offered.leg.answer().catch((error: Error) => error.message);
  await until(() => kinds(away.offered).includes('ended'));
  expect(away.offered.events.at(-1)).toMatchObject({ end: { by: 'network', cause: 'failed' } });
  expect(await refused).toContain('ended before it was answered');

  const silent = await ringsThroughOutage({ outageTimes: quick });
  await reconnect(silent.alice);
  await silent.alice.bob.take('OPTIONS');
  await until(() => kinds(silent.offered).includes('ended'));
  expect(silent.offered.events.at(-1)).toMatchObject({ end: { by: 'network', cause: 'failed' } });
});

test('an answer that nobody acknowledges after the reconnect is no conversation for long', async () => {
  const { alice, offered } = await ringsThroughOutage({ outageTimes: { ...patient, acknowledgeMs: 150 } });
  await reconnect(alice);
  void offered.leg.answer();
  await alice.bob.take('200 INVITE');
  await until(() => kinds(offered).includes('ended'));
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'network', cause: 'failed' } });
});

test('a platform that sends the call once more over the new connection rings the same call, which can be answered', async () => {
  const { alice, call, offered } = await ringsThroughOutage();
  await reconnect(alice);
  call.repeat({ body: secureSdp() });
  await alice.bob.take('180 INVITE');
  expect(alice.calls).toHaveLength(1);
  expect(kinds(offered)).toEqual([]);
  const answered = offered.leg.answer();
  const ok = await call.acknowledge();
  expect(ok.header('via')).toContain(`${call.branch}again`);
  await answered;
  await until(() => kinds(offered).includes('answered'));
  expect(alice.bob.titles.filter((title) => /^[3-6]\d\d INVITE/.test(title))).toEqual([]);
});

test('a call that rang from one server is not answered at another', async () => {
  const { alice, offered } = await ringsThroughOutage({ settings: { ...anySettings, backupServers: ['ws://backup.example.com/ws'] } });
  const refused = offered.leg.answer().catch((error: Error) => error.message);
  Object.assign(alice.socket, { url: 'ws://backup.example.com/ws' });
  alice.socket.behaviour = 'opens';
  await until(() => kinds(offered).includes('ended'));
  expect(await refused).toBeTypeOf('string');
  expect(alice.bob.titles).not.toContain('200 INVITE');
});
