import { expect, onTestFinished, test } from 'vitest';
import { valueOf } from '../../shared/calls/reading.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { eventsOf, registered, ringing, startAlice, talking, until } from './fakes/alice.ts';
import type { OfferedCall } from './fakes/alice.ts';
import { plainSdp, sdesSdp, secureSdp } from './fakes/sdp.ts';

const kinds = ({ events }: OfferedCall): string[] => events.map(({ kind }) => kind);

test('a call rings, is answered, and the caller hangs up', async () => {
  const alice = startAlice();
  await registered(alice);
  const before = performance.timeOrigin + performance.now();
  const call = alice.bob.invite({ body: secureSdp(), headers: ['X-Queue: 售后一组', 'X-IVR-Path: 2:售后>1:维修'] });
  const offered = await ringing(alice);
  expect(offered.invite.sipCallId).toBe(call.callId);
  expect(offered.invite.receivedAt).toBeGreaterThanOrEqual(before);
  expect(valueOf(offered.invite.facts.queue)).toBe('售后一组');
  expect(valueOf(offered.invite.facts.caller)).toBe('13800138000');
  const answered = offered.leg.answer();
  const ok = await call.acknowledge();
  await answered;
  expect(ok.body).toContain('a=fingerprint:sha-256');
  expect(ok.header('content-type')).toBe('application/sdp');
  await until(() => kinds(offered).includes('answered'));
  expect(offered.leg.mediaId).toBe('alice-1');
  call.bye(['Reason: Q.850;cause=16;text="Normal call clearing"']);
  await alice.bob.take('200 BYE');
  expect(alice.bob.titles).toEqual(['100 INVITE', '180 INVITE', '200 INVITE', '200 BYE']);
  expect(offered.events.at(-1)).toEqual({ kind: 'ended', end: { by: 'remote', cause: 'hungUp', sipCode: 16, sipReason: 'Normal call clearing' } });
  expect(alice.media.peer.signalingState).toBe('closed');
});

test('the agent hangs up with BYE', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  offered.leg.hangUp();
  await alice.bob.take('BYE');
  expect(offered.events.at(-1)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'hungUp' } });
});

test.each([[486, 'Busy Here', 'Q.850;cause=17'], [603, 'Decline', 'Q.850;cause=21']] as const)('a call is refused with %i and its reason', async (code, phrase, q850) => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  offered.leg.reject(code);
  const refusal = await alice.bob.take(`${code} INVITE`);
  call.ackRefusal(refusal);
  expect(refusal.frame.startLine).toBe(`SIP/2.0 ${code} ${phrase}`);
  expect(refusal.header('reason')).toContain(`SIP;cause=${code};text="${phrase}"`);
  expect(refusal.header('reason')).toContain(q850);
  expect(offered.events).toEqual([{ kind: 'ended', end: { by: 'agent', cause: 'rejected', sipCode: code } }]);
});

test('a caller who gives up leaves a cancelled call', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  await alice.bob.take('180 INVITE');
  call.cancel();
  await alice.bob.take('487 INVITE');
  expect(alice.bob.titles).toEqual(['100 INVITE', '180 INVITE', '200 CANCEL', '487 INVITE']);
  expect(offered.events).toEqual([{ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } }]);
});

test.each(['Reason: SIP;cause=200;text="Call completed elsewhere"', 'Reason: Q.850;cause=26 ;text="answered", X;cause=1'])('a call that another seat took is told apart (%s)', async (reason) => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  call.cancel([reason]);
  await until(() => kinds(offered).includes('ended'));
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'platform', cause: 'answeredElsewhere' } });
});

test('an INVITE without an offer is answered with one', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite();
  const offered = await ringing(alice);
  const answered = offered.leg.answer();
  const ok = await call.acknowledge(secureSdp({ setup: 'active' }));
  await answered;
  expect(ok.body).toContain('a=setup:actpass');
  await until(() => kinds(offered).includes('answered'));
  expect(alice.media.peer.remote.map(({ type }) => type)).toEqual(['answer']);
});

test('an unencrypted answer to our late offer ends the call', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite();
  const offered = await ringing(alice);
  const answered = offered.leg.answer();
  await call.acknowledge(plainSdp);
  await answered;
  await alice.bob.take('BYE');
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'platform', cause: 'incompatible', sipCode: 488 } });
});

test('a caller who hangs up while our late offer\'s answer is being applied leaves nothing uncaught', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite();
  const offered = await ringing(alice);
  const answered = offered.leg.answer();
  const ok = await alice.bob.take('200 INVITE');
  await answered;
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => { uncaught.push(error); };
  process.on('unhandledRejection', note);
  onTestFinished(() => { process.off('unhandledRejection', note); });
  alice.media.obstacles.push(() => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('closed')), 20)));
  call.accepted(ok);
  call.ack(secureSdp({ setup: 'active' }));
  call.bye();
  await until(() => kinds(offered).includes('ended'));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(uncaught).toEqual([]);
});

const g729Sdp = secureSdp().replace('SAVPF 8 0 101', 'SAVPF 18 101').replace('a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000', 'a=rtpmap:18 G729/8000');

test.each([['RTP in the clear', plainSdp], ['SDES keys', sdesSdp], ['no codec but G.729', g729Sdp]])('an offer with %s is refused with 488 and logged', async (_name, body) => {
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ body });
  const offered = await ringing(alice);
  await alice.bob.take('488 INVITE');
  expect(alice.bob.titles).toEqual(['100 INVITE', '488 INVITE']);
  expect(offered.events).toMatchObject([{ kind: 'ended', end: { by: 'platform', cause: 'incompatible', sipCode: 488 } }]);
  await expect(offered.leg.answer()).rejects.toThrow();
});

test('a second call while talking is offered like the first', async () => {
  const alice = startAlice();
  const { offered: first } = await talking(alice);
  const second = await talking(alice);
  expect(kinds(first)).toEqual(['answered']);
  second.offered.leg.hangUp();
  await until(() => kinds(second.offered).includes('ended'));
  expect(kinds(first)).toEqual(['answered']);
  expect(new Set([first.leg.mediaId, second.offered.leg.mediaId]).size).toBe(2);
});

test('more calls than a seat can ring for hear busy', async () => {
  const alice = startAlice();
  await registered(alice);
  for (let count = 0; count < 10; count += 1) alice.bob.invite({ body: secureSdp() });
  await until(() => alice.bob.titles.filter((title) => title === '486 INVITE').length === 2);
  expect(alice.calls).toHaveLength(8);
});

test('a repeated INVITE is not a second call', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  await ringing(alice);
  call.invite({ body: secureSdp() });
  call.invite({ body: secureSdp() });
  expect(alice.calls).toHaveLength(1);
});

test('without a microphone the call is answered and the reason told', async () => {
  const alice = startAlice();
  alice.media.microphoneProblem = 'denied';
  const { offered } = await talking(alice);
  expect(offered.events).toEqual([{ kind: 'microphoneMissing', reason: 'denied' }, { kind: 'answered' }]);
});

test('an answer does not wait for slow ICE adapters', async () => {
  const alice = startAlice();
  alice.media.gathers = false;
  const { offered } = await talking(alice);
  expect(kinds(offered)).toEqual(['answered']);
});

test('media that never answers ends the call instead of leaving it half answered', async () => {
  const alice = startAlice({ mediaPatienceMs: 50 });
  await registered(alice);
  alice.media.getUserMediaFails = () => new Promise<never>(() => {});
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  await expect(offered.leg.answer()).rejects.toThrow('ended before it was answered');
  call.ackRefusal(await alice.bob.take('500 INVITE'));
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'network', cause: 'failed' } });
});

test('a caller who cancels while media is being set up leaves no half call', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.media.obstacles.push(() => new Promise((resolve) => setTimeout(resolve, 60)));
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  const answered = offered.leg.answer();
  call.cancel();
  await expect(answered).rejects.toThrow();
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(alice.bob.titles).not.toContain('200 INVITE');
});

test('events that came before the listener are kept for it', async () => {
  const alice = startAlice({ listener: phoneListener({ invited: (leg) => { late.push(leg); } }) });
  const late: Parameters<typeof eventsOf>[0][] = [];
  await until(() => alice.bob.received.length > 0);
  const call = alice.bob.invite({ body: secureSdp() });
  await until(() => late.length === 1);
  call.cancel();
  await alice.bob.take('487 INVITE');
  expect(eventsOf(late[0]!)).toEqual([{ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } }]);
});

test('mute silences the sender, also when it was asked for while ringing', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ body: secureSdp() });
  const offered = await ringing(alice);
  offered.leg.setMuted(true);
  const answered = offered.leg.answer();
  await call.acknowledge();
  await answered;
  await until(() => kinds(offered).includes('answered'));
  expect(alice.media.peer.track?.enabled).toBe(false);
  offered.leg.setMuted(false);
  expect(alice.media.peer.track?.enabled).toBe(true);
});

test('the pop comes before the 180', async () => {
  const titlesAtInvite: string[][] = [];
  const alice = startAlice({ listener: phoneListener({ invited: () => { titlesAtInvite.push([...alice.bob.titles]); } }) });
  await until(() => alice.bob.received.length > 0);
  alice.bob.invite({ body: secureSdp() });
  await alice.bob.take('180 INVITE');
  expect(titlesAtInvite).toEqual([['100 INVITE']]);
});
