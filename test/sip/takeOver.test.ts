import { expect, onTestFinished, test } from 'vitest';
import type { Registration } from '../../shared/calls/registration.ts';
import type { Phone } from '../../electron/calls/phone.ts';
import { createPracticePlatform, type PracticePlatform } from '../../electron/platforms/practice/practicePlatform.ts';
import { consoleContactOf, consoleNameOf } from '../../electron/sip/consoleContact.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import type { SipSocket } from '../../electron/sip/sipSocket.ts';
import { readTakeOver, takeOverType, writeTakeOver } from '../../electron/sip/takeOverMessage.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { FakeCallerMedia } from '../flows/practice/fakes/fakeCallerMedia.ts';
import { registered, startAlice, talking, until } from './fakes/alice.ts';
import { SentMessage } from './fakes/bob.ts';
import { FakePeerConnections } from './fakes/fakePeerConnections.ts';

interface Console {
  readonly phone: Phone;
  readonly registrations: Registration[];
  readonly kind: () => string | undefined;
  readonly takenOver: ({ readonly at: number; readonly by: string } | null)[];
  readonly alsoAt: ({ readonly since: number; readonly name: string } | null)[];
  /** Messages sent, as text. */
  readonly sent: string[];
}

function practice(): PracticePlatform {
  const platform = createPracticePlatform({ media: new FakeCallerMedia(), seed: 5 });
  onTestFinished(() => platform.stop());
  return platform;
}

/** A console on the computer of this name, for the practice platform's one extension. */
function consoleAt(platform: PracticePlatform, computer: string, tap: (socket: SipSocket) => SipSocket = (socket) => socket): Console {
  const registrations: Registration[] = [];
  const takenOver: Console['takenOver'] = [];
  const alsoAt: Console['alsoAt'] = [];
  const sent: string[] = [];
  const { account } = platform;
  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server: 'ws://practice-platform.invalid', sipUri: `sip:${account.user}@${account.domain}`, password: account.password }),
    profile: builtInProfile('generic'),
    peerConnections: new FakePeerConnections(computer),
    openSocket: () => {
      const socket = tap(platform.socket());
      const { send } = socket;
      socket.send = (message) => {
        sent.push(message);
        return send(message);
      };
      return socket;
    },
    instance: computer,
    listener: phoneListener({
      registrationChanged: (registration) => { registrations.push(registration); },
      takenOver: (by) => { takenOver.push(by); },
      alsoAt: (other) => { alsoAt.push(other); },
    }),
  });
  phone.start();
  onTestFinished(() => phone.stop());
  return { phone, registrations, takenOver, alsoAt, sent, kind: () => registrations.at(-1)?.kind };
}

/** The first console is registered, and PC-2 waits for it. */
async function twoConsoles(firstName: string) {
  const platform = practice();
  const first = consoleAt(platform, firstName);
  await until(() => first.kind() === 'registered');
  const second = consoleAt(platform, 'PC-2');
  await until(() => second.alsoAt.length === 1);
  return { first, second };
}

test('a console that starts while the extension is in use elsewhere waits, and says where', async () => {
  const { first, second } = await twoConsoles('前台-1');
  expect(second.alsoAt[0]).toMatchObject({ name: '前台-1' });
  expect(second.kind()).toBe('unregistered');
  expect(first.kind()).toBe('registered');
});

test('taking over pushes the other console out, which says so and does not fight back', async () => {
  const { first, second } = await twoConsoles('PC-1');
  second.phone.takeOver();
  await until(() => second.kind() === 'registered' && first.takenOver.length === 1);
  expect(first.takenOver[0]).toMatchObject({ by: 'PC-2' });
  expect(first.takenOver[0]!.at).toBeGreaterThan(0);
  expect(first.kind()).toBe('unregistered');
  expect(second.alsoAt.at(-1)).toBeNull();
  const registers = first.sent.filter((message) => message.startsWith('REGISTER')).length;
  first.phone.register();
  first.phone.networkChanged();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(first.sent.filter((message) => message.startsWith('REGISTER'))).toHaveLength(registers);
  expect(first.kind()).toBe('unregistered');
});

test('the extension can be taken back', async () => {
  const { first, second } = await twoConsoles('PC-1');
  second.phone.takeOver();
  await until(() => second.kind() === 'registered' && first.takenOver.length === 1);
  first.phone.takeOver();
  await until(() => first.kind() === 'registered' && second.takenOver.some((by) => by?.by === 'PC-1'));
  expect(first.takenOver.at(-1)).toBeNull();
  expect(second.kind()).toBe('unregistered');
});

test('when the message is lost, the older console finds out when it registers next', async () => {
  const platform = practice();
  let deaf = false;
  const first = consoleAt(platform, 'PC-1', (socket) => {
    let ondata = socket.ondata;
    Object.defineProperty(socket, 'ondata', {
      get: () => (data: string) => { if (!(deaf && data.startsWith('MESSAGE'))) ondata(data); },
      set: (value: SipSocket['ondata']) => { ondata = value; },
    });
    return socket;
  });
  await until(() => first.kind() === 'registered');
  deaf = true;
  const second = consoleAt(platform, 'PC-2');
  await until(() => second.alsoAt.length === 1);
  second.phone.takeOver();
  await until(() => second.kind() === 'registered');
  expect(first.takenOver).toEqual([]);
  first.phone.register();
  await until(() => first.takenOver.length === 1);
  expect(first.takenOver[0]).toMatchObject({ by: 'PC-2' });
  expect(first.kind()).toBe('unregistered');
  expect(second.kind()).toBe('registered');
});

test('a console that waits registers when the other one leaves', async () => {
  const alice = startAlice({ instance: 'PC-2', random: () => 0, prepare: ({ bob }) => {
    bob.others = [`<${consoleContactOf('sip:8001@pbx.example.com', 'PC-1').uri}>;expires=200`];
  } });
  await until(() => alice.registrations.at(-1)?.kind === 'unregistered');
  expect(alice.bob.received).toEqual([]);
  alice.bob.others = [];
  await until(() => alice.registrations.at(-1)?.kind === 'registered', 'the registration', 8_000);
});

test('a desk telephone at the same extension is nobody to wait for', async () => {
  const alice = startAlice({ prepare: ({ bob }) => { bob.others = ['<sip:8001@10.0.0.7:5060>;expires=200;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"']; } });
  await registered(alice);
});

test('two consoles that started at once see each other', async () => {
  const others: (string | undefined)[] = [];
  const alice = startAlice({ instance: 'PC-2', listener: phoneListener({ alsoAt: (other) => { others.push(other?.name); } }) });
  await until(() => alice.bob.binding !== undefined);
  alice.bob.others = [`<${consoleContactOf('sip:8001@pbx.example.com', 'PC-1').uri}>;expires=200`];
  alice.phone.register();
  await until(() => others.length === 1);
  expect(others).toEqual(['PC-1']);
});

test('a registrar that cannot be asked is registered with all the same', async () => {
  const alice = startAlice({ prepare: ({ bob }) => {
    bob.answersQuestions = false;
    const { onsent } = bob.socket;
    bob.socket.onsent = (text) => {
      onsent(text);
      if (text.startsWith('REGISTER') && !/^Contact:/m.test(text)) queueMicrotask(() => bob.answer(new SentMessage(text), 400, 'Bad Request'));
    };
  } });
  await registered(alice);
});

test('a call goes on while its console is pushed out', async () => {
  const alice = startAlice({ instance: 'PC-1' });
  const { offered } = await talking(alice);
  const contact = consoleContactOf('sip:8001@pbx.example.com', 'PC-1');
  const body = writeTakeOver({ by: 'PC-2', from: 'other', to: [contact.user], at: Date.now() }, 'sip:8001@pbx.example.com', 'correct horse');
  message(alice.bob, '<sip:8001@pbx.example.com>', body, contact.user);
  expect((await alice.bob.take('200 MESSAGE')).title).toBe('200 MESSAGE');
  await until(() => alice.registrations.at(-1)?.kind === 'unregistered');
  expect(offered.events.map(({ kind }) => kind)).toEqual(['answered']);
});

test.each([
  ['made with another password', (user: string) => writeTakeOver({ by: 'x', from: 'other', to: [user], at: Date.now() }, 'sip:8001@pbx.example.com', 'guessed'), '<sip:8001@pbx.example.com>'],
  ['from another extension', (user: string) => writeTakeOver({ by: 'x', from: 'other', to: [user], at: Date.now() }, 'sip:8001@pbx.example.com', 'correct horse'), '<sip:8002@pbx.example.com>'],
  ['for another console', () => writeTakeOver({ by: 'x', from: 'other', to: ['somebody'], at: Date.now() }, 'sip:8001@pbx.example.com', 'correct horse'), '<sip:8001@pbx.example.com>'],
  ['that the platform had kept since yesterday', (user: string) => writeTakeOver({ by: 'x', from: 'other', to: [user], at: Date.now() - 86_400_000 }, 'sip:8001@pbx.example.com', 'correct horse'), '<sip:8001@pbx.example.com>'],
  ['that is no JSON', () => 'x'.repeat(9_000), '<sip:8001@pbx.example.com>'],
])('a message %s is not believed', async (_what, bodyFor, from) => {
  const alice = startAlice({ instance: 'PC-1' });
  await registered(alice);
  const { user } = consoleContactOf('sip:8001@pbx.example.com', 'PC-1');
  message(alice.bob, from, bodyFor(user), user);
  await until(() => alice.bob.titles.some((title) => title.endsWith('MESSAGE')));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(alice.registrations.at(-1)?.kind).toBe('registered');
});

test('a message of which a word was changed is not believed, and it does not tell the password', () => {
  const body = writeTakeOver({ by: 'PC-2', from: 'a', to: ['b'], at: 1_000 }, 'sip:8001@pbx', 'secret');
  expect(readTakeOver(body, 'sip:8001@pbx', 'secret', 2_000)).toMatchObject({ by: 'PC-2', to: ['b'] });
  expect(readTakeOver(body.replace('PC-2', 'PC-9'), 'sip:8001@pbx', 'secret', 2_000)).toBeUndefined();
  expect(body).not.toContain('secret');
});

test("a console's own bindings of connections that broke are removed before it registers, and nobody else's", async () => {
  const { user, uri, instanceId } = consoleContactOf('sip:8001@pbx.example.com', 'PC-1');
  const mine = [`sip:${user}@203.0.113.5:40001;transport=ws`, `sip:8001@203.0.113.5:40002;transport=ws`];
  const foreign = [`<sip:8001@203.0.113.5:40003;transport=ws>;expires=200`, `<sip:8001@10.0.0.7:5060>;expires=200;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"`];
  const alice = startAlice({ instance: 'PC-1', random: () => 0, prepare: ({ bob }) => {
    bob.others = [`<${mine[0]}>;expires=200`, `<${mine[1]}>;+sip.instance="<urn:uuid:${instanceId.toUpperCase()}>";reg-id=1;expires=200`, `<${uri}>;expires=20`, ...foreign];
  } });
  const removed = (): string[] => alice.bob.received.filter((message) => message.title === 'REGISTER' && message.header('expires') === '0').map((message) => /<([^>]+)>/.exec(message.header('contact'))![1]!);
  await registered(alice);
  expect(removed()).toEqual(mine);
  expect(alice.bob.binding).toContain(uri);

  // A refresh over the same connection leaves what may be in use alone; the next connection does not.
  alice.phone.register();
  await until(() => alice.bob.received.filter(({ title }) => title === 'REGISTER').length === 4);
  expect(removed()).toEqual(mine);
  alice.socket.drop();
  await until(() => removed().length === 4);
  await registered(alice);
});

test.each(['PC-1', '前台 3 号', 'x'.repeat(80), ''])('the name of a computer travels in its contact (%s)', (name) => {
  const { uri } = consoleContactOf('sip:8001@pbx.example.com', name);
  const read = consoleNameOf(uri)!;
  expect(read.length).toBeGreaterThan(0);
  expect((name || '?').startsWith(read)).toBe(true);
  expect(uri.split('.').every((label) => label.length <= 63 || label.includes('@'))).toBe(true);
});

function message(bob: ReturnType<typeof startAlice>['bob'], from: string, body: string, user: string): void {
  bob.send([
    `MESSAGE sip:${user}@x.invalid SIP/2.0`, 'Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bKm1', 'Max-Forwards: 69', `From: ${from};tag=m1`,
    'To: <sip:8001@pbx.example.com>', 'Call-ID: m1', 'CSeq: 1 MESSAGE', `Content-Type: ${takeOverType}`,
  ], body);
}
