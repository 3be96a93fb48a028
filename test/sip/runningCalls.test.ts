import { expect, test } from 'vitest';
import { registered, ringing, startAlice, talking, until, type Alice, type OfferedCall } from './fakes/alice.ts';
import type { SentMessage } from './fakes/bob.ts';
import { plainSdp, secureSdp } from './fakes/sdp.ts';

const directionOf = (message: SentMessage): string => /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m.exec(message.body)?.[1] ?? '';
const contact = 'Contact: <sip:caller@192.0.2.9:5060>';
const kinds = ({ events }: OfferedCall): string[] => events.map(({ kind }) => kind);

/** Bob agrees to the re-INVITE that comes next. */
async function agree(alice: Alice, answer = secureSdp({ setup: 'passive' })): Promise<SentMessage> {
  const reinvite = await alice.bob.take('INVITE');
  alice.bob.answer(reinvite, 200, 'OK', [contact], answer);
  await alice.bob.take('ACK');
  return reinvite;
}

test('hold offers sendonly, resume offers sendrecv, and the sender follows', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const held = offered.leg.hold();
  expect(directionOf(await agree(alice, secureSdp({ setup: 'passive', direction: 'recvonly' })))).toBe('sendonly');
  await held;
  expect(alice.media.peer.track?.enabled).toBe(false);
  const resumed = offered.leg.resume();
  expect(directionOf(await agree(alice))).toBe('sendrecv');
  await resumed;
  expect(alice.media.peer.track?.enabled).toBe(true);
});

test('hold and resume asked for at once run one after the other', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const both = Promise.all([offered.leg.hold(), offered.leg.resume()]);
  expect(directionOf(await agree(alice))).toBe('sendonly');
  expect(directionOf(await agree(alice))).toBe('sendrecv');
  await both;
});

test('a hold that is refused leaves the call as it was', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const held = offered.leg.hold();
  alice.bob.answer(await alice.bob.take('INVITE'), 488, 'Not Acceptable Here');
  await expect(held).rejects.toThrow('Refused with 488');
  expect(kinds(offered)).toEqual(['answered']);
  expect(alice.media.peer.track?.enabled).toBe(true);
  expect(alice.media.peer.signalingState).toBe('stable');
  expect(alice.bob.titles).not.toContain('BYE');
  const again = offered.leg.hold();
  await agree(alice);
  await again;
});

test.each([[481, 'Call/Transaction Does Not Exist'], [408, 'Request Timeout']])('a re-INVITE answered %i ends the call', async (code, phrase) => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const held = offered.leg.hold();
  alice.bob.answer(await alice.bob.take('INVITE'), code, phrase);
  await expect(held).rejects.toThrow();
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'network', cause: 'failed' } });
});

test('the other side holds and resumes', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  call.reinvite(secureSdp({ direction: 'sendonly', version: 2 }));
  await call.acknowledge();
  await until(() => kinds(offered).includes('heldByRemote'));
  call.reinvite(secureSdp({ direction: 'sendrecv', version: 3 }));
  await call.acknowledge();
  await until(() => kinds(offered).includes('resumedByRemote'));
  expect(kinds(offered)).toEqual(['answered', 'heldByRemote', 'resumedByRemote']);
});

test('a new offer in the clear is refused and the call goes on', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  call.reinvite(plainSdp);
  call.ack();
  await alice.bob.take('488 INVITE');
  expect(kinds(offered)).toEqual(['answered']);
});

test('colliding re-INVITEs: theirs is refused with 491, ours goes through', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  const held = offered.leg.hold();
  const ours = await alice.bob.take('INVITE');
  call.reinvite(secureSdp({ direction: 'sendonly', version: 2 }));
  await alice.bob.take('491 INVITE');
  alice.bob.answer(ours, 200, 'OK', [contact], secureSdp({ setup: 'passive', direction: 'recvonly' }));
  await held;
  expect(alice.bob.titles.filter((title) => title === '491 INVITE')).toHaveLength(1);
  expect(kinds(offered)).toEqual(['answered']);
});

test('DTMF goes as telephone events, or as INFO when asked', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  offered.leg.sendDtmf('12#', 'rfc4733');
  expect(alice.media.peer.tones).toEqual([{ tones: '12#', durationMs: 100, gapMs: 70 }]);
  offered.leg.sendDtmf('9*', 'info');
  const bodies = [];
  for (let count = 0; count < 2; count += 1) {
    const info = await alice.bob.take('INFO');
    expect(info.header('content-type')).toBe('application/dtmf-relay');
    bodies.push(/Signal=(.)/.exec(info.body)?.[1]);
    alice.bob.answer(info, 200, 'OK');
  }
  expect(bodies).toEqual(['9', '*']);
  expect(() => offered.leg.sendDtmf('call me', 'info')).toThrow('Only 0-9');
});

test('DTMF goes as INFO to who takes no telephone events, until an offer of his takes them', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice, secureSdp().replace(/a=rtpmap:101.*\r\n/u, ''));
  expect(offered.leg.sendDtmf('5', 'rfc4733')).toBe('info');
  const info = await alice.bob.take('INFO');
  expect(info.body).toMatch(/^Signal=5\r\n/);
  alice.bob.answer(info, 200, 'OK');
  call.reinvite(secureSdp({ version: 2 }));
  await alice.bob.take('200 INVITE');
  expect(offered.leg.sendDtmf('6', 'rfc4733')).toBe('rfc4733');
  expect(alice.media.peer.tones).toMatchObject([{ tones: '6' }]);
});

test('a media window that dies is replaced: the call is offered anew and goes on', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  alice.media.lose(alice.media.peer, 'crashed');
  alice.media.replace(alice.media.peer);
  const reinvite = await agree(alice);
  expect(reinvite.body).toContain('a=ice-ufrag:u1');
  await until(() => kinds(offered).includes('mediaRestored'));
  expect(offered.events).toMatchObject([{ kind: 'answered' }, { kind: 'mediaLost', reason: 'crashed' }, { kind: 'mediaRestored' }]);
});

test('a media window that dies while the answer is made: the answer is made again on the next', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.media.obstacles.push(
    () => Promise.resolve(),
    async (peer) => {
      alice.media.lose(peer);
      setTimeout(() => alice.media.replace(peer), 20);
      throw new Error('media window gone');
    },
  );
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  const answered = offered.leg.answer();
  const ok = await call.acknowledge();
  await answered;
  expect(ok.body).toContain('a=fingerprint');
  expect(alice.media.peer.calls).toEqual(['setRemote offer', 'createAnswer', 'setRemote offer', 'createAnswer', 'setLocal answer', ...alice.media.peer.calls.slice(5)]);
});

test('a media window that dies while the answer is made and has no successor ends the call in good order', async () => {
  const alice = startAlice({ mediaPatienceMs: 60 });
  await registered(alice);
  alice.media.obstacles.push(async (peer) => {
    alice.media.lose(peer);
    throw new Error('media window gone');
  });
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  await expect(offered.leg.answer()).rejects.toThrow();
  await until(() => kinds(offered).includes('ended'));
  expect(alice.bob.titles.at(-1)).toMatch(/^(488|500) INVITE$/);
  call.ackRefusal(alice.bob.received.at(-1)!);
});

test('ICE that fails is restarted before the call is given up', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  alice.media.peer.becomeIce('failed');
  await agree(alice);
  alice.media.peer.becomeIce('connected');
  await until(() => kinds(offered).includes('mediaRestored'));
  await new Promise((resolve) => setTimeout(resolve, 450));
  expect(kinds(offered)).not.toContain('ended');
});

test('ICE that stays failed ends the call', async () => {
  const alice = startAlice({ mediaPatienceMs: 60 });
  const { offered } = await talking(alice);
  alice.media.peer.becomeIce('failed');
  await until(() => kinds(offered).includes('ended'));
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'network', cause: 'failed' } });
});

test('a call outlives the connection: it is offered anew after the reconnect, and BYE still works', async () => {
  const alice = startAlice({ random: () => 0 });
  const { call, offered } = await talking(alice);
  alice.socket.drop();
  await registered(alice);
  await agree(alice);
  expect(kinds(offered)).toEqual(['answered']);
  call.bye();
  await alice.bob.take('200 BYE');
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
});

test('a connection that breaks under a hold does not end the call', async () => {
  const alice = startAlice({ random: () => 0 });
  const { offered } = await talking(alice);
  const held = offered.leg.hold();
  await alice.bob.take('INVITE');
  alice.socket.drop();
  await expect(held).rejects.toThrow('connection to the server broke');
  await registered(alice);
  await agree(alice);
  expect(kinds(offered)).toEqual(['answered']);
});

test('a call hung up during an outage is ended at the other side afterwards', async () => {
  const alice = startAlice({ random: () => 0 });
  const { offered } = await talking(alice);
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  offered.leg.hangUp();
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'agent', cause: 'hungUp' } });
  expect(alice.media.peer.track).toMatchObject({ stopped: true });
  alice.socket.behaviour = 'opens';
  await alice.bob.take('BYE');
});

test('stopping the phone ends running calls with BYE', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  await alice.phone.stop();
  expect(alice.bob.titles).toContain('BYE');
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended' });
});

test('a transfer asked for by the other side is declined', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const [invite] = alice.bob.received.filter(({ title }) => title === '200 INVITE');
  alice.bob.send([
    'REFER sip:8001@192.0.2.1 SIP/2.0', 'Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bKrefer', 'Max-Forwards: 69',
    `From: ${invite!.header('from')}`, `To: ${invite!.header('to')}`, `Call-ID: ${invite!.header('call-id')}`, 'CSeq: 9 REFER',
    'Refer-To: <sip:evil@example.com>', contact,
  ]);
  await alice.bob.take('603 REFER');
  expect(alice.bob.titles).not.toContain('NOTIFY');
  expect(kinds(offered)).toEqual(['answered']);
});
