import { afterEach, describe, expect, it } from 'vitest';
import { noFacts } from '../../shared/calls/callFacts.ts';
import { eventually } from '../lab/eventually.ts';
import { loggedCall } from './loggedCall.ts';
import { seatForFile, serviceNumber } from './seatUnderTest.ts';

const otherNumber = '4008005678';
const seat = seatForFile({
  provision: { serviceNumbers: [{ number: serviceNumber, label: '售后热线' }, { number: otherNumber, label: '销售热线' }] },
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Types a number into the dial field and presses Enter. */
async function dial(number: string): Promise<void> {
  const field = seat.app.page.getByTestId('dial-field');
  await field.fill(number);
  await field.press('Enter');
}

/** The newest outgoing call that has not ended. */
async function outgoing(remoteNumber: string): Promise<string> {
  const state = await seat.app.until('the call is made', ({ calls }) => calls.some(({ call }) => call.direction === 'outgoing' && call.state.kind !== 'ended' && call.remoteNumber === remoteNumber));
  return state.calls.find(({ call }) => call.state.kind !== 'ended' && call.remoteNumber === remoteNumber)!.call.id;
}

/** Waits for the answer, hangs up and lays the call aside. */
async function finish(callId: string): Promise<string> {
  const { call } = await seat.until(callId, 'it is answered', (view) => view.call.state.kind === 'talking');
  await seat.command('call:hangUp', { callId });
  const entry = await loggedCall(seat, call.sipCallId);
  await seat.clear();
  return entry.callId;
}

/** Answers the question with a reason: the call is made, and the log has the reason. */
async function dialsAnyway(number: string, reason: string): Promise<void> {
  await seat.app.page.getByTestId('dial-reason').fill(reason);
  await seat.press('dial-anyway');
  const callId = await outgoing(number);
  await finish(callId);
  expect((await seat.query('callLog:entry', { callId }))?.events[0]).toMatchObject({ kind: 'dialled', reason });
}

afterEach(() => seat.press('nav-calls'));

describe('a number that may not be dialled', () => {
  it.each([
    ['the agent’s own', '8001'],
    ['a 400 number of the seat', '400-800-1234'],
    ['no number at all', '请拨打'],
  ])('says why beside the field and makes no call: %s', async (_what, number) => {
    const party = seat.lab.answeringParty();
    await dial(number);
    await seat.app.page.getByTestId('dial-question').waitFor();
    await sleep(300);
    expect((await seat.app.state()).calls).toEqual([]);
    expect(party.calls).toEqual([]);
    await seat.app.page.keyboard.press('Escape');
    await seat.app.page.getByTestId('dial-question').waitFor({ state: 'detached' });
    party.close();
  });

  it('is one on the block list, whatever reason is given, until it is taken off there', async () => {
    const number = '13500000009';
    const { page } = seat.app;
    const { trunk } = await seat.ring({ from: number });
    await trunk.cancel();
    const { callId } = await loggedCall(seat, trunk.callId);
    await seat.press('nav-log');
    await page.locator(`[data-testid=log-row][data-call-id="${callId}"]`).click();
    await seat.press('block');
    await page.getByTestId('block-reason').fill('客户要求不再致电');
    await seat.press('block-save');
    await page.locator('.details').getByText('黑名单：客户要求不再致电').waitFor();

    const party = seat.lab.answeringParty({ number });
    await dial(number);
    await page.getByTestId('dial-question').getByText('客户要求不再致电').waitFor();
    expect(await page.getByTestId('dial-reason').count()).toBe(0);
    await expect(seat.command('call:dial', { number, reason: '有原因', taskId: null })).rejects.toThrow('blockedNumber');
    expect(party.calls).toEqual([]);

    // The refusal itself leads off the list; then the number is dialled.
    await page.getByTestId('dial-question').getByTestId('unblock').click();
    await seat.press('unblock-now');
    await seat.press('dial-unblocked');
    await party.nextCall();
    await finish(await outgoing(number));
    party.close();
  });
});

describe('a caller who is put on the block list in a call', () => {
  const number = '13500000010';
  const popText = () => seat.app.pop.locator('body').innerText();

  it('still rings the next time, marked in the pop, and is marked no more once taken off the list in the settings', async () => {
    const { page } = seat.app;
    const first = await seat.talk({ from: number });
    await page.locator('.call-header').getByTestId('block').click();
    await page.getByTestId('block-form').getByRole('button', { name: '骚扰来电' }).click();
    await seat.press('block-save');
    await seat.until(first.callId, 'the call shows it', ({ lookUps }) => lookUps.blocked.kind === 'found');
    await page.locator('.call-warnings').getByText('黑名单来电：骚扰来电').waitFor();
    await first.trunk.hangUp();
    await seat.until(first.callId, 'it is over', ({ call }) => call.state.kind === 'ended');
    await seat.clear();

    const second = await seat.ring({ from: number });
    await eventually('the pop marks it', async () => (await popText()).includes('黑名单来电：骚扰来电'));
    await second.trunk.cancel();

    await seat.press('nav-settings');
    await seat.press('settings-blockList');
    await page.getByTestId('block-search').fill('0010');
    const row = page.getByTestId('blocked-row').filter({ hasText: '135 0000 0010' });
    await row.getByText('骚扰来电').waitFor();
    await row.getByTestId('unblock').click();
    await seat.press('unblock-now');
    await row.waitFor({ state: 'detached' });

    const third = await seat.ring({ from: number });
    await seat.until(third.callId, 'its caller was looked up', ({ lookUps }) => lookUps.blocked.kind === 'notFound');
    expect(await popText()).not.toContain('黑名单');
    await third.trunk.cancel();
  });

  it('is not put there as the seat’s own number or as no number at all: the form says why and stays', async () => {
    const { page } = seat.app;
    await seat.press('nav-settings');
    await seat.press('settings-blockList');
    await seat.press('block');
    for (const [typed, words] of [['400-800-1234', '本坐席自己的号码'], ['王先生', '没有读到一个完整的号码'], ['110', '不能加入黑名单']] as const) {
      await page.getByTestId('block-number').fill(typed);
      await page.getByTestId('block-reason').fill('试一试');
      await seat.press('block-save');
      await page.getByTestId('block-form').getByRole('alert').getByText(words).waitFor();
    }
    await page.getByTestId('block-number').press('Escape');
    await page.getByTestId('block-form').waitFor({ state: 'detached' });
    expect((await seat.query('blockList:page', { text: '', after: null, limit: 10 })).total).toBe(0);
  });
});

describe('the limit of calls to one number', () => {
  it('asks for a reason at the fourth call of a day, dials with it, and keeps it', async () => {
    const number = '13600000004';
    const party = seat.lab.answeringParty({ number });
    for (let time = 1; time <= 3; time += 1) {
      await dial(number);
      await finish(await outgoing(number));
    }
    await dial(number);
    await seat.app.page.getByTestId('dial-question').waitFor();
    expect(party.calls).toHaveLength(3);
    await dialsAnyway(number, '客户约定今天回电');
    party.close();
  });
});

describe('the limit of calls to one number in thirty days', () => {
  it('asks for a reason at the eleventh, dials with it, and keeps it', async () => {
    const number = '13600000011';
    const party = seat.lab.answeringParty({ number });
    const dayMs = 24 * 3_600_000;
    // One every third day, none of them today; one more lies too far back to count.
    const ages = [...Array.from({ length: 10 }, (_, index) => (index * 2.9 + 1.5) * dayMs), 31 * dayMs];
    const answeredEarlier = (age: number) => seat.app.inMain(async ({ program }, asked) => {
      const store = program.host.runningStore!;
      const at = Date.now() - asked.age;
      const callId = crypto.randomUUID();
      await store.beginCall({
        callId, sipCallId: `${callId}@earlier`, direction: 'outgoing', startedAt: at, line: 1, remoteNumber: asked.number, remoteRaw: asked.number, serviceNumber: '', facts: asked.facts,
        agent: '8001', areaText: '', queue: '', queueWaitSeconds: null, ivrPath: '', routeRule: '',
      });
      const happened = [{ kind: 'dialled', at }, { kind: 'rang', at: at + 500 }, { kind: 'answered', at: at + 4_000 }, { kind: 'ended', at: at + 60_000, end: { by: 'agent', cause: 'hungUp' } }] as const;
      await store.appendCallEvents({ callId, events: happened.map((event, sequence) => ({ sequence, event })) });
    }, { age, number, facts: noFacts });
    for (const age of ages.slice(1)) await answeredEarlier(age);
    expect(await seat.query('dial:check', { number })).toEqual({ kind: 'ok' });
    await answeredEarlier(ages[0]!);
    await dial(number);
    await seat.app.page.getByTestId('dial-question').getByText('30 天').waitFor();
    expect(party.calls).toEqual([]);
    await dialsAnyway(number, '客户要求本周回访');
    party.close();
  });
});

describe('the number shown to who is called', () => {
  it('is the first 400 number of the seat, or the one that the agent chose, and the log has it', async () => {
    const number = '13600000005';
    const party = seat.lab.answeringParty({ number });
    await dial(number);
    expect((await party.nextCall()).assertedIdentity).toBe(serviceNumber);
    const first = await finish(await outgoing(number));
    expect((await seat.query('callLog:entry', { callId: first }))?.entry.serviceNumber).toBe(serviceNumber);
    await seat.press('shown-number');
    await seat.app.page.getByRole('menuitem', { name: '销售热线' }).click();
    await seat.app.until('it is chosen', ({ preferences }) => preferences.shownNumber === otherNumber);
    await dial(number);
    await party.nextCall();
    const second = await finish(await outgoing(number));
    expect((await seat.query('callLog:entry', { callId: second }))?.entry.serviceNumber).toBe(otherNumber);
    party.close();
  });
});

describe('calling back', () => {
  it('a missed caller is one click on the row of the missed call', async () => {
    const number = '13600000006';
    const party = seat.lab.answeringParty({ number });
    const { trunk } = await seat.ring({ from: number });
    await trunk.cancel();
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ result: 'missed' });
    await seat.app.page.getByTestId('recent').locator('li', { hasText: '136 0000 0006' }).getByTestId('call-back').first().click();
    const received = await party.nextCall();
    expect(received.assertedIdentity).toBeDefined();
    await finish(await outgoing(number));
    party.close();
  });

  it('a task reminds when it is due, dials with one click, stays open unanswered, and is done once answered', async () => {
    const number = '13600000007';
    const party = seat.lab.answeringParty({ number, answering: { kind: 'refuses', status: 486, reason: 'Busy Here' } });
    await seat.press('task-new');
    await seat.app.page.getByTestId('task-number').fill('136 0000 0007');
    await seat.press('task-save');
    const { tasks } = await seat.app.until('the task is there', (state) => state.tasks.length === 1);
    const { id, state: _open, createdAt: _made, remindedAt: _never, closedAt: _not, ...draft } = tasks[0]!;
    await seat.command('task:save', { id, draft: { ...draft, dueAt: Date.now() + 500 } });
    await seat.app.until('the agent is reminded', ({ notices }) => notices.some(({ key }) => key === 'taskDue'));
    await seat.press('task-call');
    await party.nextCall();
    const refused = await seat.app.until('it is busy', ({ calls }) => calls.some(({ call }) => call.remoteNumber === number && call.state.kind === 'ended'));
    expect(refused.tasks).toMatchObject([{ id, state: 'open' }]);
    await seat.clear();
    party.behave({ kind: 'answers' });
    await seat.press('task-call');
    await finish(await outgoing(number));
    await eventually('the task is done', async () => (await seat.app.state()).tasks.length === 0);
    party.close();
  });
});
