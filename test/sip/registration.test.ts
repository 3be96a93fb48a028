import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { registered, startAlice, until, type Alice } from './fakes/alice.ts';
import type { SentMessage } from './fakes/bob.ts';

const challenge = (algorithm = 'MD5'): string => `WWW-Authenticate: Digest realm="pbx.example.com", nonce="n0nce", algorithm=${algorithm}, qop="auth"`;

/** Answers the digest as RFC 7616 §3.4.1 says it must be computed. */
function isRightDigest(request: SentMessage, password: string, hash: string): boolean {
  const authorization = request.header('authorization');
  const field = (name: string): string => new RegExp(`${name}="?([^",]+)"?`).exec(authorization)?.[1] ?? '';
  const h = (text: string): string => createHash(hash).update(text).digest('hex');
  const ha1 = h(`8001:pbx.example.com:${password}`);
  const ha2 = h(`REGISTER:${field('uri')}`);
  return field('response') === h(`${ha1}:n0nce:${field('nc')}:${field('cnonce')}:auth:${ha2}`);
}

const problemOf = (alice: Alice): string => {
  const last = alice.registrations.at(-1);
  return last?.kind === 'failed' ? last.problem : `${last?.kind}`;
};

test('a seat registers with digest authentication and keeps what the server granted', async () => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  const first = await alice.bob.take('REGISTER');
  alice.bob.answer(first, 401, 'Unauthorized', [challenge()]);
  const second = await alice.bob.take('REGISTER');
  expect(isRightDigest(second, 'correct horse', 'md5')).toBe(true);
  expect(second.header('call-id')).toBe(first.header('call-id'));
  alice.bob.acceptRegister(second, 120);
  await registered(alice);
  expect(alice.registrations.map(({ kind }) => kind)).toEqual(['connecting', 'registering', 'registered']);
  expect(alice.registrations.at(-1)).toMatchObject({ expiresSeconds: 120 });
});

test.each([['SHA-256', 'sha256'], ['SHA-512-256', 'sha512-256']])('a %s challenge is answered', async (algorithm, hash) => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), 401, 'Unauthorized', [challenge(algorithm)]);
  const second = await alice.bob.take('REGISTER');
  expect(isRightDigest(second, 'correct horse', hash)).toBe(true);
  alice.bob.acceptRegister(second);
  await registered(alice);
});

test('a challenge that comes again means a wrong password', async () => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), 401, 'Unauthorized', [challenge()]);
  alice.bob.answer(await alice.bob.take('REGISTER'), 401, 'Unauthorized', [challenge()]);
  await until(() => problemOf(alice) === 'wrongPassword');
  expect(alice.registrations.at(-1)).toMatchObject({ sipCode: 401, detail: '401 Unauthorized' });
});

test.each([['Forbidden', 'wrongPassword'], ['Account suspended', 'forbidden']])('a 403 %s after the password was sent means %s', async (phrase, problem) => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), 401, 'Unauthorized', [challenge()]);
  alice.bob.answer(await alice.bob.take('REGISTER'), 403, phrase);
  await until(() => problemOf(alice) === problem);
});

test.each([
  [403, 'Forbidden', 'forbidden'], [404, 'Not Found', 'unknownUser'], [604, 'Does Not Exist Anywhere', 'unknownUser'],
  [500, 'Server Internal Error', 'serverError'], [503, 'Service Unavailable', 'serverError'],
])('a REGISTER answered %i %s is shown as %s', async (code, phrase, problem) => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), code, phrase);
  await until(() => problemOf(alice) === problem);
  expect(alice.registrations.at(-1)).toMatchObject({ sipCode: code });
});

test('an algorithm that nobody knows is not taken for a wrong password', async () => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), 401, 'Unauthorized', [challenge('AKAv2-MD5')]);
  await until(() => problemOf(alice) === 'unsupportedDigest');
});

test('a REGISTER without an answer is shown as timed out', async () => {
  const alice = startAlice({ registerPatienceMs: 40, prepare: ({ bob }) => { bob.registers = false; } });
  await until(() => problemOf(alice) === 'timedOut');
});

test('a server that asks to wait is not asked before', async () => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), 503, 'Service Unavailable', ['Retry-After: 90']);
  await until(() => problemOf(alice) === 'serverError');
  const last = alice.registrations.at(-1)!;
  expect(last.kind === 'failed' && last.retryAt! - last.since).toBeGreaterThanOrEqual(90_000);
});

test.each(['99999999', '86400'])('a server that asks to wait %s seconds is asked again within the shift', async (seconds) => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.registers = false; } });
  alice.bob.answer(await alice.bob.take('REGISTER'), 503, 'Service Unavailable', [`Retry-After: ${seconds}`]);
  await until(() => problemOf(alice) === 'serverError');
  const last = alice.registrations.at(-1)!;
  expect(last.kind === 'failed' && last.retryAt! - last.since).toBeLessThanOrEqual(600_000);
});

test.each([
  ['serverUnreachable', 'nothing listens at this address'], ['certificateRefused', 'the certificate has expired'], ['timedOut', 'the server did not answer in time'],
] as const)('a socket that fails with %s says so', async (problem, detail) => {
  const alice = startAlice({ prepare: ({ socket }) => {
    socket.behaviour = 'fails';
    socket.failure = { problem, detail };
  } });
  await until(() => problemOf(alice) === problem);
  expect(alice.registrations.at(-1)).toMatchObject({ detail });
});

test('an outage is shown once, and the seat is back when the server is', async () => {
  const alice = startAlice({ random: () => 0 });
  await registered(alice);
  alice.socket.behaviour = 'fails';
  alice.socket.drop();
  await until(() => alice.socket.connects >= 4);
  const kinds = alice.registrations.slice(3).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['failed']));
  alice.socket.behaviour = 'opens';
  await registered(alice);
  const contacts = alice.bob.received.filter(({ title }) => title === 'REGISTER').map((message) => /<[^>]+>/.exec(message.header('contact'))?.[0]);
  expect(new Set(contacts).size).toBe(1);
});

test('a restarted console takes the place of its old binding', async () => {
  const contacts = [];
  for (let run = 0; run < 2; run += 1) {
    const alice = startAlice({ instance: 'seat-7' });
    await registered(alice);
    contacts.push(alice.bob.received[0]!.header('contact'));
  }
  expect(contacts[0]).toBe(contacts[1]);
});

test('after a sleep the seat registers again at once', async () => {
  const alice = startAlice();
  await registered(alice);
  const before = alice.bob.received.length;
  alice.phone.register();
  await until(() => alice.bob.received.length > before);
  expect(alice.bob.received.at(-1)!.title).toBe('REGISTER');
});

test('stopping unregisters and closes the socket', async () => {
  const alice = startAlice();
  await registered(alice);
  await alice.phone.stop();
  expect(alice.bob.received.at(-1)!.header('contact')).toContain('expires=0');
  expect(alice.socket.isConnected()).toBe(false);
  expect(alice.registrations.at(-1)).toEqual({ kind: 'unregistered' });
});
