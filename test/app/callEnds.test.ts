import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { finishedRecording } from './listening.ts';
import { seatForFile } from './seatUnderTest.ts';
import { playerClock, playerLength } from './playerClock.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const seat = seatForFile();

/** Waits for the log's row of a call as it stands once the call has ended. */
async function endedRow(callId: string): Promise<CallLogEntry> {
  return eventually('the end of the call is in the log', async () => {
    const answer = await seat.query('callLog:entry', { callId });
    return answer !== null && answer.entry.endedAt !== null && answer.entry;
  });
}

const figure = async (name: string) => Number.parseInt(await seat.app.page.getByTestId(`figure-${name}`).locator('.tile-value').innerText(), 10);

describe('the end of a call', () => {
  it('comes when the caller hangs up: the call is written up and the next can come', async () => {
    const { trunk, callId } = await seat.talk();
    await trunk.hangUp();
    const { call } = await seat.until(callId, 'the call ends', (view) => view.call.state.kind === 'ended');
    expect(call.state).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
    const { page } = seat.app;
    await page.getByTestId('wrap-up').waitFor();
    expect(await page.getByTestId('wrap-up').innerText()).toContain('对方 · 挂断');
    await page.getByTestId('disposition').fill('已回访，问题解决');
    await page.getByTestId('finish').click();
    await seat.app.until('the seat is free again', ({ calls, agent }) => calls.length === 0 && agent.kind === 'idle');
    expect(await endedRow(callId)).toMatchObject({ result: 'answered', endedBy: 'remote', endCause: 'hungUp', disposition: '已回访，问题解决' });
  });

  it('comes when the agent hangs up: the caller gets a BYE', async () => {
    const { trunk, callId } = await seat.talk();
    await seat.press('hangup');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
    expect(await endedRow(callId)).toMatchObject({ result: 'answered', endedBy: 'agent', endCause: 'hungUp' });
  });

  it('comes when the caller gives up: nobody talks, and the call is missed in the log, the figures and a notice', async () => {
    await seat.clear();
    await seat.app.page.getByTestId('figure-missed').waitFor();
    const missedBefore = await figure('missed');
    const { trunk, callId } = await seat.ring({ from: '01087654321' });
    await trunk.cancel();
    await seat.app.until('the line is free', ({ calls }) => calls.length === 0);
    expect(await endedRow(callId)).toMatchObject({ result: 'missed', endedBy: 'remote', endCause: 'cancelled', talkSeconds: 0, recordingId: null });
    await eventually('the missed call is counted', async () => (await figure('missed')) === missedBefore + 1);
    const { notices } = await seat.app.state();
    expect(notices.some(({ key }) => key === 'missedCall')).toBe(true);
    await seat.press('nav-log');
    const row = seat.app.page.locator(`[data-testid=log-row][data-call-id="${callId}"]`);
    await row.waitFor();
    expect(await row.innerText()).toContain('未接');
    expect(await row.innerText()).toContain('010 8765 4321');
    await seat.press('nav-calls');
  });

  it('comes when the agent refuses: the platform gets 486', async () => {
    const { trunk, callId } = await seat.ring({ to: '8001' });
    await seat.press('reject');
    expect(await trunk.ended).toMatchObject({ by: 'refused', status: 486 });
    expect(await endedRow(callId)).toMatchObject({ result: 'rejected', endedBy: 'agent', endCause: 'rejected' });
  });

  it('comes when the agent declines for good: the platform gets 603', async () => {
    const { trunk, callId } = await seat.ring({ to: '8001' });
    await seat.command('call:reject', { callId, with: 'decline' });
    expect(await trunk.ended).toMatchObject({ by: 'refused', status: 603 });
    expect(await endedRow(callId)).toMatchObject({ result: 'rejected', endedBy: 'agent' });
  });
});

describe('the call log', () => {
  it('finds an answered call by digits and by Chinese words, and plays its recording with the right length', async () => {
    const { trunk, callId } = await seat.talk({ from: '13912345678', headers: { 'X-Queue': '安装二组', 'X-IVR-Path': '2:售后>3:安装' } });
    await seat.until(callId, 'the recording runs', ({ call }) => call.recording);
    await sleep(3_000);
    await trunk.hangUp();
    const { seconds } = await finishedRecording(seat.app, callId);
    const { page } = seat.app;
    await seat.press('nav-log');
    await page.getByTestId('call-log').waitFor();
    const row = page.locator(`[data-testid=log-row][data-call-id="${callId}"]`);
    const search = page.getByTestId('call-log-search');
    for (const [words, others] of [['12345678', '01087654321'], ['安装二组', '没有这个组'], ['江苏', '黑龙江']] as const) {
      await search.fill(others);
      await row.waitFor({ state: 'detached' });
      await search.fill(words);
      await row.waitFor();
    }
    expect(await row.innerText()).toContain('已接');
    await row.click();
    await page.getByTestId('player').waitFor();
    const measured = await playerLength(page);
    expect(Math.abs(measured - seconds)).toBeLessThanOrEqual(1);
    const play = page.getByTestId('player-play');
    await play.click();
    await eventually('the playback goes on', async () => (await playerClock(page)).at > 0.5);
    await page.getByTestId('player').press('End');
    await eventually('the playback reached the end', async () => (await playerClock(page)).at > seconds - 0.5 && (await play.getAttribute('aria-label')) === '播放');
    await search.fill('');
    await page.keyboard.press('Escape');
    await seat.press('nav-calls');
  });
});
