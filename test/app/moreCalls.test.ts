import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { busy } from '../lab/sip/answeringParty.ts';
import { finishedRecording, secondsOfTone, untilKept } from './listening.ts';
import { agentHz, seatForFile } from './seatUnderTest.ts';

const calledHz = 620;
const seat = seatForFile();

/** Types a number into the dial field and presses Enter. Resolves to the console's id of the call. */
async function dial(number: string): Promise<string> {
  const field = seat.app.page.getByTestId('dial-field');
  await field.fill(number);
  await field.press('Enter');
  const { calls } = await seat.app.until('the call is on a line', (state) => state.calls.some(({ call }) => call.direction === 'outgoing' && call.remoteNumber === number));
  return calls.find(({ call }) => call.remoteNumber === number)!.call.id;
}

describe('a second call while the agent talks', () => {
  it('waits on its own line, is taken, and the first caller is held', async () => {
    const first = await seat.talk({ from: '13912345678', toneHz: 440 });
    await seat.hearBothWays(first);
    const second = await seat.ring({ from: '13800138000', toneHz: 1_000 });
    const { page } = seat.app;
    await page.getByTestId('line-answer').waitFor();
    const lines = await page.getByTestId('line').allInnerTexts();
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('138 0013 8000');
    expect(lines[1]).toContain('等待接听');
    expect((await seat.app.state()).focusedCallId).toBe(first.callId);
    await seat.press('line-answer');
    await second.trunk.untilAnswered();
    await seat.until(first.callId, 'the first call is held', ({ call }) => call.state.kind === 'held' && call.state.by === 'agent');
    await seat.until(second.callId, 'the second call is answered', ({ call }) => call.state.kind === 'talking');
    expect(first.trunk.heldByOther).toBe(true);
    await seat.hearBothWays(second);
    await eventually('the first caller hears the agent no more', () => !first.trunk.audio.hasTone(agentHz, 300));
    await untilKept(seat.app, second.callId, 'the second caller', ({ caller }) => secondsOfTone(caller, 1_000) > 1);
    await second.trunk.hangUp();
    await seat.command('call:resume', { callId: first.callId });
    await seat.hearBothWays(first);
    expect(first.trunk.heldByOther).toBe(false);
    await first.trunk.hangUp();
    const ofSecond = await finishedRecording(seat.app, second.callId);
    expect(secondsOfTone(ofSecond.caller, 1_000)).toBeGreaterThan(1);
    expect(secondsOfTone(ofSecond.caller, 440)).toBe(0);
  });

  it('is refused, and the conversation goes on untouched', async () => {
    const first = await seat.talk();
    const second = await seat.ring({ to: '8001', from: '13800138000' });
    await seat.press('line-reject');
    expect(await second.trunk.ended).toMatchObject({ by: 'refused', status: 486 });
    expect((await seat.view(first.callId))?.call.state.kind).toBe('talking');
    expect(first.trunk.heldByOther).toBe(false);
    await seat.hearBothWays(first);
  });
});

describe('an outgoing call', () => {
  it('rings, is answered, and both voices arrive and are recorded', async () => {
    let pickUp = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      pickUp = resolve;
    });
    const party = seat.lab.answeringParty({ number: '02161234567', toneHz: calledHz, answering: { kind: 'answers', once: asked } });
    const callId = await dial('02161234567');
    const received = await party.nextCall();
    await seat.until(callId, 'it rings at the other side', ({ call }) => call.state.kind === 'ringing');
    await eventually('the agent sees that it rings', async () => (await seat.app.page.getByTestId('line').innerText()).includes('对方振铃'));
    pickUp();
    await seat.until(callId, 'it is answered', ({ call }) => call.state.kind === 'talking');
    await seat.hearBothWays({ trunk: received.call, callId });
    await untilKept(seat.app, callId, 'both voices', ({ caller, agent }) => secondsOfTone(caller, calledHz) > 1 && secondsOfTone(agent, agentHz) > 1);
    await seat.press('hangup');
    expect(await received.call.ended).toMatchObject({ by: 'them' });
    const recording = await finishedRecording(seat.app, callId);
    expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(1);
    expect(secondsOfTone(recording.caller, calledHz)).toBeGreaterThan(1);
    party.close();
  });

  it('of keys that the number plan does not know is left to the platform, and says when the other side is busy', async () => {
    const party = seat.lab.answeringParty({ number: '*97', answering: busy });
    const callId = await dial('*97');
    const { call } = await seat.until(callId, 'the call ends', (view) => view.call.state.kind === 'ended');
    expect(call.state).toMatchObject({ end: { cause: 'busy', sipCode: 486 } });
    await seat.app.page.getByTestId('wrap-up').waitFor();
    expect(await seat.app.page.getByTestId('wrap-up').innerText()).toContain('对方忙');
    party.close();
  });

  it('that nobody answers is given up with the hang-up button', async () => {
    const party = seat.lab.answeringParty({ number: '13800138000', answering: { kind: 'ringsForever' } });
    const callId = await dial('13800138000');
    const received = await party.nextCall();
    await seat.until(callId, 'it rings at the other side', ({ call }) => call.state.kind === 'ringing');
    await seat.press('hangup');
    expect(await received.call.ended).toMatchObject({ by: 'cancelled' });
    const { call } = await seat.until(callId, 'the call ends', (view) => view.call.state.kind === 'ended');
    expect(call.state).toMatchObject({ end: { by: 'agent', cause: 'cancelled' } });
    party.close();
  });
});
