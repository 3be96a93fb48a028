import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { loggedCall } from './loggedCall.ts';
import { seatForFile } from './seatUnderTest.ts';

const strictQueue = '投诉专席';
const seat = seatForFile({ preferences: { wrapUpSeconds: null } });
const tree = () => seat.app.page.getByTestId('write-up-tree');
const choice = (keys: string) => tree().locator(`[data-place="${keys}"]`);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await seat.app.page.keyboard.press(key);
}

async function openRules(): Promise<void> {
  await seat.press('nav-settings');
  await seat.press('settings-writeUp');
  await tree().waitFor();
}

async function save(): Promise<void> {
  await seat.press('rules-save');
  await eventually('nothing is unsaved', () => seat.app.page.getByTestId('rules-save').isDisabled());
  await seat.app.page.getByTestId('write-up-save-bar').getByText('保存后立即生效').waitFor();
}

/** The first moment of the wrap-up belongs to the call: keys that were meant for it choose nothing. */
async function untilWrapUp(): Promise<void> {
  await seat.press('nav-calls');
  await seat.app.page.getByTestId('wrap-up').waitFor();
  await sleep(600);
}

const untilIdle = () => seat.app.until('the agent is idle', ({ agent, calls }) => agent.kind === 'idle' && calls.length === 0);

afterEach(() => seat.clear());

describe('the write-up of a company', () => {
  it('has a result that was added in the call before it, while the call and the registration go on', async () => {
    const { trunk, callId } = await seat.talk();
    const before = (await seat.app.state()).registration;
    await openRules();
    await seat.press('add-result');
    await seat.app.page.getByTestId('choice-name-zh-CN').fill('寄备用机');
    await press('Enter');
    await choice('16').filter({ hasText: '寄备用机' }).waitFor();
    for (let up = 0; up < 5; up++) await press('Alt+ArrowUp');
    await choice('11').filter({ hasText: '寄备用机' }).waitFor();
    await save();
    const state = await seat.app.state();
    expect([state.registration, state.calls.map(({ call }) => [call.id, call.state.kind])]).toEqual([before, [[callId, 'talking']]]);
    await trunk.hangUp();
    await untilWrapUp();
    await press('1', '1', 'Enter');
    await untilIdle();
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ disposition: '咨询 ▸ 寄备用机' });
  });

  it('is required of a queue from the moment that somebody names it', async () => {
    await openRules();
    await seat.app.page.getByTestId('queue-name').fill(strictQueue);
    await press('Enter');
    await seat.app.page.getByTestId('required-queue').filter({ hasText: strictQueue }).getByText('必填').waitFor();
    await save();
    const { trunk, callId } = await seat.talk({ headers: { 'X-Queue': strictQueue } });
    await trunk.hangUp();
    await untilWrapUp();
    await press('Enter');
    await eventually('the screen says why', async () => (await seat.app.page.getByTestId('wrap-up-fault').innerText()).includes('须填写原因和结果'));
    await expect(seat.command('agent:finishWrapUp', {})).rejects.toThrow('dispositionRequired');
    await press('3', '1', 'Enter');
    await untilIdle();
    expect(await seat.query('callLog:disposition', { callId })).toMatchObject({ reason: 'complaint', result: 'calmed' });
  });

  it('that was chosen and then removed from the tree is chosen anew, and calls of before keep its words', async () => {
    const first = await seat.talk();
    await first.trunk.hangUp();
    await untilWrapUp();
    await press('2', '3', 'Enter');
    await untilIdle();
    const { trunk, callId } = await seat.talk();
    await trunk.hangUp();
    await untilWrapUp();
    await press('2', '3');
    await openRules();
    await choice('2').focus();
    await press('Delete');
    await save();
    await untilWrapUp();
    await press('2', '1', 'Enter');
    await untilIdle();
    expect(await seat.query('callLog:disposition', { callId })).toMatchObject({ reason: 'complaint', result: 'calmed' });
    await seat.press('nav-log');
    await seat.app.page.locator(`[data-testid=log-row][data-call-id="${first.callId}"]`).click();
    await seat.app.page.getByTestId('call-write-up').filter({ hasText: '报修 › 已约上门' }).waitFor();
    await press('Escape');
  });

  it('and the breaks are kept with the seat, and in the menu at once', async () => {
    await openRules();
    await seat.app.page.getByTestId('new-break').fill('盘点');
    await press('Enter');
    await save();
    expect((await seat.query('seat:connection', {})).seat).toMatchObject({ breakReasons: ['盘点'], dispositions: { requiredQueues: [strictQueue] } });
    await seat.press('agent-state');
    await seat.app.page.getByRole('menuitem', { name: '盘点' }).click();
    const { agent } = await seat.app.until('the break begins', (state) => state.agent.kind === 'break');
    expect(agent.reason).toBe('盘点');
  });
});
