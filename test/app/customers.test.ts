import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { seatForFile } from './seatUnderTest.ts';

// Customers in real Electron: a caller known by the extension of a company's number, what is written while talking, a
// ticket of the call, and a file that comes in and goes again.

const seat = seatForFile();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'customers-app-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const card = () => seat.app.page.getByTestId('customer-card');

it('names the company and the extension of a caller, and makes the contact from the card', async () => {
  await seat.command('company:save', { id: null, draft: { name: '南山物业', address: '', notes: '', numbers: [{ prefix: '0755-86660000', extensionDigits: 4 }] } });
  const { callId } = await seat.talk({ from: '075586660000801' });
  await seat.until(callId, 'the company is known', ({ lookUps }) => lookUps.customer.kind === 'found');
  await eventually('the card names company and extension', async () => (await card().innerText()).includes('南山物业 分机 801'));
  await seat.app.page.getByTestId('customer-name').fill('黄志伟');
  await seat.app.page.getByTestId('customer-name').press('Enter');
  await seat.until(callId, 'the contact is on the card', ({ lookUps }) => lookUps.customer.kind === 'found' && lookUps.customer.value.name === '黄志伟');
  const [contact] = await seat.query('customer:search', { text: '黄志伟', limit: 5 });
  expect(contact).toMatchObject({ company: '南山物业', numbers: ['075586660000;801'] });
});

it('keeps what is written while talking, also when the window is loaded again and the call ends', async () => {
  const saved = await seat.command('customer:save', { id: null, callId: null, draft: { name: '王小明', company: '', level: '', tags: [], notes: '', numbers: ['13912340001'] } });
  const { callId } = await seat.talk({ from: '13912340001' });
  await seat.until(callId, 'the customer is known', ({ lookUps }) => lookUps.customer.kind === 'found');
  const { page } = seat.app;
  await page.getByTestId('customer-note').fill('客户说周三上门');
  await page.reload();
  await eventually('the note is there again', async () => (await page.getByTestId('customer-note').inputValue().catch(() => '')) === '客户说周三上门');
  await page.getByTestId('customer-edit').click();
  await page.getByTestId('edit-level').fill('金牌');
  await seat.press('hangup');
  await eventually('level and note are kept', async () => {
    const [record, notes] = [await seat.query('customer:record', { id: saved.customerId }), await seat.query('customer:notes', { customerId: saved.customerId })];
    return record?.level === '金牌' && notes.some(({ text, callId: of }) => text === '客户说周三上门' && of === callId);
  });
});

it('makes a ticket of the call and moves it', async () => {
  const saved = await seat.command('customer:save', { id: null, callId: null, draft: { name: '李敏', company: '', level: '', tags: [], notes: '', numbers: ['13912340002'] } });
  const { callId } = await seat.talk({ from: '13912340002' });
  await seat.until(callId, 'the customer is known', ({ lookUps }) => lookUps.customer.kind === 'found');
  await seat.press('tab-tickets');
  await seat.press('ticket-new');
  await seat.app.page.getByTestId('ticket-subject').fill('空调漏水');
  await seat.press('ticket-save');
  await seat.press('ticket-row');
  await seat.press('ticket-to-open');
  await eventually('the ticket is worked on', async () => (await seat.query('ticket:list', { customerId: saved.customerId, onlyOpen: true, text: '', limit: 5, cursor: null }))[0]?.state === 'open');
  const [ticket] = await seat.query('ticket:list', { customerId: saved.customerId, onlyOpen: true, text: '', limit: 5, cursor: null });
  const detail = await seat.query('ticket:get', { id: ticket!.id });
  expect(detail?.calls.map((call) => call.callId)).toEqual([callId]);
  expect(detail?.entries.map(({ event }) => event.kind)).toEqual(['created', 'callLinked', 'changed']);
});

it('imports a GBK file through its preview, and takes the import back', async () => {
  const file = path.join(folder, '客户.csv');
  // 姓名,电话 / 钱七,13912340003 / 坏,12x in GBK
  fs.writeFileSync(file, Buffer.from('d0d5c3fb2cb5e7bbb00d0ac7aec6df2c31333931323334303030330d0abbb52c3132780d0a', 'hex'));
  await seat.app.inMain(({ electron }, chosen) => {
    electron.dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await seat.press('nav-customers');
  await seat.press('tab-import');
  await seat.press('import-open');
  await eventually('the preview is readable', async () => (await seat.app.page.getByTestId('import-preview').innerText()).includes('钱七'));
  await seat.press('import-check');
  await eventually('the bad line is named', async () => (await seat.app.page.getByTestId('import-result').innerText()).includes('号码无法识别'));
  await seat.press('import-start');
  const { jobs } = await seat.app.until('the import is over', (state) => state.jobs.some(({ kind, state: job }) => kind === 'importCustomers' && job.kind === 'done'));
  const job = jobs.find(({ kind }) => kind === 'importCustomers')!.state;
  expect(job).toMatchObject({ kind: 'done', values: { added: 1, changed: 0, skipped: 0, refused: 1 } });
  expect(fs.readFileSync(job.kind === 'done' ? job.file! : '', 'utf8')).toContain('号码无法识别');
  expect(await seat.query('customer:search', { text: '钱七', limit: 5 })).toHaveLength(1);
  const [imported] = await seat.query('customerImport:list', {});
  await seat.command('customerImport:undo', { importId: imported!.id });
  await eventually('the customers of the file are gone', async () => (await seat.query('customer:search', { text: '钱七', limit: 5 })).length === 0);
});
