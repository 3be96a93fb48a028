import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { FakeBridge, SentCommand } from '../fakes/fakeBridge.ts';
import { ids } from '../unit/renderer/screens/scenes.ts';
import { openPages, type Pages } from '../unit/renderer/screens/openPages.ts';
import { displayEnvironment } from './virtualDisplay.ts';

// A day at the seat with a fake main: what the keys and buttons of the bar, the transfer, the write-up and the tasks ask for.

let pages: Pages;
beforeAll(async () => {
  pages = await openPages(await displayEnvironment());
});
afterAll(() => pages.close());

const open = (scene: string) => pages.open({ page: 'index', scene, size: [1280, 800] });

const marked = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** The page of a call that has ended, when its keys count: the first moment belongs to the call. */
async function openWrapUp(scene: string): Promise<Page> {
  const page = await open(scene);
  await page.getByTestId('wrap-up').waitFor();
  await page.waitForTimeout(500);
  return page;
}

type FakeWindow = { readonly console400: FakeBridge };
const sent = (page: Page): Promise<SentCommand[]> => page.evaluate(() => (window as unknown as FakeWindow).console400.sent);
const names = async (page: Page) => (await sent(page)).map(({ name }) => name);
const last = async (page: Page) => (await sent(page)).at(-1);
const change = (page: Page, patch: Parameters<FakeBridge['change']>[0]) => page.evaluate((given) => (window as unknown as FakeWindow).console400.change(given), patch);

test('reason and result are two digits, Enter closes the wrap-up', async () => {
  const page = await openWrapUp('wrapUp');
  for (const key of ['1', '1', 'Enter']) await page.keyboard.press(key);
  const disposition = { reason: 'enquiry', result: 'solved', followUp: 'none', note: '' };
  await expect.poll(() => last(page)).toEqual({ name: 'call:dispose', argument: { callId: ids.wang, disposition, callBackAt: null, done: true } });
});

test('digits, Enter and Backspace typed in a field choose nothing and close nothing', async () => {
  const page = await openWrapUp('wrapUp');
  await page.getByTestId('dial-field').click();
  await page.keyboard.type('1 2 3');
  await page.keyboard.press('Backspace');
  await page.getByTestId('disposition').click();
  await page.keyboard.type('12345');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('678');
  await expect.poll(() => page.getByTestId('write-up-kept').innerText()).toBe('已保存');
  const kept = (await sent(page)).filter(({ name }) => name === 'call:dispose').at(-1)?.argument;
  expect(kept).toEqual({ callId: ids.wang, disposition: { reason: null, result: null, followUp: 'none', note: '1234\n678' }, callBackAt: null, done: false });
});

test('digits on the page of a call that goes on choose nothing', async () => {
  const page = await open('talk');
  await page.getByTestId('notes-toggle').click();
  await page.locator('body').click({ position: { x: 640, y: 150 } });
  for (const key of ['1', '2', '9', '*', '#', 'Enter', ' ']) await page.keyboard.press(key);
  expect(await names(page)).toEqual([]);
});

test('a write-up that is required is not closed without reason and result', async () => {
  const page = await openWrapUp('wrapUpRequired');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('wrap-up-fault').innerText()).toContain('须填写原因和结果');
  await page.getByTestId('finish-wrap-up').click();
  expect((await sent(page)).filter(({ name, argument }) => name !== 'call:dispose' || (argument as { done: boolean }).done)).toEqual([]);
});

test('a planned call-back gets a time at once and another one with a click', async () => {
  const page = await openWrapUp('wrapUp');
  for (const key of ['1', '3']) await page.keyboard.press(key);
  await page.getByTestId('soon-tomorrow').click();
  await page.getByTestId('finish').click();
  await expect.poll(async () => ((await last(page))?.argument as { done?: boolean } | undefined)?.done).toBe(true);
  const argument = (await last(page))?.argument as { callBackAt: number; disposition: { followUp: string }; done: boolean };
  expect(argument).toMatchObject({ done: true, disposition: { followUp: 'callBack' } });
  const at = new Date(argument.callBackAt);
  expect([at.getHours(), at.getMinutes()]).toEqual([9, 0]);
});

test('what was noted during the call is there in the wrap-up', async () => {
  const page = await open('talk');
  await page.keyboard.press('F2');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('write-up-note');
  await page.keyboard.type('周三再打');
  await page.evaluate(() => {
    const { console400 } = window as unknown as FakeWindow;
    const [view] = console400.state.calls;
    if (view) console400.change({ calls: [{ ...view, call: { ...view.call, state: { kind: 'ended', since: Date.now(), answeredAt: view.call.startedAt, end: { by: 'remote', cause: 'hungUp' } } } }] });
  });
  await page.getByTestId('wrap-up').waitFor();
  expect(await page.getByTestId('disposition').inputValue()).toBe('周三再打');
});

test('the wrap-up can be extended by half a minute', async () => {
  const page = await openWrapUp('wrapUp');
  await page.getByTestId('extend-wrap-up').click();
  expect(await sent(page)).toEqual([{ name: 'agent:extendWrapUp', argument: { seconds: 30 } }]);
});

test('a break with its reason is chosen by keyboard alone', async () => {
  const page = await open('day');
  await page.keyboard.press('Control+b');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem');
  // The menu moves its mark a moment after the key: a person sees that, and presses on.
  for (let presses = 0; presses < 12 && (await marked(page)) !== '就餐'; presses++) {
    const before = await marked(page);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => marked(page)).not.toBe(before);
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toEqual({ name: 'agent:choose', argument: { state: { kind: 'break', reason: 'meal' } } });
});

test('what was asked for during a call is shown until it comes', async () => {
  const page = await open('talk');
  expect(await page.getByTestId('agent-next').innerText()).toBe('之后：小休·就餐');
});

test('a refused idle says why and stays until the seat is idle', async () => {
  const page = await open('refused');
  await page.keyboard.press('Control+b');
  await page.getByRole('menuitem', { name: '空闲' }).click();
  await expect.poll(() => page.getByTestId('idle-refused').innerText()).toContain('没有置为空闲：麦克风没有声音');
  await page.getByTestId('idle-again').click();
  expect(await names(page)).toEqual(['agent:choose', 'agent:choose']);
  await change(page, { agent: { kind: 'idle', since: Date.now(), reason: null, next: null, wrapUpUntil: null } });
  await page.getByTestId('idle-refused').waitFor({ state: 'detached' });
});

test('Enter in the empty dial field brings the last number, another Enter dials it', async () => {
  const page = await open('day');
  await page.keyboard.press('Control+l');
  // The list is there once the log has answered.
  await page.getByTestId('number-choice').nth(4).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('dial-field').inputValue()).toBe('15921001122');
  expect(await names(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toEqual({ name: 'call:dial', argument: { number: '15921001122', reason: null, taskId: null } });
});

test('Alt with a digit dials from the list, an arrow key and Enter do too', async () => {
  const page = await open('day');
  await page.keyboard.press('Alt+2');
  await expect.poll(() => last(page)).toMatchObject({ name: 'call:dial', argument: { number: '8020' } });
  await page.keyboard.press('Control+l');
  await page.getByTestId('number-choice').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toMatchObject({ name: 'call:dial', argument: { number: '8010' } });
});

test('a number that was called too often asks for a reason, a blocked one is not dialled', async () => {
  const page = await open('day');
  await page.getByTestId('dial-field').fill('02161234567');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('dial-question').innerText()).toContain('已呼叫过 3 次，上限 3 次');
  await page.keyboard.press('Enter');
  expect(await names(page)).toEqual([]);
  await page.getByTestId('dial-reason').fill('客户要求今天内回电');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toEqual({ name: 'call:dial', argument: { number: '02161234567', reason: '客户要求今天内回电', taskId: null } });
  await page.getByTestId('dial-field').fill('13000000000');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('dial-question').innerText()).toContain('黑名单');
  expect((await names(page)).filter((name) => name === 'call:dial')).toHaveLength(1);
});

test('F4 opens the transfer; Enter asks first, Ctrl+Enter sends on and a failure says that the caller is still here', async () => {
  const page = await open('talk');
  await page.keyboard.press('F4');
  await page.getByTestId('transfer-to').waitFor();
  await page.keyboard.press('Alt+2');
  await expect.poll(() => page.getByTestId('transfer-to').inputValue()).toBe('8020');
  expect(await names(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.getByTestId('transfer-failed').innerText()).toContain('客户仍在线');
  await page.getByTestId('transfer-to').press('Enter');
  await expect.poll(async () => (await names(page)).length).toBe(2);
  expect(await sent(page)).toEqual([
    { name: 'call:transfer', argument: { callId: ids.wang, to: { kind: 'number', number: '8020' } } },
    { name: 'call:consult', argument: { callId: ids.wang, number: '8020' } },
  ]);
});

test('a transfer that fails while the agent writes takes no key press', async () => {
  const page = await open('talk');
  await page.keyboard.press('F4');
  await page.getByTestId('transfer-to').fill('8020');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('transfer-failed').waitFor();
  await page.evaluate(() => {
    const { console400 } = window as unknown as FakeWindow;
    const [view] = console400.state.calls;
    if (view) console400.change({ calls: [{ ...view, call: { ...view.call, transfer: { how: 'blind', to: '8020', since: Date.now(), sipCode: 180 } } }] });
  });
  await page.getByTestId('transfer-progress').waitFor();
  await page.getByTestId('notes-toggle').click();
  await page.getByTestId('disposition').click();
  await page.evaluate(() => {
    const { console400 } = window as unknown as FakeWindow;
    const [view] = console400.state.calls;
    if (view) console400.change({ calls: [{ ...view, call: { ...view.call, transfer: null } }] });
  });
  await page.getByTestId('transfer-to').waitFor();
  await page.keyboard.type('不在');
  await page.keyboard.press('Enter');
  expect((await names(page)).filter((name) => name !== 'call:dispose')).toEqual(['call:transfer']);
  expect(await page.getByTestId('disposition').inputValue()).toBe('不在\n');
});

test('while somebody is asked F4 completes the transfer, F3 makes it three, and the caller can be taken back', async () => {
  const page = await open('consulting');
  await page.getByTestId('consult').waitFor();
  await page.keyboard.press('F4');
  await page.keyboard.press('F3');
  await page.getByTestId('consult-back').click();
  await expect.poll(async () => (await names(page)).length).toBe(5);
  expect(await sent(page)).toEqual([
    { name: 'call:transfer', argument: { callId: ids.wang, to: { kind: 'call', callId: ids.zhao } } },
    { name: 'conference:start', argument: { callIds: [ids.zhao, ids.wang] } },
    { name: 'call:hangUp', argument: { callId: ids.zhao } },
    { name: 'call:resume', argument: { callId: ids.wang } },
    { name: 'call:focus', argument: { callId: ids.wang } },
  ]);
});

test('a consultation whose transfer fails says so and goes on', async () => {
  const page = await open('consulting');
  await page.getByTestId('consult-complete').click();
  await expect.poll(() => page.getByTestId('consult').innerText()).toContain('没有转成：对方忙');
  await expect.poll(() => page.getByTestId('consult-complete').isEnabled()).toBe(true);
});

test('a call to make that is due is marked in the navigation', async () => {
  const page = await open('day');
  expect(await page.getByTestId('nav-calls').locator('.ant-badge-count').getAttribute('title')).toBe('1 个待办回电已到时间');
});

test('a ringing call is sent on without an answer', async () => {
  const page = await open('ringing');
  await page.keyboard.press('F4');
  await page.getByTestId('transfer-to').fill('8031');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toEqual({ name: 'call:redirect', argument: { callId: ids.wang, number: '8031' } });
});

test('Ctrl with a digit turns to a line and resumes what the agent held, but never answers', async () => {
  const page = await open('lines');
  await page.getByTestId('lines').waitFor();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Control+7');
  expect(await sent(page)).toEqual([
    { name: 'call:focus', argument: { callId: ids.fresh } },
    { name: 'call:resume', argument: { callId: ids.fresh } },
    { name: 'call:focus', argument: { callId: ids.zhao } },
  ]);
});

test('a conference takes a line in, lets one go, and ends', async () => {
  const page = await open('conference');
  await page.getByTestId('line-join').click();
  await page.getByTestId('conference-remove').last().click();
  await page.getByTestId('conference-end').click();
  expect(await sent(page)).toEqual([
    { name: 'conference:add', argument: { callId: ids.fresh } },
    { name: 'conference:remove', argument: { callId: ids.zhao } },
    { name: 'conference:end', argument: {} },
  ]);
});

test('the alarm about the sound leads to the choice of devices, in the middle of the call', async () => {
  const page = await open('alarm');
  await page.getByTestId('media-alarm-devices').click();
  await page.getByTestId('device-microphone').click();
  await page.getByTitle('内置麦克风 (Realtek)').click();
  await expect.poll(() => last(page)).toMatchObject({ name: 'preferences:change', argument: { devices: { microphone: { id: 'built-in' } } } });
});

test('do not disturb and forwarding are switched off where they are shown', async () => {
  const page = await open('warned');
  await page.getByTestId('do-not-disturb-off').click();
  await page.getByTestId('forwarding-off').click();
  await page.getByTestId('take-over').click();
  expect(await sent(page)).toEqual([
    { name: 'preferences:change', argument: { doNotDisturb: false } },
    { name: 'preferences:change', argument: { forwarding: { always: null, busy: null, noAnswer: null, noAnswerSeconds: 20 } } },
    { name: 'seat:takeOver', argument: {} },
  ]);
});

test('a task is called, put off and done with one click each; a missed call is called back', async () => {
  const page = await open('day');
  const [first] = await page.evaluate(() => (window as unknown as FakeWindow).console400.state.tasks.map(({ id }) => id));
  await page.getByTestId('task-call').first().click();
  await expect.poll(() => last(page)).toEqual({ name: 'call:dial', argument: { number: '13812345678', reason: null, taskId: first } });
  await page.getByTestId('task-done').first().click();
  await expect.poll(() => last(page)).toEqual({ name: 'task:close', argument: { id: first, state: 'done' } });
  await page.getByTestId('task-snooze').first().click();
  await page.getByRole('menuitem', { name: '1 小时后' }).click();
  await expect.poll(() => last(page)).toMatchObject({ name: 'task:save', argument: { id: first, draft: { number: '13812345678' } } });
  await page.getByTestId('recent').getByText('未接').first().click();
  await page.getByTestId('call-back').first().click();
  await expect.poll(() => page.getByTestId('dial-question').innerText()).toContain('021 6123 4567');
});

test('the Tab key never comes upon a button that answers or rejects, whatever lines there are', async () => {
  const page = await open('lines');
  await page.getByTestId('line-answer').waitFor();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '')).not.toMatch(/^(line-)?(answer|reject)$/);
  }
  expect(await names(page)).toEqual([]);
});

test('nothing of the pages broke the content security policy or threw', () => {
  expect(pages.problems).toEqual([]);
});
