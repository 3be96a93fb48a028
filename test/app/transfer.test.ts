import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { launchConsole, laboratoryProvision, type ConsoleApp } from './consoleApp.ts';
import { agentHz, callerHz, seatForFile } from './seatUnderTest.ts';

/** What a colleague at another number says, Hz. */
const colleagueHz = 620;
/** The second console's microphone, Hz. */
const secondAgentHz = 1_100;
const outside = '02155556666';

const seat = seatForFile();

const stateOf = async (callId: string) => (await seat.view(callId))?.call.state;

async function entryOf(callId: string) {
  const detail = await seat.query('callLog:entry', { callId });
  if (!detail) throw new Error('The call is not in the log');
  return detail;
}

const kinds = async (callId: string) => (await entryOf(callId)).events.map(({ kind }) => kind);

const newTrunkCall = (call: TrunkCall) => eventually('the caller has a call of its own', () => call.joinedWith);

describe('a blind transfer', () => {
  it('to a number outside connects the caller there and ends the call here', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const outcome = await seat.command('call:transfer', { callId, to: { kind: 'number', number: outside } });
    expect(outcome).toEqual({ kind: 'transferred', sipCode: 200 });
    const onward = await newTrunkCall(trunk);
    await eventually('the caller hears the colleague', () => onward.receivedTone(colleagueHz));
    await seat.until(callId, 'the call ends here', ({ call }) => call.state.kind === 'ended');
    expect(await stateOf(callId)).toMatchObject({ end: { cause: 'transferred' } });
    expect(await kinds(callId)).toEqual(expect.arrayContaining(['transferRequested', 'transferred', 'ended']));
    expect((await entryOf(callId)).entry.result).toBe('answered');
    await onward.hangUp();
    party.close();
  });

  it.each([
    ['busy', { kind: 'refuses', status: 486, reason: 'Busy Here' }, 'busy'],
    ['unknown', { kind: 'refuses', status: 404, reason: 'Not Found' }, 'notFound'],
  ] as const)('to a number that is %s brings the caller back, and both hear each other again', async (_what, answering, problem) => {
    const party = seat.lab.answeringParty({ number: outside, answering });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const outcome = await seat.command('call:transfer', { callId, to: { kind: 'number', number: outside } });
    expect(outcome).toMatchObject({ kind: 'failed', problem });
    await seat.until(callId, 'the caller is back', ({ call }) => call.state.kind === 'talking' && call.transfer === null);
    await seat.hearBothWays({ trunk, callId });
    expect(await kinds(callId)).toContain('transferFailed');
    await trunk.hangUp();
    party.close();
  });

  it('that the other side refuses says so, and the call goes on', async () => {
    const { trunk, callId } = await seat.talk({ onRefer: 'refuses' });
    expect(await seat.command('call:transfer', { callId, to: { kind: 'number', number: outside } })).toMatchObject({ kind: 'failed', problem: 'refused' });
    await seat.hearBothWays({ trunk, callId });
    await trunk.hangUp();
  });

  it('whose other side hangs up as soon as it accepted counts as done', async () => {
    const { callId } = await seat.talk({ onRefer: 'hangsUp' });
    expect(await seat.command('call:transfer', { callId, to: { kind: 'number', number: outside } })).toMatchObject({ kind: 'transferred' });
    await seat.until(callId, 'the call ends here', ({ call }) => call.state.kind === 'ended');
  });
});

describe('with a second seat', () => {
  let second: ConsoleApp | undefined;
  beforeAll(async () => {
    second = await launchConsole({ lab: seat.lab, provision: laboratoryProvision(seat.lab, seat.lab.accounts[1]), microphone: { toneHz: secondAgentHz } });
  });
  afterAll(() => second?.close());

  it('a blind transfer rings there with the caller’s number, and both hear each other', async () => {
    const { trunk, callId } = await seat.talk({ from: '13912345678', toneHz: callerHz });
    const transferred = seat.command('call:transfer', { callId, to: { kind: 'number', number: '8002' } });
    const ringing = await second!.until('the second seat rings', ({ calls }) => calls.some(({ call }) => call.state.kind === 'ringing'));
    const view = ringing.calls.find(({ call }) => call.state.kind === 'ringing')!;
    expect(view.callerNumber.key).toBe('13912345678');
    await second!.inConsole(`window.console400.command('call:answer', { callId: ${JSON.stringify(view.call.id)} })`);
    expect(await transferred).toMatchObject({ kind: 'transferred' });
    const onward = await newTrunkCall(trunk);
    await eventually('the caller hears the second agent', () => onward.receivedTone(secondAgentHz));
    await onward.hangUp();
    await second!.until('the call ends there', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
  });
});

describe('a consultation', () => {
  it('holds the caller, asks the colleague, and connects the two', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    await seat.until(callId, 'the caller waits', ({ call }) => call.state.kind === 'held');
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking' && call.consultsFor === callId);
    const colleague = await party.nextCall();
    await eventually('the colleague hears the agent', () => colleague.call.receivedTone(agentHz));
    expect(trunk.heldByOther).toBe(true);
    expect(await seat.command('call:transfer', { callId, to: { kind: 'call', callId: consulted } })).toMatchObject({ kind: 'transferred' });
    expect(await newTrunkCall(trunk)).toBe(colleague.call);
    await seat.until(callId, 'the first call ends here', ({ call }) => call.state.kind === 'ended');
    await eventually('no call is left', async () => (await seat.app.state()).calls.every(({ call }) => call.state.kind === 'ended'));
    party.close();
  });

  it('with a colleague who hangs up returns to the caller', async () => {
    const party = seat.lab.answeringParty({ number: outside, answering: { kind: 'answers', hangUpAfterMs: 300 } });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    await seat.command('call:consult', { callId, number: outside });
    await party.nextCall();
    await seat.until(callId, 'the agent talks to the caller again', ({ call }) => call.state.kind === 'talking');
    await seat.hearBothWays({ trunk, callId });
    await trunk.hangUp();
    party.close();
  });

  it('with nobody at the other number returns to the caller', async () => {
    const party = seat.lab.answeringParty({ number: outside, answering: { kind: 'refuses', status: 480, reason: 'Temporarily Unavailable' } });
    const { trunk, callId } = await seat.talk();
    await seat.command('call:consult', { callId, number: outside });
    await seat.until(callId, 'the agent talks to the caller again', ({ call }) => call.state.kind === 'talking');
    await seat.hearBothWays({ trunk, callId });
    await trunk.hangUp();
    party.close();
  });
});

describe('a conference of three', () => {
  it('lets everybody hear everybody, goes on between two when one leaves, and mutes only the agent', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    const colleague = await party.nextCall();
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking');
    await seat.press('consult-three');
    const state = await seat.app.until('the conference stands', ({ conference }) => conference !== null);
    expect(new Set(state.conference?.callIds)).toEqual(new Set([callId, consulted]));
    const hears = (call: TrunkCall, hz: number) => call.audio.samples(600).length > 0 && share(call.audio.samples(600), hz) > 0.2;
    await eventually('the caller hears agent and colleague', () => hears(trunk, agentHz) && hears(trunk, colleagueHz));
    await eventually('the colleague hears agent and caller', () => hears(colleague.call, agentHz) && hears(colleague.call, callerHz));
    await seat.command('call:mute', { callId, muted: true });
    await seat.command('call:mute', { callId: consulted, muted: true });
    await eventually('the agent is silent, the colleague is not', () => !hears(trunk, agentHz) && hears(trunk, colleagueHz));
    await seat.command('call:mute', { callId, muted: false });
    await seat.command('call:mute', { callId: consulted, muted: false });
    await colleague.call.hangUp();
    await seat.app.until('two are left', ({ conference }) => conference === null);
    await seat.hearBothWays({ trunk, callId });
    await trunk.hangUp();
    party.close();
  });

  it.each([['the button', () => seat.press('conference-leave-two')], ['F4', () => seat.app.page.keyboard.press('F4')]])('is left to the two others with %s: they are connected to each other, and no call stays here', async (_how, leave) => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    const colleague = await party.nextCall();
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking');
    await seat.press('consult-three');
    await seat.app.until('the conference stands', ({ conference }) => conference !== null);
    await eventually('the button is there', () => seat.app.page.getByTestId('conference-leave-two').isVisible());
    await leave();
    expect(await newTrunkCall(trunk)).toBe(colleague.call);
    await eventually('no call is left', async () => (await seat.app.state()).calls.every(({ call }) => call.state.kind === 'ended'));
    expect(await stateOf(callId)).toMatchObject({ end: { cause: 'transferred' } });
    expect((await seat.app.state()).conference).toBeNull();
    party.close();
  });

  it('goes on when the two cannot be connected, and says so', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz, onRefer: 'refuses' });
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking');
    await seat.press('consult-three');
    await seat.app.until('the conference stands', ({ conference }) => conference !== null);
    await seat.press('conference-leave-two');
    await eventually('the strip says so', async () => (await seat.app.page.getByTestId('conference').textContent())?.includes('没有退出'));
    expect((await seat.app.state()).conference?.callIds).toHaveLength(2);
    await seat.press('conference-end');
    await seat.app.until('both calls are over', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
    expect(await trunk.ended).toMatchObject({ by: 'them' });
    party.close();
  });

  it('ends for everybody with the global hang-up key', async () => {
    const party = seat.lab.answeringParty({ number: outside });
    const { trunk, callId } = await seat.talk();
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking');
    await seat.command('conference:start', { callIds: [callId, consulted] });
    await seat.app.until('the conference stands', ({ conference }) => conference !== null);
    await seat.app.inMain(({ program }) => program.presence.run('hangUp'));
    await seat.app.until('both calls are over', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
    expect(await trunk.ended).toMatchObject({ by: 'them' });
    party.close();
  });
});

/** How much of the sound's power is this tone: in a mix of two each has about half. */
function share(samples: Int16Array, hz: number): number {
  const step = (2 * Math.PI * hz) / 8_000;
  let re = 0;
  let im = 0;
  let power = 0;
  samples.forEach((sample, at) => {
    re += sample * Math.cos(step * at);
    im += sample * Math.sin(step * at);
    power += sample * sample;
  });
  return power === 0 ? 0 : (2 * (re * re + im * im)) / (samples.length * power);
}
