import { expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { finishedRecording, secondsOfSilence, secondsOfTone } from './listening.ts';
import { callerHz, seatForFile } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const seat = seatForFile({ microphone: 'none' });

it('without a microphone the call is answered all the same: the agent sees why nobody hears him, and hears the caller', async () => {
  const { trunk, callId } = await seat.talk();
  const { call } = await seat.until(callId, 'silence is sent', (view) => view.call.silentMicrophone);
  expect(call.state.kind).toBe('talking');
  await eventually('the agent sees why', async () => (await seat.app.page.locator('.call-warnings').innerText()).includes('没有麦克风，对方听不到你的声音'));
  expect((await seat.app.state()).microphone).toEqual({ kind: 'missing', reason: 'notFound' });
  await eventually('packets of silence arrive at the caller', () => trunk.audio.packets() > 30);
  expect(trunk.audio.level(500)).toBeLessThan(-50);
  await seat.until(callId, 'the recording runs', (view) => view.call.recording);
  await sleep(1_500);
  await trunk.hangUp();
  const recording = await finishedRecording(seat.app, callId);
  expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(1);
  expect(secondsOfSilence(recording.agent)).toBeGreaterThan(1);
  const events = (await seat.query('callLog:entry', { callId }))?.events.map(({ kind }) => kind);
  expect(events).toContain('microphoneMissing');
});
