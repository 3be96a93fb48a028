import { afterEach, expect, test, vi } from 'vitest';
import { clampSeconds } from '../../electron/sip/clampSeconds.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { registered, ringing, startAlice, talking, until, type Alice } from './fakes/alice.ts';
import { fuzzPhone } from './fakes/fuzzPhone.ts';
import { secureSdp } from './fakes/sdp.ts';

afterEach(() => {
  vi.useRealTimers();
});

interface Parts {
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly without?: string;
  readonly replace?: Readonly<Record<string, string>>;
  readonly body?: string;
}

let counter = 0;

/** An OPTIONS (or other request) with single fields changed. */
function request({ method = 'OPTIONS', headers = [], without = '', replace = {}, body = '' }: Parts = {}): string {
  counter += 1;
  const fields: Record<string, string> = {
    Via: `SIP/2.0/WS pbx.example.com;branch=z9hG4bKg${counter}`, 'Max-Forwards': '70', From: '<sip:1@pbx.example.com>;tag=a', To: '<sip:8001@pbx.example.com>',
    'Call-ID': `g${counter}@pbx`, CSeq: `1 ${method}`, Contact: '<sip:1@192.0.2.9>', 'Content-Length': String(Buffer.byteLength(body)), ...replace,
  };
  const lines = Object.entries(fields).filter(([name]) => name !== without).map(([name, value]) => `${name}: ${value}`);
  return [`${method} sip:8001@pbx.example.com SIP/2.0`, ...lines, ...headers, '', body].join('\r\n');
}

async function verdictOn(alice: Alice, text: string): Promise<string> {
  await registered(alice);
  const before = alice.bob.titles.length;
  alice.socket.receive(text);
  return alice.bob.titles.slice(before).join(', ') || 'nothing';
}

test('a well-formed request goes through', async () => {
  expect(await verdictOn(startAlice(), request())).toBe('200 OPTIONS');
});

test.each<[string, Parts, string]>([
  ['another CSeq method', { replace: { CSeq: '1 INVITE' } }, '400 INVITE'],
  ['a CSeq that is no number', { replace: { CSeq: 'abc' } }, '400 '],
  ['a CSeq beyond 2^31', { replace: { CSeq: '2147483648 OPTIONS' } }, '400 OPTIONS'],
  ['Contact: *,', { replace: { Contact: '*,' } }, '400 OPTIONS'],
  ['a list of a thousand contacts', { replace: { Contact: Array.from({ length: 1_000 }, () => '<sip:a@b>').join(',') } }, '400 OPTIONS'],
  ['too many header fields', { headers: Array.from({ length: 500 }, (_, at) => `X-${at}: 1`) }, '400 OPTIONS'],
  ['a From without a tag', { replace: { From: '<sip:1@pbx.example.com>' } }, '400 OPTIONS'],
  ['a Via without a branch', { replace: { Via: 'SIP/2.0/WS pbx.example.com' } }, '400 OPTIONS'],
  ['two To fields', { headers: ['To: <sip:9@x>'] }, '400 OPTIONS'],
  ['a body shorter than announced', { replace: { 'Content-Length': '5' } }, '400 OPTIONS'],
  ['a negative length', { replace: { 'Content-Length': '-5' } }, '400 OPTIONS'],
  ['an extension nobody has', { headers: ['Require: time-travel, timer'] }, '420 OPTIONS'],
  ['a line that is no header field', { headers: ['no colon here'] }, '400 OPTIONS'],
  ['an INVITE without a contact', { method: 'INVITE', without: 'Contact' }, '400 INVITE'],
  ['an Expires that is no number', { headers: ['Expires: 1e+23'] }, '400 OPTIONS'],
  ['no Call-ID, which an answer would need', { without: 'Call-ID' }, 'nothing'],
  ['an ACK that is malformed, which is never answered', { method: 'ACK', replace: { CSeq: '1 BYE' } }, 'nothing'],
])('%s is refused', async (_name, parts, verdict) => {
  const alice = startAlice();
  expect(await verdictOn(alice, request(parts))).toBe(verdict);
  expect(alice.phone.dropped).toMatchObject({ unparsable: 1, exceptions: 0, oversized: 0 });
});

test('what a 420 does not know it lists', async () => {
  const alice = startAlice();
  await verdictOn(alice, request({ headers: ['Require: time-travel, timer'] }));
  expect(alice.bob.received.at(-1)!.header('unsupported')).toBe('time-travel');
});

test.each([
  ['text', (text: string) => text], ['bytes', (text: string) => Buffer.from(text)],
])('a frame over 64 KB of %s is answered 513 without being parsed', async (_name, as) => {
  const alice = startAlice();
  await registered(alice);
  alice.socket.receive(as(request({ body: 'x'.repeat(70_000) })));
  expect(alice.bob.titles).toEqual(['513 OPTIONS']);
  expect(alice.phone.dropped).toMatchObject({ oversized: 1, unparsable: 0 });
});

test('a frame of 64 KB is counted in bytes, not characters', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.socket.receive(request({ body: '售'.repeat(30_000) }));
  expect(alice.phone.dropped.oversized).toBe(1);
  alice.socket.receive(request({ body: 'x'.repeat(30_000) }));
  expect(alice.phone.dropped.oversized).toBe(1);
});

test.each(['', '\r\n\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', '\u0000\u0001', 'SIP/2.0 200 OK\r\nCSeq: abc\r\n\r\n', 'SIP/2.0 999 No\r\n\r\n'])('what is no SIP message is dropped (%j)', async (text) => {
  const alice = startAlice();
  expect(await verdictOn(alice, text)).toBe('nothing');
  expect(alice.phone.dropped.unparsable).toBe(1);
});

test('a keep-alive is answered with its half', async () => {
  const alice = startAlice();
  await registered(alice);
  alice.socket.receive('\r\n\r\n');
  expect(alice.socket.sent.at(-1)).toBe('\r\n');
  expect(alice.phone.dropped.unparsable).toBe(0);
});

test('an exception of the parser is answered, counted and forgotten: the phone works on', async () => {
  const alice = startAlice();
  await registered(alice);
  // The request line passes the guard's pattern; JsSIP's grammar returns nothing for it and JsSIP then reads its user.
  alice.socket.receive(request().replace('sip:8001@', 'sip::@'));
  expect(alice.phone.dropped.exceptions).toBe(1);
  expect(alice.bob.titles).toEqual(['400 OPTIONS']);
  const { offered } = await talking(alice);
  offered.leg.hangUp();
  await alice.bob.take('BYE');
});

test('a flood of new calls does not reach the phone, and the running call does not notice', async () => {
  const alice = startAlice();
  const { call, offered } = await talking(alice);
  // The flood takes no time: on a busy machine it would take seconds, and more of it be within the limit.
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  for (let count = 0; count < 2_000; count += 1) alice.socket.receive(request({ method: 'INVITE', body: '' }));
  for (let count = 0; count < 2_000; count += 1) alice.socket.receive(request({ replace: { CSeq: 'abc' } }));
  for (let count = 0; count < 2_000; count += 1) alice.socket.receive(request({ method: 'BYE', replace: { To: '<sip:8001@x>;tag=invented' } }));
  for (let count = 0; count < 2_000; count += 1) alice.socket.receive(request().replace(/^.*\r\n/, 'SIP/2.0 200 OK\r\n'));
  vi.useRealTimers();
  expect(alice.calls.length).toBeLessThanOrEqual(9);
  expect((alice.phone.dropped as { flooded?: number }).flooded).toBeGreaterThan(5_000);
  expect(alice.bob.received.length).toBeLessThan(600);
  offered.leg.sendDtmf('1', 'info');
  await alice.bob.take('INFO');
  call.bye();
  await alice.bob.take('200 BYE');
});

test('long expiry times are cut to a day before they overflow a timer', async () => {
  expect(clampSeconds('SIP/2.0 200 OK\r\nExpires: 4294967295\r\nContact: <sip:a@b>;expires=4294967295\r\nX: 4000000\r\n\r\nExpires: 9999999')).toBe(
    'SIP/2.0 200 OK\r\nExpires: 86400\r\nContact: <sip:a@b>;expires=86400\r\nX: 86400\r\n\r\nExpires: 9999999');
  const alice = startAlice();
  await registered(alice);
  alice.bob.invite({ body: secureSdp(), headers: ['Expires: 4294967295'] });
  const offered = await ringing(alice);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(offered.events).toEqual([]);
});

test('a server that grants 136 years is not asked again at once', async () => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.acceptRegister(await alice.bob.take('REGISTER'), 4_294_967_295);
  await registered(alice);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(alice.bob.received.filter(({ title }) => title === 'REGISTER')).toHaveLength(1);
});

test('a caller with a tel: address is answered and hung up like any other', async () => {
  const alice = startAlice();
  await registered(alice);
  const call = alice.bob.invite({ from: '<tel:+8613800138000>', body: secureSdp() });
  const offered = await ringing(alice);
  expect(offered.invite.facts.caller).toMatchObject({ value: '+8613800138000', source: 'From' });
  const answered = offered.leg.answer();
  await call.acknowledge();
  await answered;
  await until(() => offered.events.some(({ kind }) => kind === 'answered'));
  offered.leg.hangUp();
  expect((await alice.bob.take('BYE')).header('to')).toContain('tel:+8613800138000');
  expect(offered.events.at(-1)).toMatchObject({ end: { by: 'agent', cause: 'hungUp' } });
});

test('100,000 mutated messages bring no exception out of the socket', { timeout: 600_000 }, async () => {
  const result = await fuzzPhone({ createSipPhone, profile: builtInProfile('generic') }, 100_000, 20_261_122);
  expect(result.samples.join('\n')).toBe('');
  expect(result.exceptions).toBe(0);
  expect(result.rang).toBeGreaterThan(1_000);
  expect(result.answered).toBeGreaterThan(100);
});
