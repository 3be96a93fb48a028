import { afterEach, expect, test, vi } from 'vitest';
import { withHoldAsDirection } from '../../electron/sip/oldHold.ts';
import { anySettings, registered, ringing, startAlice, talking, until } from './fakes/alice.ts';
import { secureSdp } from './fakes/sdp.ts';

afterEach(() => {
  vi.useRealTimers();
});

const contact = 'Contact: <sip:caller@192.0.2.9:5060>';

test.each([
  [480, 'Temporarily Unavailable', 18], [486, 'Busy Here', 17], [603, 'Decline', 21],
] as const)('a call rejected with %i says why in both worlds', async (code, phrase, q850) => {
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ body: secureSdp() });
  const { leg, events } = await ringing(alice);
  leg.reject(code);
  const refusal = await alice.bob.take(`${code} INVITE`);
  expect(refusal.frame.startLine).toBe(`SIP/2.0 ${code} ${phrase}`);
  expect(refusal.header('reason')).toContain(`SIP;cause=${code};text="${phrase}", Q.850;cause=${q850};`);
  expect(events).toEqual([{ kind: 'ended', end: { by: 'agent', cause: 'rejected', sipCode: code } }]);
});

test.each([
  ['13800138000', '<sip:13800138000@pbx.example.com>'],
  ['sip:8009@other.example.com', '<sip:8009@other.example.com>'],
])('a ringing call is redirected to %s with 302', async (target, address) => {
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ body: secureSdp() });
  const { leg, events } = await ringing(alice);
  leg.redirect(target);
  const moved = await alice.bob.take('302 INVITE');
  expect(moved.frame.startLine).toBe('SIP/2.0 302 Moved Temporarily');
  expect(moved.headers('contact')).toEqual([address]);
  expect(events).toEqual([{ kind: 'ended', end: { by: 'agent', cause: 'redirected', sipCode: 302 } }]);
  expect(alice.bob.titles).toEqual(['100 INVITE', '180 INVITE', '302 INVITE']);
});

test('only a ringing call is redirected, and only to an address', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  expect(() => offered.leg.redirect('8002')).toThrow('Only a ringing call');
  alice.bob.invite({ body: secureSdp() });
  const { leg } = await ringing(alice, 2);
  expect(() => leg.redirect('')).toThrow('no number');
  expect(alice.bob.titles).not.toContain('302 INVITE');
});

const trusting = { ...anySettings, trustedPeers: ['pbx.example.com'] };

test('a verdict within the call is believed from a trusted server only', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  call.request('INFO', ['X-Survey: 3']);
  call.bye(['X-Survey: 4/5']);
  await alice.bob.take('200 BYE');
  expect(offered.events.slice(1).map(({ kind }) => kind)).toEqual(['ended']);
});

test('the verdict of the caller is read from the BYE, before the end', async () => {
  const alice = startAlice({ settings: trusting });
  const { call, offered } = await talking(alice);
  call.bye(['X-Survey: 4/5']);
  await alice.bob.take('200 BYE');
  expect(offered.events.slice(1)).toMatchObject([{ kind: 'surveyed', survey: { score: 4, outOf: 5, source: 'X-Survey' } }, { kind: 'ended', end: { by: 'remote', cause: 'hungUp' } }]);
});

test('the verdict of the caller is read from an INFO', async () => {
  const alice = startAlice({ settings: trusting });
  const { call, offered } = await talking(alice);
  call.request('INFO', ['X-Survey: 3']);
  await alice.bob.take('200 INFO');
  expect(offered.events.slice(1)).toEqual([{ kind: 'surveyed', survey: { score: 3, outOf: null, source: 'X-Survey' } }]);
});

test.each(['6/5', '4/0', 'good', '', '1/2/3', '9999'])('the verdict %o says nothing', async (value) => {
  const alice = startAlice({ settings: trusting });
  const { call, offered } = await talking(alice);
  call.bye([`X-Survey: ${value}`]);
  await alice.bob.take('200 BYE');
  expect(offered.events.map(({ kind }) => kind)).toEqual(['answered', 'ended']);
});

test('hold by the address 0.0.0.0 is hold, and its real address resumes', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  call.reinvite(secureSdp({ version: 2 }).replace('c=IN IP4 127.0.0.1', 'c=IN IP4 0.0.0.0'));
  await call.acknowledge();
  await until(() => offered.events.length === 2);
  expect(alice.media.peer.remote.at(-1)?.sdp).toMatch(/^a=sendonly\r?$/m);
  call.reinvite(secureSdp({ version: 3 }));
  await call.acknowledge();
  await until(() => offered.events.length === 3);
  expect(offered.events.map(({ kind }) => kind)).toEqual(['answered', 'heldByRemote', 'resumedByRemote']);
});

test.each([
  ['an address that is there', secureSdp()],
  ['a browser without candidates yet', secureSdp().replace('127.0.0.1\r\na=ice', '0.0.0.0\r\na=ice').replace('m=audio 40376', 'm=audio 9')],
  ['a hold that says so itself', secureSdp({ direction: 'inactive' }).replace(/c=IN IP4 \S+/, 'c=IN IP4 0.0.0.0')],
  ['no audio', 'v=0\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n'],
  ['audio that is switched off', 'v=0\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=audio 0 RTP/AVP 8\r\n'],
])('an offer with %s is left as it is', (_what, sdp) => {
  expect(withHoldAsDirection(sdp)).toBe(sdp);
});

test('the address of the whole session counts when the audio has none, and other media stay as they are', () => {
  const offer = 'v=0\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\na=sendrecv\r\nm=video 4002 RTP/AVP 96\r\na=sendrecv\r\n';
  expect(withHoldAsDirection(offer)).toBe('v=0\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\na=sendonly\r\nm=video 4002 RTP/AVP 96\r\na=sendrecv\r\n');
});

test('an INVITE that requires 100rel gets a numbered 180, repeated until its PRACK', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ headers: ['Require: 100rel'], body: secureSdp() });
  const ring = await alice.bob.take('180 INVITE');
  expect(ring.header('require')).toBe('100rel');
  expect(ring.header('rseq')).toMatch(/^\d+$/);
  const again = await alice.bob.take('180 INVITE');
  expect(again.header('rseq')).toBe(ring.header('rseq'));
  call.accepted(ring);
  call.request('PRACK', [`RAck: ${Number(ring.header('rseq')) + 1} 1 INVITE`]);
  await alice.bob.take('481 PRACK');
  call.request('PRACK', [`RAck: ${ring.header('rseq')} 1 INVITE`]);
  await alice.bob.take('200 PRACK');
  const sent = alice.bob.titles.length;
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(alice.bob.titles).toHaveLength(sent);
  const { leg } = await ringing(alice);
  const answered = leg.answer();
  const ok = await alice.bob.take('200 INVITE');
  expect(ok.header('rseq')).toBe('');
  call.accepted(ok);
  await answered;
});

test('a call is answered before the PRACK, and is not rung any more', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ headers: ['Require: 100rel'], body: secureSdp() });
  await (await ringing(alice)).leg.answer();
  const rings = (): number => alice.bob.titles.filter((title) => title === '180 INVITE').length;
  const sent = rings();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(rings()).toBe(sent);
});

test('a 180 that is never acknowledged ends the call with 504', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ headers: ['Require: 100rel'], body: secureSdp() });
  const { events } = await ringing(alice);
  await vi.advanceTimersByTimeAsync(64_000);
  await alice.bob.take('504 INVITE');
  expect(events).toMatchObject([{ kind: 'ended', end: { by: 'network' } }]);
});

test('an INVITE that does not require 100rel gets a plain 180, and a PRACK for it is refused', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ headers: ['Supported: 100rel'], body: secureSdp() });
  const ring = await alice.bob.take('180 INVITE');
  expect(ring.header('rseq')).toBe('');
  call.accepted(ring);
  call.request('PRACK', ['RAck: 1 1 INVITE']);
  await alice.bob.take('481 PRACK');
});

test('what the seat takes it says, PRACK among it', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.phone.dial('8002');
  expect((await alice.bob.take('INVITE')).header('allow').split(',')).toEqual(expect.arrayContaining(['PRACK', 'REFER', 'NOTIFY', 'UPDATE', 'MESSAGE']));
});

/** A call answered on fake timers, with a session of 90 seconds that this side refreshes (RFC 4028). */
async function timedSession(refresher: 'uac' | 'uas') {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ headers: [`Session-Expires: 90;refresher=${refresher}`, 'Supported: timer'], body: secureSdp() });
  const offered = await ringing(alice);
  void offered.leg.answer();
  const ok = await call.acknowledge();
  await until(() => offered.events.length === 1);
  return { alice, offered, ok };
}

test('a session that the caller refreshes ends when the refresh stays out', async () => {
  const { alice, offered, ok } = await timedSession('uac');
  expect(ok.header('session-expires')).toBe('90;refresher=uac');
  await vi.advanceTimersByTimeAsync(100_000);
  await alice.bob.take('BYE');
  expect(offered.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'network', cause: 'failed', sipReason: 'Request Timeout' } });
});

test('a session that we refresh gets an UPDATE in good time', async () => {
  const { alice, offered } = await timedSession('uas');
  await vi.advanceTimersByTimeAsync(46_000);
  const update = await alice.bob.take('UPDATE');
  expect(update.body).toBe('');
  alice.bob.answer(update, 200, 'OK', [contact, 'Session-Expires: 90;refresher=uac']);
  await vi.advanceTimersByTimeAsync(46_000);
  await alice.bob.take('UPDATE');
  expect(offered.events).toEqual([{ kind: 'answered' }]);
});

test('a caller without UPDATE is refreshed by a re-INVITE', async () => {
  const { alice, offered } = await timedSession('uas');
  await vi.advanceTimersByTimeAsync(46_000);
  alice.bob.answer(await alice.bob.take('UPDATE'), 501, 'Not Implemented');
  const reinvite = await alice.bob.take('INVITE');
  expect(reinvite.header('session-expires')).toBe('90;refresher=uac');
  alice.bob.answer(reinvite, 200, 'OK', [contact, 'Session-Expires: 90;refresher=uac'], secureSdp({ setup: 'passive' }));
  await alice.bob.take('ACK');
  expect(offered.events).toEqual([{ kind: 'answered' }]);
});

test('A to D are dialled like digits, and a comma waits', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const alice = startAlice();
  const { offered } = await talking(alice);
  offered.leg.sendDtmf('1,aBcD', 'rfc4733');
  expect(alice.media.peer.tones).toEqual([{ tones: '1,ABCD', durationMs: 100, gapMs: 70 }]);
  offered.leg.sendDtmf('9,D', 'info');
  const first = await alice.bob.take('INFO');
  alice.bob.answer(first, 200, 'OK');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(alice.bob.titles.filter((title) => title === 'INFO')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await alice.bob.take('INFO')).body).toMatch(/^Signal=D\r\nDuration=100/);
});
