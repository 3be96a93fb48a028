import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { loggedCall } from './loggedCall.ts';
import { callerHz, seatForFile } from './seatUnderTest.ts';

const seat = seatForFile();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const banner = () => seat.app.page.getByTestId('media-alarm');

describe('one-way sound', () => {
  it('of a caller who sends nothing but silence is named while it lasts, and kept with the quality of the call', async () => {
    const { trunk, callId } = await seat.talk({ toneHz: null });
    await seat.until(callId, 'the alarm is raised', ({ call }) => call.alarm?.kind === 'silenceIn');
    await banner().waitFor();
    trunk.play(callerHz);
    await seat.until(callId, 'the alarm is taken back', ({ call }) => call.alarm === null);
    await banner().waitFor({ state: 'detached' });
    await sleep(2_000);
    await trunk.hangUp();
    const entry = await loggedCall(seat, trunk.callId);
    const quality = await eventually('the quality is kept', async () => (await seat.query('callLog:quality', { callId })) ?? undefined);
    const silence = quality.alarms.filter(({ kind }) => kind === 'silenceIn');
    expect(silence.length).toBeGreaterThan(0);
    expect(silence[0]!.forMs).toBeGreaterThan(0);
    expect(quality.mosAverage).toBeGreaterThan(1);
    expect(quality.codec).not.toBe('');
    expect(quality.curve.some((mos) => mos !== null)).toBe(true);
    expect((await seat.query('callLog:entry', { callId }))?.entry.mos ?? entry.mos).toBeCloseTo(quality.mosAverage!, 1);
    const { events } = (await seat.query('callLog:entry', { callId }))!;
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['mediaAlarmRaised', 'mediaAlarmCleared']));
  });

  it('because the media relay stands still is named, and the call goes on when the relay does', async () => {
    const conversation = await seat.talk({ toneHz: callerHz });
    const { callId } = conversation;
    await seat.hearBothWays(conversation);
    const relay = seat.lab.processIds[0]!;
    process.kill(relay, 'SIGSTOP');
    try {
      await seat.until(callId, 'the alarm is raised', ({ call }) => call.alarm?.kind === 'noPacketsIn' || call.alarm?.kind === 'ice');
      await banner().waitFor();
    } finally {
      process.kill(relay, 'SIGCONT');
    }
    await seat.until(callId, 'the alarm is taken back', ({ call }) => call.alarm === null);
    await seat.hearBothWays(conversation);
    await conversation.trunk.hangUp();
    const quality = await eventually('the quality is kept', async () => (await seat.query('callLog:quality', { callId })) ?? undefined);
    expect(quality.alarms.length).toBeGreaterThan(0);
  });
});
