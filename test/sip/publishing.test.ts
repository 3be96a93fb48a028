import { afterEach, expect, test, vi } from 'vitest';
import type { AgentState } from '../../shared/queues/agentState.ts';
import { pidfOf } from '../../electron/sip/pidf.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { servicesSchema, type Services } from '../../electron/sip/profiles/serviceSchema.ts';
import { registered, startAlice, until, type Alice } from './fakes/alice.ts';
import { secureSdp } from './fakes/sdp.ts';

afterEach(() => {
  vi.useRealTimers();
});

const state = (kind: AgentState['kind'], reason: string | null = null): AgentState => ({ kind, since: 1, reason, next: null, wrapUpUntil: null });

async function seatWith(agentState: Services['agentState']): Promise<Alice> {
  const alice = startAlice({ byeGraceMs: 50, profile: { ...builtInProfile('generic'), services: servicesSchema.parse({ agentState }) } });
  await registered(alice);
  return alice;
}

const publishing = { by: 'publish', expiresSeconds: 600 } as const;

/** Publishes a state that the platform takes under this entity-tag. */
async function published(alice: Alice, told: AgentState, tag: string, expires = '600') {
  const taken = alice.phone.publish(told);
  const request = await alice.bob.take('PUBLISH');
  alice.bob.answer(request, 200, 'OK', [`SIP-ETag: ${tag}`, `Expires: ${expires}`]);
  await taken;
  return request;
}

test('the state is published as presence, and changed under its entity-tag', async () => {
  const alice = await seatWith(publishing);
  const first = await published(alice, state('idle'), 'tag1');
  expect(first.frame.startLine).toBe('PUBLISH sip:8001@pbx.example.com SIP/2.0');
  expect(first.header('event')).toBe('presence');
  expect(first.header('expires')).toBe('600');
  expect(first.header('content-type')).toBe('application/pidf+xml');
  expect(first.header('sip-if-match')).toBe('');
  expect(first.body).toContain('<basic>open</basic>');
  const second = await published(alice, state('break', 'meal'), 'tag2');
  expect(second.header('sip-if-match')).toBe('tag1');
  expect(second.body).toContain('<basic>closed</basic>');
  expect(second.body).toContain('<rpid:meal/>');
});

test('a publication is refreshed in time, without a body', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const alice = await seatWith(publishing);
  await published(alice, state('idle'), 'tag1', '100');
  await vi.advanceTimersByTimeAsync(81_000);
  const refresh = await alice.bob.take('PUBLISH');
  expect(refresh.header('sip-if-match')).toBe('tag1');
  expect(refresh.body).toBe('');
  expect(refresh.header('content-type')).toBe('');
});

test('a platform that forgot the state (412) gets all of it again', async () => {
  const alice = await seatWith(publishing);
  await published(alice, state('idle'), 'tag1');
  const taken = alice.phone.publish(state('busy'));
  alice.bob.answer(await alice.bob.take('PUBLISH'), 412, 'Conditional Request Failed');
  const again = await alice.bob.take('PUBLISH');
  expect(again.header('sip-if-match')).toBe('');
  expect(again.body).toContain('busy');
  alice.bob.answer(again, 200, 'OK', ['SIP-ETag: tag9', 'Expires: 600']);
  await taken;
});

test('a time that is too short (423) is made longer', async () => {
  const alice = await seatWith(publishing);
  const taken = alice.phone.publish(state('idle'));
  alice.bob.answer(await alice.bob.take('PUBLISH'), 423, 'Interval Too Brief', ['Min-Expires: 1800']);
  const again = await alice.bob.take('PUBLISH');
  expect(again.header('expires')).toBe('1800');
  alice.bob.answer(again, 200, 'OK', ['SIP-ETag: tag1']);
  await taken;
});

test('a PUBLISH is sent again with credentials', async () => {
  const alice = await seatWith(publishing);
  const taken = alice.phone.publish(state('idle'));
  alice.bob.answer(await alice.bob.take('PUBLISH'), 401, 'Unauthorized', ['WWW-Authenticate: Digest realm="pbx.example.com", nonce="n1", qop="auth"']);
  const again = await alice.bob.take('PUBLISH');
  expect(again.header('authorization')).toContain('username="8001"');
  alice.bob.answer(again, 200, 'OK', ['SIP-ETag: tag1', 'Expires: 600']);
  await taken;
});

test.each([[403, 'Forbidden'], [405, 'Method Not Allowed'], [489, 'Bad Event']])('a platform that refuses the state with %i is reported', async (code, phrase) => {
  const alice = await seatWith(publishing);
  const taken = alice.phone.publish(state('idle'));
  alice.bob.answer(await alice.bob.take('PUBLISH'), code, phrase);
  await expect(taken).rejects.toMatchObject({ name: 'StateNotTaken', sipCode: code });
});

test('a state that is outdated before its turn is not told', async () => {
  const alice = await seatWith(publishing);
  const first = alice.phone.publish(state('idle'));
  const request = await alice.bob.take('PUBLISH');
  const second = alice.phone.publish(state('busy'));
  const third = alice.phone.publish(state('break', 'rest'));
  alice.bob.answer(request, 200, 'OK', ['SIP-ETag: tag1', 'Expires: 600']);
  const last = await alice.bob.take('PUBLISH');
  expect(last.body).toContain('break: rest');
  alice.bob.answer(last, 200, 'OK', ['SIP-ETag: tag2', 'Expires: 600']);
  await Promise.all([first, second, third]);
  expect(alice.bob.titles.filter((title) => title === 'PUBLISH')).toHaveLength(2);
});

test('after an outage the state is told again', async () => {
  const alice = await seatWith(publishing);
  await published(alice, state('busy'), 'tag1');
  alice.socket.drop();
  const again = await alice.bob.take('PUBLISH');
  expect(again.header('sip-if-match')).toBe('tag1');
  expect(again.body).toContain('busy');
});

test('a seat that stops takes its state back', async () => {
  const alice = await seatWith(publishing);
  await published(alice, state('idle'), 'tag1');
  const stopped = alice.phone.stop();
  const removal = await alice.bob.take('PUBLISH');
  expect(removal.header('expires')).toBe('0');
  expect(removal.header('sip-if-match')).toBe('tag1');
  alice.bob.answer(removal, 200, 'OK');
  await stopped;
});

test('a reason with markup in it stays text', () => {
  expect(pidfOf(state('break', '<b>"&\u0000'), 'sip:8001@x')).toContain('<note>break: &lt;b&gt;&quot;&amp;</note>');
});

test('a feature code is dialled for a state, and hung up when it was confirmed', async () => {
  const alice = await seatWith({ by: 'featureCodes', codes: { busy: '*78', break: '*78', idle: '*79' }, breakCodes: {} });
  const taken = alice.phone.publish(state('busy'));
  const invite = await alice.bob.take('INVITE');
  expect(invite.frame.startLine).toBe('INVITE sip:*78@pbx.example.com SIP/2.0');
  alice.bob.answer(invite, 200, 'OK', ['Contact: <sip:*78@192.0.2.7>'], secureSdp({ setup: 'active' }));
  await taken;
  await alice.bob.take('BYE');
  await alice.phone.publish(state('break', 'rest'));
  await alice.phone.publish(state('talking'));
  const idle = alice.phone.publish(state('idle'));
  const second = await alice.bob.take('INVITE');
  expect(second.frame.startLine).toBe('INVITE sip:*79@pbx.example.com SIP/2.0');
  alice.bob.answer(second, 404, 'Not Found');
  await expect(idle).rejects.toMatchObject({ name: 'StateNotTaken', sipCode: 404 });
  expect(alice.bob.titles.filter((title) => title === 'INVITE')).toHaveLength(2);
});

/** Takes the call to a feature code and hangs it up as the platform's announcement ends. */
async function taken(alice: Alice, code: string): Promise<void> {
  const invite = await alice.bob.take('INVITE');
  expect(invite.frame.startLine).toBe(`INVITE sip:${code}@pbx.example.com SIP/2.0`);
  alice.bob.answer(invite, 200, 'OK', [`Contact: <sip:${code}@192.0.2.7>`], secureSdp({ setup: 'active' }));
  await alice.bob.take('BYE');
}

test('after an outage the feature code is dialled again, once', async () => {
  const alice = await seatWith({ by: 'featureCodes', codes: { busy: '*78', idle: '*79' }, breakCodes: {} });
  const told = alice.phone.publish(state('busy'));
  await taken(alice, '*78');
  await told;
  alice.socket.drop();
  await taken(alice, '*78');
  await alice.phone.publish(state('busy'));
  expect(alice.bob.titles.filter((title) => title === 'INVITE')).toHaveLength(2);
});

test.each([['talking', 2], ['offline', 1]] as const)('what the platform knew before a state without a code is told again after an outage, but not of an agent who is offline: %s', async (kind, calls) => {
  const alice = await seatWith({ by: 'featureCodes', codes: { busy: '*78', idle: '*79' }, breakCodes: {} });
  await alice.bob.take('REGISTER');
  const told = alice.phone.publish(state('busy'));
  await taken(alice, '*78');
  await told;
  await alice.phone.publish(state(kind));
  alice.socket.drop();
  await alice.bob.take('REGISTER');
  if (calls > 1) await taken(alice, '*78');
  else await until(() => alice.registrations.at(-1)?.kind === 'registered', 'the registration');
  await alice.phone.publish(state(kind));
  expect(alice.bob.titles.filter((title) => title === 'INVITE')).toHaveLength(calls);
});

test('a feature code that was refused after an outage is dialled again when the state is told again', async () => {
  const alice = await seatWith({ by: 'featureCodes', codes: { busy: '*78' }, breakCodes: {} });
  const told = alice.phone.publish(state('busy'));
  await taken(alice, '*78');
  await told;
  alice.socket.drop();
  alice.bob.answer(await alice.bob.take('INVITE'), 503, 'Service Unavailable');
  const again = alice.phone.publish(state('busy'));
  await taken(alice, '*78');
  await again;
});

test('a break is told with the code of its reason, and another reason with another code', async () => {
  const alice = await seatWith({ by: 'featureCodes', codes: { break: '*4601' }, breakCodes: { meal: '*4602' } });
  for (const [reason, code] of [['meal', '*4602'], ['培训', '*4601']] as const) {
    const taken = alice.phone.publish(state('break', reason));
    const invite = await alice.bob.take('INVITE');
    expect(invite.frame.startLine).toBe(`INVITE sip:${code}@pbx.example.com SIP/2.0`);
    alice.bob.answer(invite, 200, 'OK', [`Contact: <sip:${code}@192.0.2.7>`], secureSdp({ setup: 'active' }));
    await taken;
    await alice.bob.take('BYE');
  }
});

test('a seat whose platform watches registrations unregisters in the states named, and comes back', async () => {
  const alice = await seatWith({ by: 'registration', unregisterIn: ['break', 'busy'] });
  await alice.bob.take('REGISTER');
  await alice.phone.publish(state('break', 'rest'));
  expect((await alice.bob.take('REGISTER')).text).toMatch(/expires[=:] ?0/i);
  await until(() => alice.registrations.at(-1)?.kind === 'unregistered', 'the unregistration');
  await alice.phone.publish(state('busy'));
  await alice.phone.publish(state('idle'));
  await until(() => alice.registrations.at(-1)?.kind === 'registered', 'the registration');
});

test('a platform that is told nothing is sent nothing', async () => {
  const alice = await seatWith({ by: 'none' });
  const sent = alice.bob.received.length;
  await alice.phone.publish(state('busy'));
  expect(alice.bob.received).toHaveLength(sent);
});
