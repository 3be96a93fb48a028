import { expect, test } from 'vitest';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { eventsOf, registered, startAlice, talking, until, type Alice, type OfferedCall } from './fakes/alice.ts';
import type { SentMessage } from './fakes/bob.ts';
import { secureSdp } from './fakes/sdp.ts';

const contact = 'Contact: <sip:8002@192.0.2.7:5060>';
const kinds = (events: readonly { kind: string }[]): string[] => events.map(({ kind }) => kind);
const end = ({ events }: OfferedCall): unknown => events.find(({ kind }) => kind === 'ended');

/** Everything the seat sent after the call was up. */
const since = (alice: Alice, first: string): string[] => alice.bob.titles.slice(alice.bob.titles.indexOf(first));

async function refer(options: Parameters<typeof startAlice>[0] = {}, number = '8002') {
  const alice = startAlice({ transferMs: 20_000, byeGraceMs: 80, ...options });
  const { call, offered } = await talking(alice);
  const outcome = offered.leg.transfer({ kind: 'number', number });
  return { alice, call, offered, outcome, refer: await alice.bob.take('REFER') };
}

/** A call of ours that was answered. */
async function dialled(alice: Alice, number = '8002') {
  const leg = alice.phone.dial(number);
  const events = eventsOf(leg);
  const invite = await alice.bob.take('INVITE');
  alice.bob.answer(invite, 200, 'OK', [contact], secureSdp({ setup: 'active' }));
  await until(() => kinds(events).includes('answered'));
  return { leg, events, invite };
}

/** A request of the callee within a dialog that we began. */
function fromCallee(alice: Alice, invite: SentMessage, method: string): void {
  alice.bob.send([
    `${method} sip:8001@192.0.2.1;transport=ws SIP/2.0`, `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bK${method}${Math.random()}`, 'Max-Forwards: 69',
    `From: ${invite.header('to')};tag=bob`, `To: ${invite.header('from')}`, `Call-ID: ${invite.header('call-id')}`, `CSeq: 7 ${method}`,
  ]);
}

test('a blind transfer refers to the number, follows the NOTIFYs and hangs up when the target has answered', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  expect(request.header('refer-to')).toBe('<sip:8002@pbx.example.com>');
  expect(request.header('referred-by')).toBe('<sip:8001@pbx.example.com>');
  expect(request.header('contact')).toMatch(/^<sip:.*>/);
  expect(request.tag('to')).toBe(/;tag=(.+)$/.exec(alice.bob.received.find(({ title }) => title === '200 INVITE')!.header('from'))![1]);
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('100 Trying', 'active;expires=60');
  call.notify('180 Ringing', 'active;expires=55');
  await until(() => offered.events.length === 3);
  expect(alice.bob.titles).not.toContain('BYE');
  call.notify('200 OK', 'terminated;reason=noresource');
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 200 });
  expect(end(offered)).toBeUndefined();
  await alice.bob.take('BYE');
  expect(offered.events).toEqual([
    { kind: 'answered' }, { kind: 'transferProgressed', sipCode: 100 }, { kind: 'transferProgressed', sipCode: 180 },
    { kind: 'ended', end: { by: 'agent', cause: 'transferred' } },
  ]);
  expect(since(alice, 'REFER')).toEqual(['REFER', '200 NOTIFY', '200 NOTIFY', '200 NOTIFY', 'BYE']);
});

test.each([
  ['a number with separators', '138-0013 8000', '<sip:13800138000@pbx.example.com>'],
  ['a feature code', '*68#', '<sip:*68%23@pbx.example.com>'],
  ['an address', 'sip:room@conf.example.com', '<sip:room@conf.example.com>'],
])('a blind transfer to %s', async (_what, number, referTo) => {
  const { refer: request } = await refer({}, number);
  expect(request.header('refer-to')).toBe(referTo);
});

test('an address that is none is not referred to', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  expect(await offered.leg.transfer({ kind: 'number', number: '' })).toEqual({ kind: 'failed', problem: 'notFound' });
  expect(alice.bob.titles).not.toContain('REFER');
});

test('a REFER answered 200 counts as accepted too', async () => {
  const { alice, call, outcome, refer: request } = await refer();
  alice.bob.answer(request, 200, 'OK');
  call.notify('200 OK', 'terminated;reason=noresource');
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 200 });
});

test('a REFER is sent again with credentials, and the NOTIFY names the second', async () => {
  const { alice, call, outcome, refer: request } = await refer();
  alice.bob.answer(request, 407, 'Proxy Authentication Required', ['Proxy-Authenticate: Digest realm="pbx.example.com", nonce="n1", qop="auth"']);
  const again = await alice.bob.take('REFER');
  expect(again.header('proxy-authorization')).toContain('username="8001"');
  expect(again.header('refer-to')).toBe('<sip:8002@pbx.example.com>');
  alice.bob.answer(again, 202, 'Accepted');
  call.notify('200 OK', 'terminated', `refer;id=${again.header('cseq').split(' ')[0]}`);
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 200 });
});

test('a NOTIFY may overtake the answer to the REFER', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  call.notify('180 Ringing', 'active;expires=60');
  await until(() => kinds(offered.events).includes('transferProgressed'));
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('200 OK', 'terminated');
  expect(await outcome).toMatchObject({ kind: 'transferred' });
});

test('a platform that hangs up after its 202 has transferred the call', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('100 Trying', 'active;expires=60');
  call.bye();
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 202 });
  await alice.bob.take('200 BYE');
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
  expect(alice.bob.titles).not.toContain('BYE');
});

test('the outcome of a transfer is known before the end of the call', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  const order: string[] = [];
  void outcome.then(({ kind }) => order.push(kind));
  offered.leg.listen(({ kind }) => order.push(kind));
  alice.bob.answer(request, 202, 'Accepted');
  call.bye();
  await until(() => order.includes('ended'));
  expect(order).toEqual(['transferred', 'ended']);
});

test('a caller who hangs up before the REFER is answered was not transferred', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  call.bye();
  expect(await outcome).toEqual({ kind: 'failed', problem: 'failed' });
  await alice.bob.take('200 BYE');
  alice.bob.answer(request, 202, 'Accepted');
  expect(end(offered)).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
});

test('a platform that announces no NOTIFY (Refer-Sub: false) is taken at its word', async () => {
  const { alice, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted', ['Refer-Sub: false']);
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 202 });
  await alice.bob.take('BYE');
});

test.each([
  [603, 'Decline', 'refused'], [405, 'Method Not Allowed', 'refused'], [501, 'Not Implemented', 'refused'], [403, 'Forbidden', 'refused'],
  [404, 'Not Found', 'notFound'], [486, 'Busy Here', 'busy'],
])('a REFER refused with %i leaves the call as it was', async (code, phrase, problem) => {
  const { alice, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, code, phrase);
  expect(await outcome).toEqual({ kind: 'failed', problem, sipCode: code });
  expect(kinds(offered.events)).toEqual(['answered']);
  const again = offered.leg.transfer({ kind: 'number', number: '8003' });
  const second = await alice.bob.take('REFER');
  expect(second.header('refer-to')).toBe('<sip:8003@pbx.example.com>');
  alice.bob.answer(second, 603, 'Decline');
  await again;
  offered.leg.hangUp();
  await alice.bob.take('BYE');
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'hungUp' } });
});

test.each([
  ['486 Busy Here', 'busy', 486], ['600 Busy Everywhere', 'busy', 600], ['480 Temporarily Unavailable', 'noAnswer', 480], ['487 Request Terminated', 'noAnswer', 487],
  ['404 Not Found', 'notFound', 404], ['603 Decline', 'failed', 603], ['503 Service Unavailable', 'failed', 503],
])('a target that answers %s gives the caller back', async (status, problem, sipCode) => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('180 Ringing', 'active;expires=60');
  call.notify(status, 'terminated;reason=noresource');
  expect(await outcome).toEqual({ kind: 'failed', problem, sipCode });
  expect(kinds(offered.events)).toEqual(['answered', 'transferProgressed']);
  // Afterwards a BYE is a BYE again.
  call.bye();
  await until(() => kinds(offered.events).includes('ended'));
  expect(end(offered)).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
});

test('without any NOTIFY the transfer is given up and the call goes on', async () => {
  const { alice, offered, outcome, refer: request } = await refer({ transferMs: 300 });
  alice.bob.answer(request, 202, 'Accepted');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'timedOut' });
  expect(kinds(offered.events)).toEqual(['answered']);
});

test('a REFER that nobody answers is given up in time', async () => {
  const { offered, outcome } = await refer({ transferMs: 300 });
  expect(await outcome).toEqual({ kind: 'failed', problem: 'timedOut' });
  expect(kinds(offered.events)).toEqual(['answered']);
});

test('a target that answers after we gave up takes the caller with it', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer({ transferMs: 300 });
  alice.bob.answer(request, 202, 'Accepted');
  await outcome;
  call.notify('200 OK', 'terminated;reason=noresource');
  await alice.bob.take('BYE');
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
});

test('a subscription that ends without a word waits a little for the BYE', async () => {
  const { alice, call, outcome, refer: request } = await refer({ byeGraceMs: 5_000 });
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('', 'terminated;reason=noresource');
  await alice.bob.take('200 NOTIFY');
  call.bye();
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 202 });
});

test('a subscription that ends without a word and without a BYE has told nothing', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('100 Trying', 'terminated;reason=timeout');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'timedOut' });
  expect(end(offered)).toBeUndefined();
});

test('a subscription that the platform rejects is a refusal', async () => {
  const { alice, call, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('', 'terminated;reason=rejected');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'refused' });
});

test('a REFER answered 481 ends the call: the other side knows nothing of it', async () => {
  const { alice, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 481, 'Call/Transaction Does Not Exist');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'failed', sipCode: 481 });
  expect(end(offered)).toMatchObject({ end: { by: 'network', cause: 'failed', sipCode: 481 } });
});

test('a REFER answered 408 does not end the call', async () => {
  const { alice, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 408, 'Request Timeout');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'timedOut', sipCode: 408 });
  expect(end(offered)).toBeUndefined();
});

test('NOTIFYs that belong to no transfer are refused', async () => {
  const { alice, call, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('200 OK', 'terminated', 'refer;id=4711');
  await alice.bob.take('481 NOTIFY');
  call.notify('200 OK', 'terminated', 'dialog');
  await alice.bob.take('489 NOTIFY');
  call.request('NOTIFY');
  await alice.bob.take('489 NOTIFY');
  call.notify('200 OK', 'terminated');
  expect(await outcome).toMatchObject({ kind: 'transferred' });
  expect(alice.phone.dropped).toMatchObject({ exceptions: 0, unparsable: 0 });
});

test('one transfer at a time', async () => {
  const { offered, alice } = await refer();
  expect(await offered.leg.transfer({ kind: 'number', number: '8009' })).toEqual({ kind: 'failed', problem: 'failed' });
  expect(alice.bob.titles.filter((title) => title === 'REFER')).toHaveLength(1);
});

test('an agent who hangs up during a transfer leaves it to the platform', async () => {
  const { alice, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  await until(() => alice.bob.titles.includes('REFER'));
  offered.leg.hangUp();
  await alice.bob.take('BYE');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'timedOut' });
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'hungUp' } });
});

test('only a call that is answered and connected is transferred', async () => {
  const alice = startAlice();
  const { offered } = await talking(alice);
  const ringing = alice.phone.dial('8002');
  expect(await ringing.transfer({ kind: 'number', number: '8003' })).toEqual({ kind: 'failed', problem: 'failed' });
  expect(await offered.leg.transfer({ kind: 'leg', leg: ringing })).toEqual({ kind: 'failed', problem: 'failed' });
  expect(await offered.leg.transfer({ kind: 'leg', leg: offered.leg })).toEqual({ kind: 'failed', problem: 'failed' });
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  expect(await offered.leg.transfer({ kind: 'number', number: '8003' })).toEqual({ kind: 'failed', problem: 'failed' });
  expect(alice.bob.titles).not.toContain('REFER');
});

test('a transfer that the profile does not have is not tried', async () => {
  const generic = builtInProfile('generic');
  const alice = startAlice({ profile: { ...generic, services: { ...generic.services, transfer: { blind: false, consult: false } } } });
  const { offered } = await talking(alice);
  const { leg } = await dialled(alice);
  expect(await offered.leg.transfer({ kind: 'number', number: '8003' })).toEqual({ kind: 'failed', problem: 'unsupported' });
  expect(await offered.leg.transfer({ kind: 'leg', leg })).toEqual({ kind: 'failed', problem: 'unsupported' });
});

test('a call that is sent to the park code is parked', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer({ profile: builtInProfile('asterisk') }, '70');
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('200 OK', 'terminated');
  await outcome;
  await alice.bob.take('BYE');
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'parked' } });
});

test('a consult transfer names the dialog with the colleague as the colleague sees it', async () => {
  const alice = startAlice({ byeGraceMs: 80 });
  const { call, offered } = await talking(alice);
  const consulted = await dialled(alice);
  const outcome = offered.leg.transfer({ kind: 'leg', leg: consulted.leg });
  const request = await alice.bob.take('REFER');
  expect(request.header('call-id')).toBe(call.callId);
  const [, address, replaces] = /^<(sip:[^?]+)\?Replaces=([^>]+)>$/.exec(request.header('refer-to'))!;
  expect(address).toBe('sip:8002@pbx.example.com');
  expect(replaces).not.toMatch(/[;=@]/);
  expect(decodeURIComponent(replaces!)).toBe(`${consulted.invite.header('call-id')};to-tag=bob;from-tag=${consulted.invite.tag('from')}`);
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('200 OK', 'terminated;reason=noresource');
  expect(await outcome).toEqual({ kind: 'transferred', sipCode: 200 });
  const byes = [await alice.bob.take('BYE'), await alice.bob.take('BYE')];
  expect(byes.map((bye) => bye.header('call-id'))).toEqual([call.callId, consulted.invite.header('call-id')]);
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
  expect(consulted.events.at(-1)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
});

test('a colleague who hangs up the replaced call himself hears no BYE', async () => {
  const alice = startAlice({ byeGraceMs: 80 });
  const { call, offered } = await talking(alice);
  const consulted = await dialled(alice);
  const outcome = offered.leg.transfer({ kind: 'leg', leg: consulted.leg });
  alice.bob.answer(await alice.bob.take('REFER'), 202, 'Accepted');
  fromCallee(alice, consulted.invite, 'BYE');
  await alice.bob.take('200 BYE');
  call.notify('200 OK', 'terminated;reason=noresource');
  await outcome;
  await alice.bob.take('BYE');
  await new Promise((resolve) => setTimeout(resolve, 160));
  expect(alice.bob.titles.filter((title) => title === 'BYE')).toHaveLength(1);
  expect(consulted.events.at(-1)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
});

test('a consult transfer of a call that we dialled to one that rang here', async () => {
  const alice = startAlice({ byeGraceMs: 80 });
  await registered(alice);
  const caller = await dialled(alice, '13800138000');
  const { call, offered } = await talking(alice);
  void caller.leg.transfer({ kind: 'leg', leg: offered.leg });
  const request = await alice.bob.take('REFER');
  expect(request.header('call-id')).toBe(caller.invite.header('call-id'));
  const ok = alice.bob.received.find((message) => message.title === '200 INVITE')!;
  expect(decodeURIComponent(/\?Replaces=([^>]+)/.exec(request.header('refer-to'))![1]!)).toBe(`${call.callId};to-tag=${ok.tag('from')};from-tag=${ok.tag('to')}`);
});

test('a consult transfer that fails leaves both calls', async () => {
  const alice = startAlice({ byeGraceMs: 80 });
  const { call, offered } = await talking(alice);
  const consulted = await dialled(alice);
  const outcome = offered.leg.transfer({ kind: 'leg', leg: consulted.leg });
  alice.bob.answer(await alice.bob.take('REFER'), 202, 'Accepted');
  call.notify('481 Call/Transaction Does Not Exist', 'terminated;reason=noresource');
  expect(await outcome).toEqual({ kind: 'failed', problem: 'failed', sipCode: 481 });
  await new Promise((resolve) => setTimeout(resolve, 160));
  expect(alice.bob.titles).not.toContain('BYE');
  expect(end(offered)).toBeUndefined();
  fromCallee(alice, consulted.invite, 'BYE');
  await until(() => kinds(consulted.events).includes('ended'));
  expect(consulted.events.at(-1)).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
});

test('a transfer that succeeds while the server is away says BYE when it is back', async () => {
  const { alice, call, offered, outcome, refer: request } = await refer();
  alice.bob.answer(request, 202, 'Accepted');
  call.notify('200 OK', 'terminated');
  alice.socket.drop();
  expect(await outcome).toMatchObject({ kind: 'transferred' });
  await until(() => end(offered) !== undefined);
  expect(end(offered)).toEqual({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
  await alice.bob.take('BYE');
});
