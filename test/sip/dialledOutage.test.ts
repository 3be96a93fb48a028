import { describe, expect, test } from 'vitest';
import type { CallEnd } from '../../shared/calls/call.ts';
import type { Leg, LegEvent } from '../../electron/calls/phone.ts';
import type { SipPhoneOptions } from '../../electron/sip/sipPhone.ts';
import { anySettings, eventsOf, registered, startAlice, talking, until, type Alice } from './fakes/alice.ts';
import { SentMessage } from './fakes/bob.ts';
import { secureSdp } from './fakes/sdp.ts';

const contact = 'Contact: <sip:callee@192.0.2.9:5060>';
const answerSdp = secureSdp({ setup: 'active' });
const endOf = (events: readonly LegEvent[]): CallEnd | undefined => events.flatMap((event) => (event.kind === 'ended' ? [event.end] : []))[0];
const kinds = (events: readonly LegEvent[]): string[] => events.map(({ kind }) => kind);
const count = ({ bob }: Alice, title: string): number => bob.titles.filter((one) => one === title).length;
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80));

interface Dialled {
  readonly alice: Alice;
  readonly leg: Leg;
  readonly events: LegEvent[];
  readonly invite: SentMessage;
}

/** A call whose INVITE is at the server. */
async function dialled(options: Partial<SipPhoneOptions> = {}): Promise<Dialled> {
  const alice = startAlice({ random: () => 0, ...options });
  await registered(alice);
  const leg = alice.phone.dial('8002');
  return { alice, leg, events: eventsOf(leg), invite: await alice.bob.take('INVITE') };
}

/** A call that the callee's telephone rings for. */
async function ringingThere(options: Partial<SipPhoneOptions> = {}): Promise<Dialled> {
  const call = await dialled(options);
  call.alice.bob.answer(call.invite, 180, 'Ringing', [contact]);
  await until(() => kinds(call.events).includes('progressed'));
  return call;
}

/** The same INVITE as one branch of a fork sees it. */
function fork(invite: SentMessage, tag: string): SentMessage {
  return new SentMessage(invite.text.replace(/^To: .*$/m, (to) => `${to};tag=${tag}`));
}

function cut({ socket }: Alice): void {
  socket.behaviour = 'fails';
  socket.drop();
}

async function reconnect(alice: Alice): Promise<void> {
  alice.socket.behaviour = 'opens';
  await until(() => alice.socket.isConnected(), 'the connection');
}

/** What a CANCEL must share with its INVITE (RFC 3261 §9.1). */
function expectToCancel(cancel: SentMessage, invite: SentMessage): void {
  expect(cancel.frame.startLine).toBe(invite.frame.startLine.replace('INVITE', 'CANCEL'));
  for (const name of ['via', 'call-id', 'from', 'to', 'route']) expect([name, cancel.headers(name)]).toEqual([name, invite.headers(name)]);
  expect(cancel.header('cseq')).toBe(invite.header('cseq').replace('INVITE', 'CANCEL'));
}

describe('a dialled call whose connection breaks before the answer', () => {
  test('ends as cut off, and over the next connection the callee’s telephone is told to stop ringing', async () => {
    const { alice, events, invite } = await ringingThere();
    cut(alice);
    expect(endOf(events)).toEqual({ by: 'network', cause: 'cutOff' });
    await reconnect(alice);
    const cancel = await alice.bob.take('CANCEL');
    expectToCancel(cancel, invite);
    expect(count(alice, 'BYE')).toBe(0);
    alice.bob.answer(cancel, 200, 'OK');
    const bye = await alice.bob.take('BYE');
    expect([bye.tag('to'), bye.header('call-id'), bye.tag('from')]).toEqual(['bob', invite.header('call-id'), invite.tag('from')]);
    expect(bye.frame.startLine).toBe('BYE sip:callee@192.0.2.9:5060 SIP/2.0');
    expect(Number.parseInt(bye.header('cseq'))).toBeGreaterThan(Number.parseInt(invite.header('cseq')));
    alice.bob.answer(invite, 487, 'Request Terminated');
    expect((await alice.bob.take('ACK')).header('via')).toBe(invite.header('via'));
    expect(kinds(events)).toEqual(['progressed', 'ended']);
  });

  test('is taken back before anything is dialled anew', async () => {
    const { alice } = await ringingThere();
    cut(alice);
    await reconnect(alice);
    alice.phone.dial('8002');
    await alice.bob.take('CANCEL');
    await alice.bob.take('INVITE');
  });

  test('is cancelled without a BYE when only the server was heard', async () => {
    const { alice, events, invite } = await dialled();
    alice.bob.answer(invite, 100, 'Trying');
    cut(alice);
    expect(endOf(events)).toMatchObject({ cause: 'cutOff' });
    await reconnect(alice);
    const cancel = await alice.bob.take('CANCEL');
    expectToCancel(cancel, invite);
    alice.bob.answer(cancel, 481, 'Call Does Not Exist');
    await aWhile();
    expect(alice.bob.titles).toEqual(['INVITE', 'CANCEL']);
  });

  test('with sound before the answer ends too, and its early dialog with it', async () => {
    const { alice, events, invite } = await dialled();
    alice.bob.answer(invite, 183, 'Session Progress', [contact, 'Record-Route: <sip:edge.example.com;lr>'], answerSdp);
    await until(() => kinds(events).includes('progressed'));
    cut(alice);
    await reconnect(alice);
    alice.bob.answer(await alice.bob.take('CANCEL'), 200, 'OK');
    expect((await alice.bob.take('BYE')).header('route')).toBe('<sip:edge.example.com;lr>');
  });

  test('gets a BYE in every early dialog when it rang at several telephones', async () => {
    const { alice, events, invite } = await dialled();
    for (const tag of ['one', 'two', 'one']) alice.bob.answer(fork(invite, tag), 180, 'Ringing', [contact]);
    await until(() => kinds(events).length === 3);
    cut(alice);
    await reconnect(alice);
    alice.bob.answer(await alice.bob.take('CANCEL'), 200, 'OK');
    const byes = [await alice.bob.take('BYE'), await alice.bob.take('BYE')];
    expect(byes.map((bye) => bye.tag('to')).sort()).toEqual(['one', 'two']);
  });

  test.each([[[]], [['Contact: *,']], [['Contact: <>']]])('is cancelled although its ring names nobody to hang up: %j', async (headers) => {
    const { alice, invite } = await dialled();
    alice.bob.answer(invite, 100, 'Trying');
    alice.bob.answer(invite, 180, 'Ringing', headers);
    cut(alice);
    await reconnect(alice);
    alice.bob.answer(await alice.bob.take('CANCEL'), 200, 'OK');
    await aWhile();
    expect(alice.bob.titles).toEqual(['INVITE', 'CANCEL']);
  });

  test('is cancelled by the INVITE that met the challenge', async () => {
    const { alice, invite } = await dialled();
    alice.bob.answer(invite, 407, 'Proxy Authentication Required', ['Proxy-Authenticate: Digest realm="any realm", nonce="n", algorithm=MD5, qop="auth"']);
    const second = await alice.bob.take('INVITE');
    expect(second.header('via')).not.toBe(invite.header('via'));
    alice.bob.answer(second, 100, 'Trying');
    cut(alice);
    await reconnect(alice);
    expectToCancel(await alice.bob.take('CANCEL'), second);
  });

  test('is not cancelled while nothing was ever heard of it, but is as soon as something is', async () => {
    const { alice, events, invite } = await dialled();
    cut(alice);
    expect(endOf(events)).toMatchObject({ cause: 'cutOff' });
    await reconnect(alice);
    await aWhile();
    expect(alice.bob.titles).toEqual(['INVITE']);
    alice.bob.answer(invite, 180, 'Ringing', [contact]);
    expectToCancel(await alice.bob.take('CANCEL'), invite);
  });

  test('of which nothing was heard is kept from reaching the server late, when the path is back and the call long over', async () => {
    const discarded: string[] = [];
    for (const begin of [dialled, ringingThere]) {
      const { alice } = await begin();
      Object.assign(alice.socket, { discardUnsent: () => { discarded.push(begin.name); } });
      cut(alice);
    }
    expect(discarded).toEqual(['dialled']);
  });

  test('is not cancelled before the INVITE that met a challenge was heard of either', async () => {
    const { alice, invite } = await dialled();
    alice.bob.answer(invite, 100, 'Trying');
    alice.bob.answer(invite, 407, 'Proxy Authentication Required', ['Proxy-Authenticate: Digest realm="any realm", nonce="n", algorithm=MD5, qop="auth"']);
    await alice.bob.take('INVITE');
    cut(alice);
    await reconnect(alice);
    await aWhile();
    expect(count(alice, 'CANCEL')).toBe(0);
  });

  test.each(['nothing', 'a ring'])('answered meanwhile is acknowledged and hung up, when the answer comes over the next connection and %s was heard before', async (before) => {
    const { alice, events, invite } = await (before === 'nothing' ? dialled() : ringingThere());
    cut(alice);
    await reconnect(alice);
    for (let times = 0; times < 2; times += 1) alice.bob.answer(invite, 200, 'OK', [contact], answerSdp);
    await alice.bob.take('ACK');
    expect((await alice.bob.take('BYE')).tag('to')).toBe('bob');
    await alice.bob.take('ACK');
    await aWhile();
    expect(count(alice, 'BYE')).toBe(1);
    expect(endOf(events)).toMatchObject({ cause: 'cutOff' });
  });

  test('is taken back at the server that has it and at no other', async () => {
    const { alice, invite } = await ringingThere({ settings: { ...anySettings, backupServers: ['ws://backup.example.com/ws'] } });
    cut(alice);
    const url = alice.socket.url;
    Object.assign(alice.socket, { url: 'ws://backup.example.com/ws' });
    await reconnect(alice);
    await aWhile();
    expect(count(alice, 'CANCEL')).toBe(0);
    cut(alice);
    Object.assign(alice.socket, { url });
    await reconnect(alice);
    expectToCancel(await alice.bob.take('CANCEL'), invite);
  });

  test('is not taken back when nothing can ring for it any more', async () => {
    const { alice } = await ringingThere({ inviteLifeMs: 60 });
    cut(alice);
    await aWhile();
    await reconnect(alice);
    await aWhile();
    expect(alice.bob.titles).toEqual(['INVITE']);
  });

  test('is taken back again when the connection breaks before the server has said yes', async () => {
    const { alice, invite } = await ringingThere();
    cut(alice);
    await reconnect(alice);
    await alice.bob.take('CANCEL');
    cut(alice);
    await reconnect(alice);
    const cancel = await alice.bob.take('CANCEL');
    expectToCancel(cancel, invite);
    alice.bob.answer(cancel, 200, 'OK');
    await alice.bob.take('BYE');
    alice.bob.answer(invite, 487, 'Request Terminated');
    await alice.bob.take('ACK');
    cut(alice);
    await reconnect(alice);
    await aWhile();
    expect(count(alice, 'CANCEL')).toBe(2);
  });

  test('was hung up into the silence of a dying connection: its CANCEL is repeated', async () => {
    const { alice, leg, events, invite } = await ringingThere();
    leg.hangUp();
    await alice.bob.take('CANCEL');
    cut(alice);
    await reconnect(alice);
    expectToCancel(await alice.bob.take('CANCEL'), invite);
    expect(endOf(events)).toEqual({ by: 'agent', cause: 'cancelled' });
  });

  test('asked a colleague: his telephone stops ringing, and the caller stays', async () => {
    const alice = startAlice({ random: () => 0 });
    const { call, offered } = await talking(alice);
    const leg = alice.phone.dial('8002');
    const events = eventsOf(leg);
    const invite = await alice.bob.take('INVITE');
    alice.bob.answer(invite, 180, 'Ringing', [contact]);
    await until(() => kinds(events).includes('progressed'));
    cut(alice);
    await reconnect(alice);
    expectToCancel(await alice.bob.take('CANCEL'), invite);
    const offer = await alice.bob.take('INVITE');
    expect(offer.header('call-id')).toBe(call.callId);
    alice.bob.answer(offer, 200, 'OK', ['Contact: <sip:caller@192.0.2.9>'], answerSdp);
    await alice.bob.take('ACK');
    expect(kinds(offered.events)).toEqual(['answered']);
  });

  test('whose INVITE could not be sent yet leaves nothing to take back', async () => {
    const alice = startAlice({ random: () => 0 });
    await registered(alice);
    const events = eventsOf(alice.phone.dial('8002'));
    cut(alice);
    expect(endOf(events)).toMatchObject({ by: 'network', cause: 'failed' });
    await reconnect(alice);
    await aWhile();
    expect(alice.bob.titles).toEqual([]);
  });

  test('is left to the platform when the program quits before the server is back', async () => {
    const { alice } = await ringingThere();
    cut(alice);
    await alice.phone.stop();
    alice.socket.behaviour = 'opens';
    await aWhile();
    expect([alice.bob.titles, alice.socket.isConnected()]).toEqual([['INVITE'], false]);
  });
});

describe('a dialled call that is answered around the break', () => {
  test('stands, and the other side hears the ACK over the next connection before anything else', async () => {
    const { alice, events, invite } = await dialled();
    alice.bob.answer(invite, 200, 'OK', [contact], answerSdp);
    await alice.bob.take('ACK');
    await until(() => kinds(events).includes('answered'));
    cut(alice);
    await reconnect(alice);
    const ack = await alice.bob.take('ACK');
    expect([ack.tag('to'), ack.header('cseq')]).toEqual(['bob', invite.header('cseq').replace('INVITE', 'ACK')]);
    const offer = await alice.bob.take('INVITE');
    alice.bob.answer(offer, 200, 'OK', [contact], answerSdp);
    await alice.bob.take('ACK');
    cut(alice);
    await reconnect(alice);
    await alice.bob.take('INVITE');
    expect(alice.bob.titles).toEqual(['INVITE', 'ACK', 'ACK', 'INVITE', 'ACK', 'INVITE']);
    expect(kinds(events)).toEqual(['answered']);
  });

  test('stands although the answer had not been acknowledged', async () => {
    const { alice, events, invite } = await dialled();
    alice.bob.answer(invite, 200, 'OK', [contact], answerSdp);
    cut(alice);
    expect(count(alice, 'ACK')).toBe(0);
    await reconnect(alice);
    await alice.bob.take('ACK');
    await alice.bob.take('INVITE');
    expect(kinds(events)).toEqual(['answered']);
  });

  test('and hung up before the server is back hears ACK and BYE then', async () => {
    const { alice, leg, events, invite } = await dialled();
    alice.bob.answer(invite, 200, 'OK', [contact], answerSdp);
    cut(alice);
    leg.hangUp();
    expect(endOf(events)).toMatchObject({ by: 'agent' });
    await reconnect(alice);
    await alice.bob.take('ACK');
    await alice.bob.take('BYE');
    expect(alice.bob.titles).toEqual(['INVITE', 'ACK', 'BYE']);
  });
});

describe('an answer that nobody waits for', () => {
  test('when it crosses the CANCEL of a call that rang is acknowledged and hung up', async () => {
    const { alice, leg, invite } = await ringingThere();
    leg.hangUp();
    alice.bob.answer(await alice.bob.take('CANCEL'), 200, 'OK');
    alice.bob.answer(invite, 200, 'OK', [contact], answerSdp);
    await alice.bob.take('ACK');
    expect((await alice.bob.take('BYE')).tag('to')).toBe('bob');
  });

  test('when it is of a second telephone is hung up, and the call goes on with the first', async () => {
    const { alice, events, invite } = await dialled();
    alice.bob.answer(fork(invite, 'first'), 200, 'OK', [contact], answerSdp);
    await alice.bob.take('ACK');
    await until(() => kinds(events).includes('answered'));
    alice.bob.answer(fork(invite, 'second'), 200, 'OK', [contact], answerSdp);
    expect((await alice.bob.take('ACK')).tag('to')).toBe('second');
    expect((await alice.bob.take('BYE')).tag('to')).toBe('second');
    await aWhile();
    expect(kinds(events)).toEqual(['answered']);
    expect(count(alice, 'BYE')).toBe(1);
  });
});
