import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { eventually } from '../lab/eventually.ts';
import { openCuttableLink, type CuttableLink } from '../lab/network/cuttableLink.ts';
import type { Answering, AnsweringParty } from '../lab/sip/answeringParty.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { laboratoryProvision } from './consoleApp.ts';
import { callerHz, seatForFile, type Conversation } from './seatUnderTest.ts';

// A proxy that cannot deliver a CANCEL keeps its caller waiting until its own timer ends the ring.
const seat = seatForFile({}, { huntMs: 10_000 });
const callee = '02161234567';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const offers = (trunk: TrunkCall) => trunk.received.filter(({ start, body }) => start.kind === 'request' && (start.method === 'INVITE' || start.method === 'UPDATE') && body !== '').length;

/** A registration that was refreshed is another object, equal or not: main keeps the one from before. */
type WithBefore = typeof globalThis & { registrationBefore?: unknown };

/** The machine wakes up, as its system would say it. */
const wakeUp = () => seat.app.inMain(({ electron }) => void electron.powerMonitor.emit('resume'));

describe('a machine that wakes up', () => {
  it('registers again although the connection still looks well, and rings', async () => {
    await seat.app.inMain(({ program, electron }) => {
      (globalThis as WithBefore).registrationBefore = program.publisher.current.registration;
      electron.powerMonitor.emit('resume');
    });
    await eventually('the registration was refreshed', () => seat.app.inMain(({ program }) => {
      const { registration } = program.publisher.current;
      return registration.kind === 'registered' && registration !== (globalThis as WithBefore).registrationBefore;
    }));
    const { trunk } = await seat.ring();
    await trunk.cancel();
  });

  it('in a call offers its media anew, and the call goes on', async () => {
    const conversation = await seat.talk({ toneHz: callerHz });
    await seat.hearBothWays(conversation);
    const before = offers(conversation.trunk);
    await wakeUp();
    await eventually('the caller’s side gets an offer', () => offers(conversation.trunk) > before);
    await seat.hearBothWays(conversation);
    expect((await seat.view(conversation.callId))?.call.state.kind).toBe('talking');
    await conversation.trunk.hangUp();
    await seat.until(conversation.callId, 'the call ends', ({ call }) => call.state.kind === 'ended');
  });

  it('after a sleep in which the server forgot it is registered and rings, although a call was on the line', async () => {
    await seat.talk();
    process.kill(seat.app.pid, 'SIGSTOP');
    try {
      await seat.lab.kamailio.stop();
      await seat.lab.kamailio.start();
      await sleep(1_000);
    } finally {
      process.kill(seat.app.pid, 'SIGCONT');
    }
    await wakeUp();
    await seat.app.registered();
    await eventually('a call rings again', async () => {
      const trunk = await seat.lab.call({ to: '8001', cancelAfterMs: 5_000 });
      const rang = await trunk.untilRinging().then(() => true, () => false);
      await trunk.cancel();
      return rang;
    });
  });
});

describe('a connection that breaks', () => {
  let link: CuttableLink;
  beforeAll(async () => {
    link = await openCuttableLink(seat.lab.wsUrl);
    await seat.command('seat:configure', { ...provisioningSchema.parse(laboratoryProvision(seat.lab)), server: link.url });
    await seat.app.registered();
  });
  afterEach(() => link.mend());
  afterAll(() => link.close());

  /** A call rings, and then the server is away. */
  async function cutOff(): Promise<Conversation> {
    await seat.app.registered();
    const conversation = await seat.ring({ toneHz: callerHz });
    link.cut();
    await seat.app.until('the break is seen', ({ registration }) => registration.kind === 'failed');
    return conversation;
  }

  it('while a call rings: pop and console say so, it rings on, and is answered over the next connection: both hear each other', async () => {
    const { callId, trunk } = await cutOff();
    await seat.app.pop.getByTestId('pop-cut-off').getByText('正在重连').waitFor();
    await seat.app.page.getByText('与服务器断线：').waitFor();
    link.mend();
    await seat.app.registered();
    await seat.app.page.getByText('与服务器断线：').waitFor({ state: 'detached' });
    expect(await seat.view(callId)).toMatchObject({ call: { state: { kind: 'ringing' } } });
    await seat.press('answer');
    await trunk.untilAnswered();
    await seat.until(callId, 'the call is answered', ({ call }) => call.state.kind === 'talking');
    await seat.hearBothWays({ callId, trunk });
    await trunk.hangUp();
    await seat.until(callId, 'the call ends', ({ call }) => call.state.kind === 'ended');
  });

  it('while a call rings: an answer pressed meanwhile is kept and carried out, and both hear each other', async () => {
    const { callId, trunk } = await cutOff();
    await seat.press('answer');
    await seat.until(callId, 'the answer is kept', ({ call }) => call.state.kind === 'answering');
    await seat.app.page.getByText('连上后立即接通').waitFor();
    expect(trunk.state).toBe('ringing');
    link.mend();
    await trunk.untilAnswered();
    await seat.until(callId, 'the call is answered', ({ call }) => call.state.kind === 'talking');
    await seat.hearBothWays({ callId, trunk });
    await seat.press('hangup');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
  });

  it('while a call rings: it rings no more when its caller gave up meanwhile, and is owed', async () => {
    const { callId, trunk } = await cutOff();
    await Promise.race([trunk.cancel(), sleep(1_000)]);
    link.mend();
    await seat.app.until('nothing rings, and the call is owed', ({ calls, ledger }) => calls.every(({ call }) => call.id !== callId || call.state.kind === 'ended') && ledger.open === 1);
    const logged = await eventually('its end is in the log', async () => {
      const answer = await seat.query('callLog:entry', { callId });
      return answer !== null && answer.entry.endedAt !== null && answer.entry;
    });
    expect(logged).toMatchObject({ endedBy: 'remote', endCause: 'cancelled' });
  });

  /** A number is dialled, and its telephone rings when the server goes away: the call is over at the seat. */
  async function cutOffDialling(answering: Answering): Promise<{ readonly callId: string; readonly party: AnsweringParty; readonly callee: TrunkCall }> {
    await seat.app.registered();
    const party = seat.lab.answeringParty({ number: callee, answering });
    const { callId } = await seat.command('call:dial', { number: callee, reason: null, taskId: null });
    const { call } = await party.nextCall();
    await call.untilRinging();
    await sleep(300);
    link.cut();
    const { call: ended } = await seat.until(callId, 'the call ends', (view) => view.call.state.kind === 'ended');
    expect(ended.state).toMatchObject({ end: { by: 'network', cause: 'cutOff' } });
    return { callId, party, callee: call };
  }

  it('while a number is dialled: the agent is told, the telephone that rang stops after the reconnect, and one click dials again', async () => {
    const { callId, party, callee: telephone } = await cutOffDialling({ kind: 'ringsForever' });
    await seat.app.page.getByText('网络 · 接通前断线').first().waitFor();
    await seat.app.page.getByText('重新连上后会让对方停止振铃').waitFor();
    expect(telephone.state).toBe('ringing');
    link.mend();
    expect(await telephone.ended).toMatchObject({ by: 'cancelled' });
    await seat.app.registered();
    const answer = await seat.query('callLog:entry', { callId });
    expect(answer?.entry).toMatchObject({ result: 'failed', endedBy: 'network', endCause: 'cutOff', remoteNumber: callee });
    expect(party.calls).toHaveLength(1);
    await seat.press('dial-again');
    const { call: again } = await party.nextCall();
    await again.untilRinging();
    await seat.clear();
    expect(await again.ended).toMatchObject({ by: 'cancelled' });
    party.close();
  });

  it('while a number is dialled: who answered it meanwhile does not sit in a silent call', async () => {
    let answer = (): void => {};
    const { party, callee: telephone } = await cutOffDialling({ kind: 'answers', once: new Promise<void>((resolve) => { answer = resolve; }) });
    answer();
    await telephone.untilAnswered();
    link.mend();
    expect(await telephone.ended).toMatchObject({ by: 'them' });
    party.close();
  });

  it('in a call: that its caller hung up meanwhile is found out after the reconnect, and no ghost of it stays', async () => {
    const { callId, trunk } = await seat.talk({ toneHz: callerHz });
    link.cut();
    await seat.app.until('the break is seen', ({ registration }) => registration.kind === 'failed');
    await Promise.race([trunk.hangUp(), sleep(1_000)]);
    expect(await seat.view(callId)).toMatchObject({ call: { state: { kind: 'talking' } } });
    link.mend();
    // Nobody hangs up here: the offer that follows a reconnect is answered with 481.
    const { call } = await seat.until(callId, 'the ghost ends', (view) => view.call.state.kind === 'ended');
    expect(call.state).toMatchObject({ end: { by: 'network', cause: 'failed', sipCode: 481 } });
    await seat.app.page.getByText('网络 · 呼叫失败').first().waitFor();
  });
});
