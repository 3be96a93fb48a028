import { expect, test } from 'vitest';
import type { CallEnd } from '../../shared/calls/call.ts';
import { eventsOf, registered, startAlice, until } from './fakes/alice.ts';
import { plainSdp, secureSdp } from './fakes/sdp.ts';

const contact = 'Contact: <sip:callee@192.0.2.9:5060>';
const endOf = (events: { kind: string; end?: CallEnd }[]): CallEnd | undefined => events.find(({ kind }) => kind === 'ended')?.end;

test('an outgoing call rings, is answered and hung up', async () => {
  const alice = startAlice();
  await registered(alice);
  const leg = alice.phone.dial('138 0013-8000');
  const events = eventsOf(leg);
  const invite = await alice.bob.take('INVITE');
  expect(invite.frame.startLine).toBe('INVITE sip:13800138000@pbx.example.com SIP/2.0');
  expect(invite.header('call-id')).toBe(leg.sipCallId);
  expect(invite.body).toContain('UDP/TLS/RTP/SAVPF');
  alice.bob.answer(invite, 100, 'Trying');
  alice.bob.answer(invite, 180, 'Ringing', [contact]);
  alice.bob.answer(invite, 200, 'OK', [contact], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  await until(() => events.some(({ kind }) => kind === 'answered'));
  leg.hangUp();
  await alice.bob.take('BYE');
  expect(alice.bob.titles).toEqual(['INVITE', 'ACK', 'BYE']);
  expect(events).toEqual([{ kind: 'progressed', sipCode: 180 }, { kind: 'answered' }, { kind: 'ended', end: { by: 'agent', cause: 'hungUp' } }]);
});

test('early media is taken before the answer', async () => {
  const alice = startAlice();
  await registered(alice);
  const leg = alice.phone.dial('8002');
  const events = eventsOf(leg);
  const invite = await alice.bob.take('INVITE');
  alice.bob.answer(invite, 183, 'Session Progress', [contact], secureSdp({ setup: 'active' }));
  await until(() => events.some(({ kind }) => kind === 'progressed'));
  expect(alice.media.peer.remote).toHaveLength(1);
  alice.bob.answer(invite, 200, 'OK', [contact], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  await until(() => events.some(({ kind }) => kind === 'answered'));
});

test.each<[number, string, Partial<CallEnd>]>([
  [486, 'Busy Here', { by: 'remote', cause: 'busy' }], [600, 'Busy Everywhere', { by: 'remote', cause: 'busy' }],
  [480, 'Temporarily Unavailable', { by: 'remote', cause: 'unavailable' }], [404, 'Not Found', { by: 'platform', cause: 'notFound' }],
  [484, 'Address Incomplete', { by: 'platform', cause: 'notFound' }], [603, 'Decline', { by: 'remote', cause: 'rejected' }],
  [403, 'Forbidden', { by: 'platform', cause: 'rejected' }], [408, 'Request Timeout', { by: 'remote', cause: 'noAnswer' }],
  [488, 'Not Acceptable Here', { by: 'remote', cause: 'incompatible' }], [503, 'Service Unavailable', { by: 'platform', cause: 'unavailable' }],
  [500, 'Server Internal Error', { by: 'platform', cause: 'failed' }], [487, 'Request Terminated', { by: 'platform', cause: 'cancelled' }],
])('a call answered %i %s ends as such', async (sipCode, sipReason, end) => {
  const alice = startAlice();
  await registered(alice);
  const events = eventsOf(alice.phone.dial('8002'));
  alice.bob.answer(await alice.bob.take('INVITE'), sipCode, sipReason);
  await alice.bob.take('ACK');
  expect(endOf(events)).toEqual({ ...end, sipCode, sipReason });
});

test('an outgoing call that is not answered yet is cancelled', async () => {
  const alice = startAlice();
  await registered(alice);
  const leg = alice.phone.dial('8002');
  const events = eventsOf(leg);
  const invite = await alice.bob.take('INVITE');
  alice.bob.answer(invite, 180, 'Ringing', [contact]);
  await until(() => events.length > 0);
  leg.hangUp();
  const cancel = await alice.bob.take('CANCEL');
  alice.bob.answer(cancel, 200, 'OK');
  alice.bob.answer(invite, 487, 'Request Terminated');
  await alice.bob.take('ACK');
  expect(endOf(events)).toEqual({ by: 'agent', cause: 'cancelled' });
});

test('an answer that crosses the CANCEL is ended with BYE', async () => {
  const alice = startAlice();
  await registered(alice);
  const leg = alice.phone.dial('8002');
  const invite = await alice.bob.take('INVITE');
  leg.hangUp();
  alice.bob.answer(invite, 200, 'OK', [contact], secureSdp({ setup: 'active' }));
  await alice.bob.take('ACK');
  await alice.bob.take('BYE');
});

test('an unencrypted answer is not accepted', async () => {
  const alice = startAlice();
  await registered(alice);
  const events = eventsOf(alice.phone.dial('8002'));
  const invite = await alice.bob.take('INVITE');
  alice.bob.answer(invite, 200, 'OK', [contact], plainSdp);
  await alice.bob.take('ACK');
  const bye = await alice.bob.take('BYE');
  expect(bye.header('reason')).toContain('cause=488');
  expect(endOf(events)).toMatchObject({ by: 'platform', cause: 'incompatible', sipCode: 488 });
});

test('a proxy that asks for the password gets it', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.phone.dial('8002');
  const invite = await alice.bob.take('INVITE');
  alice.bob.answer(invite, 407, 'Proxy Authentication Required', ['Proxy-Authenticate: Digest realm="other realm", nonce="n", algorithm=MD5, qop="auth"']);
  await alice.bob.take('ACK');
  expect((await alice.bob.take('INVITE')).header('proxy-authorization')).toContain('realm="other realm"');
});

test('an address that is none ends the call at once', async () => {
  const alice = startAlice();
  await registered(alice);
  for (const target of ['', '%', 'sip:@', 'a b@c d']) {
    const leg = alice.phone.dial(target);
    expect(endOf(eventsOf(leg))).toMatchObject({ by: 'platform', cause: 'notFound' });
    await expect(leg.hold()).rejects.toThrow();
  }
  expect(alice.bob.titles).toEqual([]);
});

test('a call dialled without a connection ends with a network failure', async () => {
  const alice = startAlice({ prepare: ({ socket }) => { socket.behaviour = 'hangs'; } });
  const events = eventsOf(alice.phone.dial('8002'));
  await until(() => endOf(events) !== undefined);
  expect(endOf(events)).toMatchObject({ by: 'network', cause: 'failed' });
});

test('two phones in one process call each other through a relay, each with its own peer connections', async () => {
  const alice = startAlice();
  const other = startAlice({ settings: { ...(await import('./fakes/alice.ts')).anySettings, sipUri: 'sip:8002@pbx.example.com' } });
  await Promise.all([registered(alice), registered(other)]);
  const relay = (from: typeof alice, to: typeof alice): void => {
    const before = from.socket.onsent;
    const contactOf = /<sip:([^@]+)@/.exec(to.bob.received[0]!.header('contact'))![1]!;
    from.socket.onsent = (text) => {
      if (/^REGISTER|CSeq: \d+ REGISTER/m.test(text)) return before(text);
      queueMicrotask(() => to.socket.receive(text.replace(/^(\S+) sip:8002@pbx.example.com SIP/, `$1 sip:${contactOf}@pbx.example.com SIP`)));
    };
  };
  relay(alice, other);
  relay(other, alice);
  const leg = alice.phone.dial('8002');
  const events = eventsOf(leg);
  await until(() => other.calls.length === 1);
  await other.calls[0]!.leg.answer();
  await until(() => events.some(({ kind }) => kind === 'answered'));
  await until(() => other.calls[0]!.events.some(({ kind }) => kind === 'answered'));
  expect(alice.media.peers).toHaveLength(1);
  expect(other.media.peers).toHaveLength(1);
  other.calls[0]!.leg.hangUp();
  await until(() => endOf(events) !== undefined);
  expect(endOf(events)).toEqual({ by: 'remote', cause: 'hungUp' });
});
