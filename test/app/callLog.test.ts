import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportedCall } from '../../electron/store/storeApi.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

// A console without a platform, whose log holds fifty thousand calls of the last weeks.

const calls = 50_000;
const queues = ['售后服务', '销售咨询'];
let app: ConsoleApp;
let folder: string;

function callOf(index: number, until: number): ImportedCall {
  const startedAt = until - (calls - index) * 60_000;
  const answered = index % 5 !== 0;
  const known = index % 10 === 3;
  return {
    callId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, sipCallId: '', direction: 'incoming', startedAt, answeredAt: answered ? startedAt + 5000 : null, endedAt: startedAt + 65_000,
    result: answered ? 'answered' : 'missed', endedBy: 'remote', endCause: answered ? 'hungUp' : 'cancelled', sipCode: answered ? null : 487, remoteNumber: `138${String(index).padStart(8, '0')}`,
    serviceNumber: '4008201234', areaText: '广东 深圳 移动', queue: queues[index % 2] ?? '', queueWaitSeconds: 7, ivrPath: '', routeRule: '', customerId: null, customerName: known ? '欧阳雪' : '',
    company: known ? '=HYPERLINK("http://x")' : '', agent: '8001', talkSeconds: answered ? index % 700 : 0, disposition: index % 1000 === 3 ? '咨询 ▸ 已解决 · 麒麟 😀\n第二行' : '',
  };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'console-400-log-'));
  app = await launchConsole({ provision: null, waitForRegistration: false });
  await app.until('the seat is open', (state) => state.mode === 'live');
  const until = Date.now();
  for (let at = 0; at < calls; at += 5000) {
    const batch = Array.from({ length: 5000 }, (_, index) => callOf(at + index, until));
    // As one text: what Playwright takes apart value by value takes it ten times as long as the store.
    await app.inMain(({ program }, rows) => program.host.runningStore!.importCalls(JSON.parse(rows) as ImportedCall[]), JSON.stringify(batch));
  }
  await app.page.getByTestId('nav-log').click();
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const count = () => app.page.getByTestId('log-count').innerText();
const firstRow = () => app.page.getByTestId('log-row').first();

async function writeTo(file: string, format: 'csv' | 'xlsx'): Promise<void> {
  await app.inMain(({ electron }, filePath) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await app.page.getByTestId('log-export').click();
  await app.page.getByRole('menuitem').nth(format === 'xlsx' ? 0 : 1).click();
}

const jobOf = (file: string) => app.until('the job is over', ({ jobs }) => jobs.some(({ state }) => state.kind === 'failed' || (state.kind === 'done' && state.file === file)));

test('every call is counted, and the first and the last are a key away', async () => {
  const { page } = app;
  await expect.poll(count).toBe('50,000 条');
  await page.getByTestId('log-table').focus();
  await page.keyboard.press('End');
  await page.locator('[data-testid=log-row][aria-rowindex="50001"]').filter({ hasText: '138 0000 0000' }).waitFor();
  await page.keyboard.press('Home');
  await page.locator('[data-testid=log-row][aria-rowindex="2"]').filter({ hasText: '138 0004 9999' }).waitFor();
});

test('a search by digits, by one hanzi, by a word of a note, and by several at once finds exactly its calls', async () => {
  const { page } = app;
  await page.keyboard.press('Control+k');
  const search = page.getByTestId('call-log-search');
  for (const [text, found] of [['00012345', '1 条'], ['雪', '5,000 条'], ['麒麟', '50 条'], ['😀', '50 条'], ['麒麟 售后', '0 条'], ['麒麟 销售 138', '50 条'], ['"; DROP TABLE call; --', '0 条'], ['', '50,000 条']] as const) {
    await search.fill(text);
    await expect.poll(count, { message: text }).toBe(found);
  }
});

test('ten megabytes pasted into the search are cut at the field, and the log goes on', async () => {
  const { page } = app;
  await page.getByTestId('call-log-search').focus();
  await page.evaluate(() => document.execCommand('insertText', false, '9'.repeat(10 * 2 ** 20)));
  await expect.poll(() => page.getByTestId('call-log-search').inputValue()).toBe('9'.repeat(200));
  await expect.poll(count).toBe('0 条');
  await page.keyboard.press('Escape');
  await expect.poll(count).toBe('50,000 条');
});

test('filters stand as chips, go when they are clicked, and come back with a saved view', async () => {
  const { page } = app;
  await page.getByTestId('filter-missed').click();
  await expect.poll(count).toBe('10,000 条');
  await page.getByTestId('more-filters').click();
  await page.getByTestId('filter-queues').click();
  await page.getByTitle('售后服务').last().click();
  await page.keyboard.press('Escape');
  await expect.poll(count).toBe('5,000 条');
  await page.locator('.log-count').click();
  await page.getByTestId('log-views').click();
  await page.getByTestId('view-name').fill('售后未接');
  await page.getByTestId('save-view').click();
  await page.getByTestId('chip-queues').getByRole('button').click();
  await expect.poll(count).toBe('10,000 条');
  await page.getByTestId('clear-filters').click();
  await page.reload();
  await page.getByTestId('nav-log').click();
  await page.getByTestId('log-views').click();
  await page.getByTestId('saved-view').click();
  await expect.poll(count).toBe('5,000 条');
});

test('a short list is sorted by talk; a call shows its line of time, and why it ended in plain words', async () => {
  const { page } = app;
  await page.getByTestId('clear-filters').click();
  await page.getByTestId('call-log-search').fill('麒麟');
  await expect.poll(count).toBe('50 条');
  await page.getByTestId('sort-talk').click();
  await expect.poll(async () => (await firstRow().innerText()).includes('10:03')).toBe(true);
  await page.getByTestId('sort-time').click();
  await page.getByTestId('call-log-search').fill('00000010');
  await expect.poll(count).toBe('1 条');
  await firstRow().click();
  await expect.poll(() => page.locator('.details').innerText()).toContain('接通前已取消（487）');
  await page.getByTestId('log-table').focus();
  await page.keyboard.press('Escape');
  await page.getByTestId('call-log-search').fill('');
});

test('the write-up of an old call is changed from the log and found at once', async () => {
  const { page } = app;
  await page.getByTestId('call-log-search').fill('00000011');
  await firstRow().filter({ hasText: '138 0000 0011' }).click();
  await page.getByTestId('edit-write-up').click();
  await page.getByTestId('log-note').fill('补记：螃蟹');
  await page.getByTestId('save-write-up').click();
  await page.getByTestId('call-write-up').filter({ hasText: '螃蟹' }).waitFor();
  await page.getByTestId('call-log-search').fill('螃蟹');
  await expect.poll(count).toBe('1 条');
  await page.getByTestId('call-log-search').fill('');
  await expect.poll(count).toBe('50,000 条');
});

test('the filtered log becomes a CSV file and a workbook that a spread sheet takes for what they are', async () => {
  const { page } = app;
  await page.getByTestId('call-log-search').fill('麒麟');
  await expect.poll(count).toBe('50 条');
  const csv = path.join(folder, 'log.csv');
  await writeTo(csv, 'csv');
  await jobOf(csv);
  const bytes = await readFile(csv);
  const rows = parse(bytes, { bom: true }) as string[][];
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(rows).toHaveLength(51);
  expect(rows[0]?.slice(0, 3)).toEqual(['时间', '结果', '对方号码']);
  expect(rows[1]?.[2]).toBe('13800049003\t');
  expect(rows[1]?.join()).toContain('麒麟 😀\n第二行');
  const xlsx = path.join(folder, 'log.xlsx');
  await writeTo(xlsx, 'xlsx');
  await jobOf(xlsx);
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(xlsx);
  const sheet = workbook.getWorksheet('通话记录');
  expect([sheet?.rowCount, sheet?.getCell('C2').value, sheet?.getCell('C2').numFmt]).toEqual([51, '13800049003', '@']);
  await page.getByTestId('job-tray').click();
  await expect.poll(() => page.getByTestId('job-text').allInnerTexts()).toEqual(['已导出 50 条通话。', '已导出 50 条通话。']);
  await page.getByTestId('job-dismiss').first().click();
  await page.getByTestId('job-dismiss').click();
  await page.getByTestId('call-log-search').fill('');
  await expect.poll(count).toBe('50,000 条');
});

/** What the newest job came to. */
async function newestJob(kind: string): Promise<string> {
  await app.until(`the job ${kind} is over`, ({ jobs }) => jobs.at(-1)?.kind === kind && jobs.at(-1)?.state.kind !== 'running');
  await app.page.getByTestId('job-tray').click();
  const words = await app.page.getByTestId('job-text').first().innerText();
  await app.page.getByTestId('job-dismiss').first().click();
  return words;
}

test('rows are chosen by keyboard and pointer, the same is done with all of them, and another filter lets go of them', async () => {
  const { page } = app;
  const chosen = () => page.getByTestId('chosen-count').innerText();
  const chosenRows = () => page.locator('[data-testid=log-row][aria-selected="true"]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.callId));
  await page.getByTestId('call-log-search').fill('麒麟');
  await expect.poll(count).toBe('50 条');
  await page.getByTestId('log-table').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(chosen).toBe('已选 3 条');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(chosen).toBe('已选 2 条');
  await page.getByTestId('log-row').nth(4).click({ modifiers: ['Control'] });
  await page.getByTestId('log-row').nth(6).click({ modifiers: ['Shift'] });
  await page.getByTestId('log-choose').nth(5).click();
  await expect.poll(chosen).toBe('已选 4 条');
  await expect.poll(() => page.getByTestId('chosen-news').innerText()).toBe('已选 4 条');
  const four = await chosenRows();
  expect(four).toHaveLength(4);

  const csv = path.join(folder, 'chosen.csv');
  await writeTo(csv, 'csv');
  await jobOf(csv);
  expect((parse(await readFile(csv), { bom: true }) as string[][]).map((row) => row[2]?.trim())).toEqual(['对方号码', '13800049003', '13800048003', '13800045003', '13800043003']);
  expect(await newestJob('exportLog')).toBe('已导出 4 条通话。');

  await page.getByTestId('chosen-queue').click();
  await page.getByTestId('chosen-start').click();
  expect(await newestJob('queueCalls')).toBe('已将 4 条通话加入待评。');
  await expect.poll(() => app.inMain(({ program }) => program.host.runningStore!.listQueue({ reviewer: '' }).then((calls) => calls.length))).toBe(4);

  // A card for one of the callers: the others have none. The list is fetched again behind the rows.
  await app.inMain(({ program }) => program.host.runningStore!.saveCustomer({ id: 'snow', draft: { name: '欧阳雪', company: '', level: '', tags: [], notes: '', numbers: ['13800049003'] }, at: Date.now() }));
  await page.getByTestId('chosen-tag').click();
  await page.getByTestId('chosen-give').locator('input').fill('已回访');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.getByTestId('chosen-start').click();
  expect(await newestJob('tagCalls')).toBe('已更改 1 位客户的标签。未处理：3 条没有客户名片。');
  await expect.poll(chosenRows).toEqual(four);

  await page.getByTestId('log-table').focus();
  await page.keyboard.press('Control+a');
  await expect.poll(chosen).toBe('已选全部 50 条');
  await page.getByTestId('log-row').nth(1).click({ modifiers: ['Control'] });
  await expect.poll(chosen).toBe('已选 49 条');
  await page.getByTestId('call-log-search').fill('00049995');
  await expect.poll(count).toBe('1 条');
  await expect.poll(chosenRows).toEqual([]);

  await page.getByTestId('log-table').focus();
  await page.keyboard.press('Control+a');
  await page.getByTestId('chosen-closeMissed').click();
  await page.getByTestId('chosen-start').click();
  expect(await newestJob('closeMissedCalls')).toBe('已关闭 1 条未接来电对应的漏话。');
  await page.getByTestId('log-table').focus();
  await page.keyboard.press('Escape');
  await page.getByTestId('call-log-search').fill('');
  await expect.poll(count).toBe('50,000 条');
});

test('a long export is called off in the tray and leaves no file', async () => {
  const { page } = app;
  await writeTo(path.join(folder, 'called-off.xlsx'), 'xlsx');
  await page.getByTestId('job-tray').click();
  await page.getByTestId('job-cancel').click();
  await page.locator('[data-testid=job][data-state=cancelled]').waitFor();
  await expect.poll(async () => (await readdir(folder)).filter((name) => name.startsWith('called-off'))).toEqual([]);
  await expect.poll(() => page.getByTestId('job-news').innerText()).toContain('已取消');
});
