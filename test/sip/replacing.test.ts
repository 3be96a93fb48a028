import { expect, test } from 'vitest';
import { eventsOf, registered, ringing, startAlice, talking, until, type Alice } from './fakes/alice.ts';
import type { IncomingCall } from './fakes/bob.ts';
import { plainSdp, secureSdp } from './fakes/sdp.ts';

/** Replaces as the other side of an answered incoming call writes it: our tag is the `to-tag` (RFC 3891 §3). */
function replacesOf(alice: Alice, call: IncomingCall): string {
  const ok = alice.bob.received.find((message) => message.title === '200 INVITE' && message.header('call-id') === call.callId)!;
  return `${call.callId};to-tag=${ok.tag('to')};from-tag=${ok.tag('from')}`;
}

test('an INVITE with Replaces comes as a call that asks to be answered at once, and ends the old one with a BYE', async () => {
  const alice = startAlice();
  const { call: old, offered: replaced } = await talking(alice);
  const next = alice.bob.invite({ from: '<sip:13900139000@pbx.example.com>', headers: [`Replaces: ${replacesOf(alice, old)}`], body: secureSdp() });
  const offered = await ringing(alice, 2);
  expect(offered.invite).toMatchObject({
    sipCallId: next.callId, replaces: replaced.leg.sipCallId,
    facts: { caller: { value: '13900139000' }, autoAnswerAfterSeconds: { kind: 'read', value: 0, source: 'Replaces' } },
  });
  expect(replaced.events).toEqual([{ kind: 'answered' }, { kind: 'ended', end: { by: 'remote', cause: 'transferred' } }]);
  // The old dialog stands until the new one does.
  expect(alice.bob.titles).not.toContain('BYE');
  const answered = offered.leg.answer();
  await next.acknowledge();
  await answered;
  expect((await alice.bob.take('BYE')).header('call-id')).toBe(old.callId);
  expect(offered.events).toEqual([{ kind: 'answered' }]);
});

test('a new call that is not taken ends the one it replaced too', async () => {
  const alice = startAlice();
  const { call: old } = await talking(alice);
  const next = alice.bob.invite({ headers: [`Replaces: ${replacesOf(alice, old)}`], body: secureSdp() });
  await ringing(alice, 2);
  next.cancel();
  expect((await alice.bob.take('BYE')).header('call-id')).toBe(old.callId);
});

test('a call that we dial and that rings may be replaced: it is cancelled', async () => {
  const alice = startAlice();
  await registered(alice);
  const leg = alice.phone.dial('8002');
  const events = eventsOf(leg);
  const invite = await alice.bob.take('INVITE');
  alice.bob.answer(invite, 180, 'Ringing', ['Contact: <sip:8002@192.0.2.7>']);
  await until(() => events.length === 1);
  const next = alice.bob.invite({ headers: [`Replaces: ${invite.header('call-id')};to-tag=${invite.tag('from')};from-tag=bob;early-only`], body: secureSdp() });
  const offered = await ringing(alice);
  expect(offered.invite.replaces).toBe(invite.header('call-id'));
  const answered = offered.leg.answer();
  await next.acknowledge();
  await answered;
  expect((await alice.bob.take('CANCEL')).header('call-id')).toBe(invite.header('call-id'));
  expect(events.at(-1)).toEqual({ kind: 'ended', end: { by: 'remote', cause: 'transferred' } });
});

test('early-only does not replace an answered call (486)', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  alice.bob.invite({ headers: [`Replaces: ${replacesOf(alice, call)};early-only`], body: secureSdp() });
  await alice.bob.take('486 INVITE');
  expect(offered.events).toEqual([{ kind: 'answered' }]);
  expect(alice.calls).toHaveLength(1);
});

test('a call that rings here is not replaced (481)', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  const ring = await alice.bob.take('180 INVITE');
  alice.bob.invite({ headers: [`Replaces: ${call.callId};to-tag=${ring.tag('to')};from-tag=${ring.tag('from')}`], body: secureSdp() });
  await alice.bob.take('481 INVITE');
  expect(offered.events).toEqual([]);
});

test.each([
  ['that nobody knows', 'Replaces: nobody;to-tag=a;from-tag=b', '481 INVITE'],
  ['that is malformed', 'Replaces: ;;', '400 INVITE'],
])('a Replaces %s is refused and no call comes of it', async (_what, header, title) => {
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ headers: [header], body: secureSdp() });
  await alice.bob.take(title);
  expect(alice.calls).toHaveLength(0);
});

test('a replacing call that may not be set up leaves the old one alone', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  alice.bob.invite({ headers: [`Replaces: ${replacesOf(alice, call)}`], body: plainSdp });
  await alice.bob.take('488 INVITE');
  expect(offered.events).toEqual([{ kind: 'answered' }]);
  expect(alice.bob.titles).not.toContain('BYE');
});

test('Replaces within a dialog is a mistake (400)', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  call.request('INVITE', ['Contact: <sip:caller@192.0.2.9:5060>', `Replaces: ${replacesOf(alice, call)}`, 'Content-Type: application/sdp'], secureSdp());
  await alice.bob.take('400 INVITE');
  expect(offered.events).toEqual([{ kind: 'answered' }]);
});
