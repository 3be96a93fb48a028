import { expect, it } from 'vitest';
import { recordingGaps } from '../../shared/recordings/recordingGaps.ts';
import { defaultRecordingRules } from '../../shared/recordings/recordingRules.ts';
import { eventually } from '../lab/eventually.ts';
import { finishedRecording, secondsOfTone, untilKept } from './listening.ts';
import { agentHz, callerHz, seatForFile } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const seat = seatForFile();

const bothKept = (callId: string, seconds: number) =>
  untilKept(seat.app, callId, `${seconds} s of both voices`, ({ caller, agent }) => secondsOfTone(caller, callerHz) > seconds && secondsOfTone(agent, agentHz) > seconds);
const lamp = () => seat.app.page.getByTestId('recording-lamp');
const eventsOf = async (callId: string) => (await seat.query('callLog:entry', { callId }))?.events ?? [];

it('a recording is paused with F5 while a card number is said: both voices are silence meanwhile, and the gap is marked', async () => {
  const { trunk, callId } = await seat.talk({ toneHz: callerHz });
  await seat.hearBothWays({ trunk, callId });
  await bothKept(callId, 1.5);
  await seat.app.page.keyboard.press('F5');
  await seat.until(callId, 'it is paused', ({ call }) => call.recordingPausedAt !== null);
  await eventually('the screen says so', async () => (await lamp().innerText()).includes('录音暂停'));
  await sleep(3_000);
  await lamp().click();
  await seat.until(callId, 'it goes on', ({ call }) => call.recordingPausedAt === null);
  await bothKept(callId, 3);
  await trunk.hangUp();
  const recording = await finishedRecording(seat.app, callId);
  const seconds = recording.caller.length / 48_000;
  for (const [channel, hertz] of [[recording.caller, callerHz], [recording.agent, agentHz]] as const) {
    const heard = secondsOfTone(channel, hertz);
    expect(heard).toBeGreaterThan(3);
    expect(seconds - heard).toBeGreaterThan(2.5);
  }
  const { startedAt, durationMs } = (await seat.query('recording:get', { callId }))!;
  const gaps = recordingGaps(await eventsOf(callId), startedAt, durationMs);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]!.untilMs - gaps[0]!.fromMs).toBeGreaterThan(2_500);
});

it('calls are recorded by hand, or not at all, where the rules say so', async () => {
  await seat.command('recordingRules:change', { ...defaultRecordingRules, record: 'onDemand' });
  const first = await seat.talk();
  await eventually('it is offered', async () => (await lamp().innerText()).includes('开始录音'));
  expect((await seat.view(first.callId))?.call.recording).toBe(false);
  await lamp().click();
  await seat.until(first.callId, 'the recording runs', ({ call }) => call.recording);
  await first.trunk.hangUp();
  await seat.clear();
  await seat.command('recordingRules:change', { ...defaultRecordingRules, record: 'never' });
  const second = await seat.talk();
  await expect(seat.command('recording:start', { callId: second.callId })).rejects.toThrow('recordingNotOffered');
  await second.trunk.hangUp();
  await seat.command('recordingRules:change', defaultRecordingRules);
});

it('a recording that is held cannot be deleted; afterwards it goes for good, and the log says when and why', async () => {
  const { trunk, callId } = await seat.talk();
  await seat.until(callId, 'the recording runs', ({ call }) => call.recording);
  await trunk.hangUp();
  await finishedRecording(seat.app, callId);
  await seat.command('recording:hold', { callId, reason: '律师函' });
  const job = async (key: string) => {
    const { jobId } = await seat.command('recording:delete', { callIds: [callId], reason: '客户要求' });
    const { jobs } = await seat.app.until('the job is over', (state) => state.jobs.some(({ id, state: { kind } }) => id === jobId && kind !== 'running'));
    expect(jobs.find(({ id }) => id === jobId)?.state).toMatchObject({ kind: 'done', key });
  };
  await job('recordingsDeletedButHeld');
  expect((await seat.query('recording:get', { callId }))?.deleted).toBeNull();
  await seat.command('recording:liftHold', { callId });
  await job('recordingsDeleted');
  expect((await seat.query('recording:get', { callId }))?.deleted).toMatchObject({ by: 'hand', reason: '客户要求' });
  const page = seat.app.page;
  await page.getByTestId('nav-log').click();
  await page.getByTestId('log-row').first().click();
  await eventually('the drawer says so', async () => (await page.getByTestId('recording-deleted').innerText()).includes('客户要求'));
});
