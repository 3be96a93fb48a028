import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { startFarPhone } from './network/farPhone.ts';
import type { FarPhone } from './network/farPhone.ts';
import { openSlowNetwork, slowNetworkProblem } from './network/slowNetwork.ts';
import type { SlowNetwork } from './network/slowNetwork.ts';
import { headerOf, readSip, writeSip } from './sip/message.ts';
import type { TrunkCall } from './sip/trunkCall.ts';

const problem = slowNetworkProblem();
if (problem !== undefined) process.stderr.write(`\nThe tests of bad networks need a machine where they can be made: ${problem}. They are left out.\n`);

let network: SlowNetwork;
let lab: Laboratory;
let phone: FarPhone;

/** A call that rang at the far phone and is answered; `leg` is its number there. */
async function talking(leg = 0): Promise<TrunkCall> {
  const call = await lab.call({ to: lab.accounts[0]!.user });
  await eventually('it rings', () => phone.events.some((event) => event.kind === 'leg' && event.leg === leg));
  await phone.tell({ name: 'answer', leg });
  await call.untilAnswered();
  await eventually('it is answered', () => phone.legEvents(leg).includes('answered'));
  return call;
}

/** Where the far phone is registered, as often as a call to it rings. */
async function ringsOnce(leg: number): Promise<void> {
  const call = await lab.call({ to: lab.accounts[0]!.user });
  await eventually('it rings', () => phone.events.some((event) => event.kind === 'leg' && event.leg === leg));
  await call.cancel();
  await eventually('it is over', () => phone.legEvents(leg).includes('ended'));
  expect(phone.events.filter((event) => event.kind === 'leg' && event.leg > leg)).toEqual([]);
}

describe.skipIf(problem !== undefined)('a phone at the far end of a bad network', () => {
  beforeAll(async () => {
    network = await openSlowNetwork();
    lab = await startLaboratory({ seatAddress: network.near });
  });
  afterAll(async () => {
    await lab?.stop();
    await network?.close();
  });

  beforeEach(async () => {
    network.set({ delayMs: 0, lossPercent: 0, dead: false });
    const { user, password } = lab.accounts[0]!;
    phone = startFarPhone(network, { version: 1, server: lab.wsUrl, sipUri: `sip:${user}@${lab.domain}`, password, profile: 'kamailio-lab' });
    await eventually('registered', () => phone.registration() === 'registered');
  });
  afterEach(() => phone.close());

  it('answers, holds, resumes and hangs up with 150 ms of delay and 5 % of packets lost', async () => {
    network.set({ delayMs: 150, lossPercent: 5 });
    const call = await talking();
    await phone.tell({ name: 'hold', leg: 0 });
    await eventually('the caller is held', () => call.heldByOther);
    await phone.tell({ name: 'resume', leg: 0 });
    await eventually('the caller is not held', () => !call.heldByOther);
    expect(await phone.tell({ name: 'roundTrip', withinMs: 5_000 })).toBeGreaterThanOrEqual(300);
    await phone.tell({ name: 'hangUp', leg: 0 });
    expect(await call.ended).toMatchObject({ by: 'them' });
  });

  it('sees a path that died without a word, registers again when it is back, and its call takes re-INVITE and BYE', async () => {
    const call = await talking();
    network.set({ dead: true });
    await eventually('the silence is seen', () => ['connectionLost', 'timedOut', 'serverUnreachable'].includes(phone.registration()));
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(phone.legEvents(0)).not.toContain('ended');
    network.set({ dead: false });
    await eventually('registered', () => phone.registration() === 'registered');
    await phone.tell({ name: 'hold', leg: 0 });
    await eventually('the caller is held', () => call.heldByOther);
    await phone.tell({ name: 'resume', leg: 0 });
    await call.hangUp();
    await eventually('the call is over', () => phone.legEvents(0).includes('ended'));
    await ringsOnce(1);
  });

  it('answers over the next connection a call that rang when the path died without a word, and was answered into the silence', async () => {
    const call = await lab.call({ to: lab.accounts[0]!.user });
    await eventually('it rings', () => phone.events.some((event) => event.kind === 'leg' && event.leg === 0));
    await call.untilRinging();
    network.set({ dead: true });
    void phone.tell({ name: 'answer', leg: 0 });
    await eventually('the silence is seen', () => ['connectionLost', 'timedOut', 'serverUnreachable'].includes(phone.registration()));
    expect([call.state, phone.legEvents(0)]).toEqual(['ringing', []]);
    network.set({ dead: false });
    await call.untilAnswered();
    await eventually('it is answered', () => phone.legEvents(0).includes('answered'));
    await call.hangUp();
    await eventually('the call is over', () => phone.legEvents(0).includes('ended'));
    await ringsOnce(1);
  });

  it('tells its caller goodbye after an outage in which it hung up', async () => {
    const call = await talking();
    network.set({ dead: true });
    await eventually('the silence is seen', () => ['connectionLost', 'timedOut', 'serverUnreachable'].includes(phone.registration()));
    await phone.tell({ name: 'hangUp', leg: 0 });
    network.set({ dead: false });
    expect(await call.ended).toMatchObject({ by: 'them' });
  });

  it('stops a telephone that rang for its call, and for the hang-up that went into the silence', async () => {
    const party = lab.answeringParty({ answering: { kind: 'ringsForever' } });
    for (const target of ['13800138000', '13800138001']) await phone.tell({ name: 'dial', target });
    const rung = [await party.nextCall(), await party.nextCall()];
    await eventually('both ring', () => [0, 1].every((leg) => phone.legEvents(leg).includes('progressed')));
    network.set({ dead: true });
    await phone.tell({ name: 'hangUp', leg: 1 });
    await eventually('the silence is seen', () => phone.legEvents(0).includes('ended'));
    expect(rung.map(({ call }) => call.state)).toEqual(['ringing', 'ringing']);
    network.set({ dead: false });
    for (const { call } of rung) expect(await call.ended).toMatchObject({ by: 'cancelled' });
    party.close();
    await eventually('registered', () => phone.registration() === 'registered');
    await ringsOnce(2);
  });

  it('dials nobody when the path is back whom it had dialled into the silence', async () => {
    // A server that asks for no password, and would ring for an INVITE however late it comes.
    const invites: string[] = [];
    const server = new WebSocketServer({ host: network.near, port: 0, handleProtocols: () => 'sip' });
    onTestFinished(() => void server.close());
    server.on('connection', (connection) => connection.on('message', (data) => {
      const request = readSip(String(data));
      if (request?.start.kind !== 'request') return;
      if (request.start.method === 'INVITE') invites.push(headerOf(request, 'Call-ID')!);
      const kept = request.headers.filter(({ name }) => ['Via', 'From', 'To', 'Call-ID', 'CSeq', 'Contact'].includes(name));
      if (request.start.method !== 'INVITE' && request.start.method !== 'ACK') connection.send(String(writeSip('SIP/2.0 200 OK', kept)));
    }));
    await once(server, 'listening');
    const dialling = startFarPhone(network, { version: 1, server: `ws://${network.near}:${(server.address() as AddressInfo).port}/`, sipUri: 'sip:8001@lab.example.cn', password: 'any password', profile: 'generic' });
    onTestFinished(() => dialling.close());
    await eventually('registered', () => dialling.registration() === 'registered');
    network.set({ dead: true });
    await dialling.tell({ name: 'dial', target: '13800138000' });
    await eventually('the call is over at the seat', () => dialling.legEvents(0).includes('ended'));
    network.set({ dead: false });
    await eventually('registered', () => dialling.registration() === 'registered');
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    expect(invites).toEqual([]);
    // The same server does get what is dialled now.
    await dialling.tell({ name: 'dial', target: '13800138000' });
    await eventually('the server has it', () => invites.length === 1);
  });

  it('ends a call that its server forgot in the meantime', async () => {
    const call = await talking();
    network.set({ dead: true });
    await eventually('the silence is seen', () => ['connectionLost', 'timedOut', 'serverUnreachable'].includes(phone.registration()));
    await Promise.race([call.hangUp(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
    network.set({ dead: false });
    await eventually('the ghost is gone', () => phone.legEvents(0).includes('ended'));
    await ringsOnce(1);
  });

  it('follows a new address of its machine with registration and running call', async () => {
    const call = await talking();
    await network.changeAddress();
    await eventually('the change is seen', () => phone.events.some(({ kind }) => kind === 'networkChanged'));
    await eventually('the connection is a new one', () => phone.events.filter((event) => event.kind === 'registration' && event.registration.kind === 'registered').length >= 2);
    await phone.tell({ name: 'hold', leg: 0 });
    await eventually('the caller is held', () => call.heldByOther);
    expect(phone.legEvents(0)).not.toContain('ended');
    await call.hangUp();
    await eventually('the call is over', () => phone.legEvents(0).includes('ended'));
    await ringsOnce(1);
  });
});
