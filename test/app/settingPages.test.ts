import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { FakeBridge, SentCommand } from '../fakes/fakeBridge.ts';
import { openPages, type Pages } from '../unit/renderer/screens/openPages.ts';
import { displayEnvironment } from './virtualDisplay.ts';

// The settings, the log's drawer and the customers with a fake main: what their controls ask for.

let pages: Pages;
beforeAll(async () => {
  pages = await openPages(await displayEnvironment());
});
afterAll(() => pages.close());

type FakeWindow = { readonly console400: FakeBridge };
const sent = (page: Page): Promise<SentCommand[]> => page.evaluate(() => (window as unknown as FakeWindow).console400.sent);
const last = async (page: Page) => (await sent(page)).at(-1);
const names = async (page: Page) => (await sent(page)).map(({ name }) => name);

async function open(section: string, scene = 'settings'): Promise<Page> {
  const page = await pages.open({ page: 'index', scene, size: [1280, 800] });
  await page.getByTestId('nav-settings').click();
  await page.getByTestId(`settings-${section}`).click();
  return page;
}

test('a device that is not connected keeps its tick when another one is put in', async () => {
  const page = await open('sound');
  await page.getByTestId('ring-devices').getByText('DELL').click();
  await expect.poll(() => last(page)).toMatchObject({ name: 'preferences:change', argument: { devices: { ring: [{ id: 'jabra' }, { id: 'built-in' }, { id: 'airpods' }, { id: 'monitor' }] } } });
});

test('each ring device is tested by itself, with the ring as it is set', async () => {
  const page = await open('sound');
  await page.getByTestId('ring-devices').getByRole('button', { name: '试听 DELL U2723QE (HDMI)' }).click();
  await expect.poll(() => last(page)).toEqual({ name: 'device:testOutput', argument: { id: 'monitor', sound: 'classic', volume: 0.8 } });
});

test('the microphone is measured until the page is left', async () => {
  const page = await open('sound');
  await page.getByTestId('level-test-button').click();
  await page.getByText('对方能听清楚。').waitFor();
  await page.getByTestId('settings-general').click();
  await expect.poll(async () => (await sent(page)).filter(({ name }) => name === 'device:testMicrophone').map(({ argument }) => argument)).toEqual([{ on: true }, { on: false }]);
});

test('keys are recorded as they are pressed, and answer nothing meanwhile', async () => {
  const page = await open('shortcuts');
  await page.getByTestId('record-mute').click();
  await page.keyboard.press('m');
  await page.getByText('单独的字母会影响打字').waitFor();
  await page.keyboard.press('F9');
  await expect.poll(() => last(page)).toMatchObject({ name: 'preferences:change', argument: { shortcuts: { mute: 'F9', answer: 'F9' } } });
  await page.getByTestId('record-hold').click();
  await page.keyboard.press('Control+Alt+KeyH');
  await expect.poll(() => last(page)).toMatchObject({ argument: { shortcuts: { hold: 'CommandOrControl+Alt+H' } } });
  await page.getByTestId('record-hold').click();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('key-recorder').count()).toBe(0);
  expect(await names(page)).toEqual(['preferences:change', 'preferences:change']);
});

test('a number that cannot be forwarded to is said and not kept', async () => {
  const page = await open('calls');
  await page.getByTestId('forward-always').fill('reception');
  await page.keyboard.press('Enter');
  await page.getByTestId('forwarding-panel').getByRole('alert').waitFor();
  expect(await names(page)).toEqual([]);
  await page.getByTestId('forward-always').fill('138 0013 8000');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toMatchObject({ argument: { forwarding: { always: '13800138000', busy: '8010' } } });
});

test('who forwards is said: this console only while it runs, or the platform', async () => {
  const here = await open('calls', 'settingsPlain');
  await here.getByText('程序关闭或掉线时，来电不会转移').waitFor();
  const there = await open('calls');
  await there.getByText('关闭本程序后仍然有效').waitFor();
});

test('what becomes of calls during the wrap-up is said as it is on this platform', async () => {
  const untold = await open('calls', 'settingsPlain');
  await untold.getByText('期间仍可能有来电振铃').waitFor();
  const told = await open('calls');
  await told.getByText('平台收到通知，期间不派来电').waitFor();
});

test('a speed dial that is there already is not added twice', async () => {
  const page = await open('calls');
  await page.getByTestId('speed-dial-add').click();
  await page.getByTestId('speed-dial-name').fill('仓库');
  await page.getByTestId('speed-dial-number').fill('8020');
  await page.keyboard.press('Enter');
  await page.getByText('号码与第 2 个相同').waitFor();
  await page.getByTestId('speed-dial-number').fill('8099');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toMatchObject({ argument: { speedDials: [{}, {}, {}, {}, { label: '仓库', number: '8099' }] } });
});

test('a connection is changed without its password, which is kept by main', async () => {
  const page = await open('connection', 'connectionTrouble');
  await page.getByTestId('by-hand').click();
  await page.getByTestId('field-trustedPeers').fill('10.0.0.9');
  await page.getByTestId('connect').click();
  await expect.poll(() => last(page)).toMatchObject({
    name: 'seat:configure',
    argument: { password: '', sipUri: 'sip:8001@sip.huaqiang.example', trustedPeers: ['10.0.0.9'], iceServers: [{}, { urls: ['turn:turn.huaqiang.example:3478', 'turns:turn.huaqiang.example'], username: '8001' }] },
  });
});

test('a new server is not sent the password before it was entered again', async () => {
  const page = await open('connection', 'connectionTrouble');
  await page.getByTestId('by-hand').click();
  await page.getByTestId('field-backupServers').fill('wss://sip3.huaqiang.example/ws');
  await page.getByTestId('connect').click();
  await page.getByText('请填写密码').waitFor();
  expect(await names(page)).toEqual([]);
});

test('another account without a password is not saved', async () => {
  const page = await open('connection', 'connectionTrouble');
  await page.getByTestId('by-hand').click();
  await page.getByTestId('field-sipUri').fill('sip:8002@sip.huaqiang.example');
  await page.getByTestId('connect').click();
  await page.getByText('请填写密码').waitFor();
  expect(await names(page)).toEqual([]);
});

test('a reason is added with its first result, and saved with the rest of the seat, without leaving the outline', async () => {
  const page = await open('writeUp');
  await page.getByTestId('write-up-tree').locator('[data-place="9"]').focus();
  await page.keyboard.press('Delete');
  await page.locator('[data-place="1"]').focus();
  await page.keyboard.press('n');
  await page.getByTestId('choice-name-zh-CN').fill('投诉');
  await page.keyboard.press('Enter');
  await page.getByText('与第 3 项重名').waitFor();
  await page.keyboard.type('建议');
  await page.keyboard.press('Enter');
  await page.getByText('“投诉建议”还没有结果').waitFor();
  await page.getByTestId('choice-name-zh-CN').fill('已转达');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('已转达');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByTestId('rules-save').click();
  await expect.poll(() => last(page)).toMatchObject({
    name: 'seat:configure',
    argument: {
      password: '', sipUri: 'sip:8001@sip.huaqiang.example', iceServers: [{}, { username: '8001' }],
      dispositions: { reasons: [{ label: { 'zh-CN': '投诉建议', en: '投诉建议' }, results: [{ label: { 'zh-CN': '已转达' }, followUp: 'none' }] }, { id: 'enquiry' }, ...Array.from({ length: 7 }, () => ({}))], retired: [{ reason: 'other', result: null, label: { 'zh-CN': '其他' } }, {}, {}, {}] },
    },
  });
});

test('changes that were not saved are there again after another page, and go when they are taken back', async () => {
  const page = await open('writeUp');
  await page.locator('[data-place="12"]').focus();
  await page.keyboard.press('Delete');
  await page.getByTestId('tree-told').getByText('已删除“需发资料”').waitFor();
  await page.getByTestId('nav-log').click();
  await page.getByTestId('nav-settings').click();
  await page.getByText('有未保存的修改').waitFor();
  expect(await page.locator('[data-place="12"]').innerText()).toContain('需核实后回电');
  await page.getByTestId('rules-undo').click();
  await page.locator('[data-place="12"]', { hasText: '需发资料' }).waitFor();
  expect(await page.getByTestId('rules-save').isDisabled()).toBe(true);
});

test('two keys are tried before they are saved, and a tenth choice is refused with the reason', async () => {
  const page = await open('writeUp');
  await page.getByTestId('write-up-try').getByRole('group').first().focus();
  for (const key of ['2', '3']) await page.keyboard.press(key);
  await page.getByTestId('try-out-keys').getByText('按这些键就写完了').waitFor();
  await page.locator('[data-place="4"]').focus();
  await page.keyboard.press('Insert');
  await page.getByTestId('tree-told').getByText('数字键用完了').waitFor();
  expect(await names(page)).toEqual([]);
});

test('an agent sees the write-up’s rules and why they cannot be changed', async () => {
  const page = await open('writeUp', 'writeUpLooked');
  await page.getByTestId('write-up-lock').getByText('由班长或企业管理员设置').waitFor();
  await page.locator('[data-place="11"]').focus();
  for (const key of ['Delete', 'n', 'Enter', 'Alt+ArrowDown']) await page.keyboard.press(key);
  expect(await page.locator('[data-place="11"]').innerText()).toContain('已解答');
  expect([await page.getByTestId('rules-save').count(), await page.getByTestId('choice-form').count(), await page.getByTestId('required-all').isDisabled()]).toEqual([0, 0, true]);
});

test('a call from the log goes through the check: beyond the limit it asks for a reason', async () => {
  const page = await pages.open({ page: 'index', scene: 'day', size: [1280, 800] });
  await page.getByTestId('nav-log').click();
  await page.getByTestId('log-row').filter({ hasText: '021 6123 4567' }).first().click();
  await page.getByTestId('call-again').click();
  await page.getByTestId('dial-reason').fill('客户要求回电');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toEqual({ name: 'call:dial', argument: { number: '02161234567', reason: '客户要求回电', taskId: null } });
});

test('a call-back is planned from the card of a customer', async () => {
  const page = await pages.open({ page: 'index', scene: 'day', size: [1280, 800] });
  await page.getByTestId('nav-customers').click();
  await page.getByTestId('customer-search').waitFor();
  await page.getByText('赵建国').first().click();
  await page.getByTestId('customer-plan').click();
  await page.getByTestId('plan-note').fill('报价');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).toMatchObject({ name: 'task:save', argument: { id: null, draft: { number: '02161234567', customerId: 'zhao', callId: null, note: '报价' } } });
});

test('none of these pages made a mistake that nobody sees', () => {
  expect(pages.problems).toEqual([]);
});
