import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultDispositionRules } from '../../shared/dispositions/defaultDispositionRules.ts';
import { eventually } from '../lab/eventually.ts';
import { openSeat } from '../lab/seat.ts';
import { loggedCall } from './loggedCall.ts';
import { seatForFile } from './seatUnderTest.ts';

const strictQueue = '投诉专席';
const seat = seatForFile({ preferences: { wrapUpSeconds: null }, provision: { dispositions: { ...defaultDispositionRules, requiredQueues: [strictQueue] } } });

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The first moment of the wrap-up belongs to the call: keys that were meant for it choose nothing. */
async function untilWrapUp(): Promise<void> {
  await seat.app.page.getByTestId('wrap-up').waitFor();
  await sleep(600);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await seat.app.page.keyboard.press(key);
}

const shownState = () => seat.app.page.getByTestId('agent-state').getAttribute('data-state');
const untilIdle = () => seat.app.until('the agent is idle', ({ agent, calls }) => agent.kind === 'idle' && calls.length === 0);

async function chooseState(name: string): Promise<void> {
  await seat.press('agent-state');
  await seat.app.page.getByRole('menuitem', { name }).click();
}

beforeEach(() => seat.press('nav-calls'));
afterEach(async () => {
  await seat.clear();
  for (const { id } of (await seat.app.state()).tasks) await seat.command('task:close', { id, state: 'cancelled' });
});

describe('the write-up', () => {
  it('of a common call is two keys and Enter; until then the seat is not shown as idle', async () => {
    const { trunk, callId } = await seat.talk();
    await trunk.hangUp();
    await untilWrapUp();
    expect(await shownState()).toBe('wrapUp');
    await press('1', '1', 'Enter');
    await untilIdle();
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ callId, disposition: '咨询 ▸ 已解答' });
    await seat.press('nav-log');
    const row = seat.app.page.locator(`[data-testid=log-row][data-call-id="${callId}"]`);
    await eventually('the row shows it', async () => (await row.innerText()).includes('已解答'));
  });

  it('is the same two keys after a number was typed and dialled', async () => {
    const number = '13600000001';
    const party = seat.lab.answeringParty({ number });
    const field = seat.app.page.getByTestId('dial-field');
    await field.fill(number);
    await field.press('Enter');
    const { call } = await party.nextCall();
    const { calls } = await seat.app.until('both talk', (state) => state.calls.some((view) => view.call.state.kind === 'talking'));
    await call.hangUp();
    await untilWrapUp();
    await press('2', '2', 'Enter');
    await untilIdle();
    expect(await seat.query('callLog:disposition', { callId: calls[0]!.call.id })).toMatchObject({ reason: 'repair', result: 'guided' });
    expect(await field.inputValue()).toBe('');
    party.close();
  });

  it('that the queue requires keeps the seat in wrap-up until it is there', async () => {
    const { trunk, callId } = await seat.talk({ headers: { 'X-Queue': strictQueue } });
    await trunk.hangUp();
    await untilWrapUp();
    await press('Enter');
    await eventually('the screen says why', async () => (await seat.app.page.getByTestId('wrap-up-fault').innerText()).includes('须填写原因和结果'));
    await expect(seat.command('agent:finishWrapUp', {})).rejects.toThrow('dispositionRequired');
    expect(await shownState()).toBe('wrapUp');
    await press('3', '1', 'Enter');
    await untilIdle();
    expect(await seat.query('callLog:disposition', { callId })).toMatchObject({ reason: 'complaint', result: 'calmed' });
  });

  it('with a time for the next call makes a task that is shown', async () => {
    const { trunk, callId } = await seat.talk({ from: '13912345678' });
    await trunk.hangUp();
    await untilWrapUp();
    await press('1', '3');
    await seat.press('soon-tomorrow');
    await seat.press('finish');
    const { tasks } = await untilIdle();
    expect(tasks).toMatchObject([{ callId, number: '13912345678', state: 'open' }]);
    await eventually('the task is on the screen', async () => (await seat.app.page.getByTestId('task').innerText()).includes('139 1234 5678'));
  });
});

describe('the caller’s verdict', () => {
  it('that the platform sends after the end is on the screen and in the log', async () => {
    const { trunk, callId } = await seat.talk();
    await trunk.hangUp();
    await untilWrapUp();
    const account = seat.lab.accounts[1]!;
    const platform = await openSeat({ url: seat.lab.wsUrl, domain: seat.lab.domain, user: account.user, password: account.password });
    const verdict = [{ name: 'X-Survey', value: '4/5' }, { name: 'X-Survey-Call', value: trunk.callId }];
    expect((await platform.request('MESSAGE', `sip:8001@${seat.lab.domain}`, verdict)).status).toBe(200);
    await eventually('the wrap-up shows it', async () => /4.*5/s.test(await seat.app.page.getByTestId('survey').innerText()));
    await press('1', '1', 'Enter');
    await untilIdle();
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ callId, surveyScore: 4, disposition: '咨询 ▸ 已解答' });
    await platform.close();
  });

  it('finds its call also when the agent has gone on to the next', async () => {
    const { trunk } = await seat.talk();
    await seat.press('hangup');
    await untilWrapUp();
    await press('1', '1', 'Enter');
    await untilIdle();
    const next = await seat.ring();
    const account = seat.lab.accounts[1]!;
    const platform = await openSeat({ url: seat.lab.wsUrl, domain: seat.lab.domain, user: account.user, password: account.password });
    await platform.request('MESSAGE', `sip:8001@${seat.lab.domain}`, [{ name: 'X-Survey', value: '5' }, { name: 'X-Survey-Call', value: trunk.callId }]);
    await eventually('the row has it', async () => (await loggedCall(seat, trunk.callId)).surveyScore === 5);
    await next.trunk.cancel();
    await platform.close();
  });
});

describe('a break chosen during the call', () => {
  it('is shown as what comes next, and comes after the wrap-up', async () => {
    const { trunk } = await seat.talk();
    await chooseState('就餐');
    await seat.app.page.getByTestId('agent-next').waitFor();
    expect(await seat.app.page.getByTestId('agent-next').innerText()).toContain('就餐');
    expect(await shownState()).toBe('talking');
    await trunk.hangUp();
    await untilWrapUp();
    expect(await shownState()).toBe('wrapUp');
    await press('1', '1', 'Enter');
    const { agent } = await seat.app.until('the break begins', (state) => state.agent.kind === 'break');
    expect(agent.reason).toBe('meal');
    const refused = await seat.lab.call({ to: '8001' });
    expect(await refused.ended).toMatchObject({ by: 'refused', status: 486 });
    await chooseState('空闲');
    await untilIdle();
  });
});
