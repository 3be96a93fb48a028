import { expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { finishedRecording, secondsOfSilence, secondsOfTone, untilKept } from './listening.ts';
import { callerHz, seatForFile } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const callee = '02161234567';
const seat = seatForFile({ microphone: 'none' });

it('without sound the agent is not idle, is told why, and cannot become idle', async () => {
  const state = await seat.app.until('the agent is told', ({ notices }) => notices.some(({ key }) => key.startsWith('notIdle.')));
  expect(state.agent.kind).toBe('busy');
  expect(state.readiness.microphone).toMatchObject({ kind: 'failed', problem: 'microphoneMissing' });
  await expect(seat.command('agent:choose', { state: { kind: 'idle' } })).rejects.toThrow('notReady');
  expect((await seat.app.state()).agent.kind).toBe('busy');
});

it('without a microphone a call goes on all the same: the agent sees why nobody hears him, and hears the other side', async () => {
  const party = seat.lab.answeringParty({ number: callee, toneHz: callerHz, answering: { kind: 'answers', afterMs: 500 } });
  const { callId } = await seat.command('call:dial', { number: callee, reason: null, taskId: null });
  const { call: other } = await party.nextCall();
  const { call } = await seat.until(callId, 'silence is sent', (view) => view.call.state.kind === 'talking' && view.call.silentMicrophone);
  expect(call.state.kind).toBe('talking');
  await eventually('the agent sees why', async () => (await seat.app.page.locator('.call-warnings').innerText()).includes('没有麦克风，对方听不到你的声音'));
  expect((await seat.app.state()).microphone).toEqual({ kind: 'missing', reason: 'notFound' });
  await eventually('packets of silence arrive at the other side', () => other.audio.packets() > 30);
  expect(other.audio.level(500)).toBeLessThan(-50);
  await seat.until(callId, 'the recording runs', (view) => view.call.recording);
  await untilKept(seat.app, callId, 'the voice of the other side and silence', ({ caller, agent }) => secondsOfTone(caller, callerHz) > 1 && secondsOfSilence(agent) > 1);
  await other.hangUp();
  const recording = await finishedRecording(seat.app, callId);
  expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(1);
  expect(secondsOfSilence(recording.agent)).toBeGreaterThan(1);
  const events = (await seat.query('callLog:entry', { callId }))?.events.map(({ kind }) => kind);
  expect(events).toContain('microphoneMissing');
  party.close();
});

it('without a microphone the next call, after a pause, gets packets of silence too', async () => {
  const party = seat.lab.answeringParty({ number: callee, toneHz: callerHz, answering: { kind: 'answers', afterMs: 500 } });
  // Longer than the media page keeps the audio graph of the call before.
  await sleep(2_000);
  const { callId } = await seat.command('call:dial', { number: callee, reason: null, taskId: null });
  const { call: other } = await party.nextCall();
  await seat.until(callId, 'silence is sent', (view) => view.call.state.kind === 'talking' && view.call.silentMicrophone);
  await eventually('packets of silence arrive at the other side', () => other.audio.packets() > 30);
  expect(other.audio.level(500)).toBeLessThan(-50);
  await other.hangUp();
  party.close();
});
