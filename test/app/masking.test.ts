import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, it } from 'vitest';
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import { logColumns } from '../../shared/calls/logView.ts';
import { queryNames } from '../../shared/ipc/channelNames.ts';
import { reportSections } from '../../shared/statistics/report.ts';
import { pages } from '../../renderer/stores/viewStore.ts';
import { eventually } from '../lab/eventually.ts';
import { seatForFile, serviceNumber } from './seatUnderTest.ts';

// A supervisor's seat from which the company hides the callers' numbers. One caller's number is planted wherever a number
// can come in: SIP headers, the log, the ledger, a card, a task, notes.

const folder = mkdtempSync(path.join(tmpdir(), 'console-400-masking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const seat = seatForFile({
  dataDirectory: folder,
  provision: { role: 'supervisor', numbersHidden: true, trustedPeers: ['127.0.0.1'], serviceNumbers: [{ number: serviceNumber, label: '售后热线' }] },
});

const number = '13912345678';
const masked = '139****5678';
/** However it is written, its digits stand in a row once what people write between them is gone. */
const shows = (text: string) => text.normalize('NFKC').replace(/[\s\-.()\u00a0\u200b_]/g, '').includes(number);

interface Main { sentToWindows: string[]; printed: string[] }

/** Everything that main sends to any window from now on. */
async function watchWindows(): Promise<void> {
  await seat.app.inMain(({ electron }) => {
    const main = globalThis as unknown as Main;
    main.sentToWindows = [];
    for (const contents of electron.webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...args: unknown[]) => {
        main.sentToWindows.push(`${channel} ${JSON.stringify(args)}`);
        send(channel, ...args);
      };
    }
  });
}

const filesUnder = (directory: string): string[] =>
  readdirSync(directory, { recursive: true }).map((name) => path.join(directory, String(name))).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);

/** A running program takes files away at any moment: of these nothing is left to look at. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
}

/** A file's content as it can be read: the texts of a workbook, any other as bytes and as two-byte text. */
async function contentOf(file: string): Promise<readonly string[]> {
  if (file.endsWith('.xlsx')) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    return workbook.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues()));
  }
  const bytes = readIfThere(file);
  return [bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le')];
}

/** What a window would ask with, for every question there is. */
function argumentsFor(callId: string, customerId: string): Readonly<Record<string, unknown>> {
  const range = { from: 0, until: Date.now() + 60_000 };
  return {
    'dial:check': { number: masked }, 'blockList:of': { numbers: [masked] }, 'blockList:page': { text: '', after: null, limit: 50 }, 'customer:get': { id: customerId }, 'customer:search': { text: '', limit: 50 }, 'agent:shift': {},
    'ledger:list': { filter: 'open', offset: 0, limit: 50 }, 'ledger:figures': range, 'ledger:item': { itemId: callId }, 'state:snapshot': {}, 'seat:connection': {},
  };
}

/** Proof, sound with its sheet, and a report; returns the files whose words can be read. */
async function exportOneCall(callId: string): Promise<readonly string[]> {
  // A sheet is a page, given as an address, until it is a PDF.
  await seat.app.inMain(({ electron }) => {
    const main = globalThis as unknown as Main;
    main.printed = [];
    electron.app.on('web-contents-created', (_event, contents) => {
      contents.on('did-finish-load', () => {
        const [kind, page] = contents.getURL().split(';base64,');
        if (kind?.startsWith('data:text/html') === true && page !== undefined) main.printed.push(Buffer.from(page, 'base64').toString());
      });
    });
  });
  const today = Math.floor(Date.now() / 86_400_000);
  const scope = { zone: 'Asia/Shanghai', from: today - 1, until: today + 2, unit: 'day', agent: null, serviceNumber: null, queue: null } as const;
  const orders = {
    'proof.zip': () => seat.command('evidence:export', { callId, wav: false }),
    'sound.wav': () => seat.command('recording:export', { callId, format: 'wav', factsSheet: true }),
    'report.xlsx': () => seat.command('statistics:report', { scope, windowDays: 7, format: 'xlsx', sections: [...reportSections] }),
  };
  for (const [name, order] of Object.entries(orders)) {
    const file = path.join(folder, name);
    await seat.app.inMain(({ electron }, filePath) => {
      electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await eventually(`${name} can be ordered`, async () => (await order().catch(() => null)) !== null);
    const jobs = await eventually(`${name} is written`, async () => {
      const { jobs: all } = await seat.app.state();
      return all.every(({ state }) => state.kind !== 'running') && all;
    });
    expect(jobs.filter(({ state }) => state.kind === 'failed'), name).toEqual([]);
  }
  return ['proof.zip', 'report.xlsx'].map((name) => path.join(folder, name));
}

it('plants a number everywhere, and no window, page, file or log ever shows it, while it can be called', async () => {
  await watchWindows();
  // The caller gives up once, then talks.
  const first = await seat.ring({ from: number, headers: { 'X-Queue': `售后 ${number}`, 'X-IVR-Path': `1:报修 ${number}` } });
  await eventually('the pop shows who calls', async () => (await seat.app.pop.locator('body').innerText()).includes('139 **** 5678'));
  await first.trunk.cancel();
  await seat.app.until('the missed call is owed', ({ ledger }) => ledger.open === 1);
  const { trunk, callId } = await seat.talk({ from: number, headers: { 'P-Asserted-Identity': `"客户${number}" <sip:+86${number}@127.0.0.1>`, 'X-Customer-Id': number } });

  // A card with the masked name in every field: the database gets the number.
  const draft = { name: `陈工 ${masked}`, company: '', level: '', tags: [], notes: `家里 ${masked}，139 1234 5678`, numbers: [masked] };
  const { customerId } = await seat.command('customer:save', { id: null, draft, callId });
  const stored = await seat.app.inMain(({ program }, id) => program.host.runningStore!.getCustomer({ id }), customerId);
  expect(stored).toMatchObject({ numbers: [number], name: `陈工 ${number}`, notes: `家里 ${number}，139 1234 5678` });
  await seat.command('task:save', { id: null, draft: { number: masked, customerId, customerName: `陈工 ${masked}`, callId, dueAt: Date.now() + 1_000, note: `打 ${masked}` } });
  await seat.command('call:dispose', { callId, disposition: { reason: null, result: null, followUp: 'none', note: `回 ${masked}` }, callBackAt: null, done: false });
  await seat.until(callId, 'the recording runs', ({ call }) => call.recording);
  await trunk.hangUp();
  await seat.until(callId, 'the call is over', ({ call }) => call.state.kind === 'ended');
  await eventually('the task was due', async () => (await seat.app.state()).notices.some(({ key }) => key === 'taskDue'));
  await seat.clear();

  // Called back by the masked number alone.
  const party = seat.lab.answeringParty({ number });
  const { callId: outgoing } = await seat.command('call:dial', { number: masked, reason: null, taskId: null });
  await seat.until(outgoing, 'the caller answers', ({ call }) => call.state.kind === 'talking');
  await seat.command('call:hangUp', { callId: outgoing });
  await seat.clear();
  party.close();
  await seat.command('blockList:add', { number: masked, reason: `打 ${masked}` });
  const blocked = await seat.app.inMain(({ program }, key) => program.host.runningStore!.findBlocked({ number: key }), number);
  expect(blocked).toMatchObject({ number, reason: `打 ${number}` });

  const leaks: string[] = [];
  const look = (where: string, text: string) => void (shows(text) && leaks.push(where));

  // Every question, asked as a page asks it; those that need another argument are refused, and the refusal is looked at too.
  const known = argumentsFor(callId, customerId);
  for (const name of queryNames) {
    const tried = [known[name], { callId }, { id: customerId }, { text: '', limit: 50 }, {}].filter((argument) => argument !== undefined);
    for (const argument of tried) look(name, JSON.stringify(await seat.app.inConsole(`window.console400.query(${JSON.stringify(name)}, ${JSON.stringify(argument)})`)));
  }
  // By hidden digits nothing is found, by the last four and by the masked number it is.
  const search = async (text: string) => (await seat.query('customer:search', { text, limit: 50 })).length;
  expect([await search('1391'), await search('5678'), await search(masked)]).toEqual([0, 1, 1]);

  for (const name of pages) {
    await seat.press(`nav-${name}`);
    await seat.app.page.waitForTimeout(300);
    look(`page ${name}`, await seat.app.page.evaluate(() => `${document.documentElement.outerHTML} ${document.body.innerText}`));
  }
  for (const sent of await seat.app.inMain(() => (globalThis as unknown as Main).sentToWindows)) look(`sent: ${sent.slice(0, 60)}`, sent);
  look('titles', await seat.app.inMain(({ electron }) => electron.BrowserWindow.getAllWindows().map((window) => window.getTitle()).join(' ')));
  look('terminal', seat.app.log());
  expect(leaks).toEqual([]);
  expect((await seat.app.inMain(() => (globalThis as unknown as Main).sentToWindows)).join(' ')).toContain(masked);

  // Everything that is exported, where the chosen place is the test's.
  const exported = ['log.csv', 'log.xlsx', 'missed.csv', 'customers.csv', 'customers.vcf'].map((name) => path.join(folder, name));
  for (const file of exported) {
    await seat.app.inMain(({ electron }, filePath) => {
      electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    const format = path.extname(file).slice(1);
    if (path.basename(file).startsWith('log')) await seat.command('callLog:export', { calls: { kind: 'all', filters: noFilters, except: [], total: null }, columns: [...logColumns], format: format === 'csv' ? 'csv' : 'xlsx' });
    else if (path.basename(file).startsWith('missed')) await seat.command('ledger:export', { filter: 'closed', format: 'csv' });
    else await seat.command('customer:export', { format: format === 'csv' ? 'csv' : 'vcf', text: '', filter: { tag: null, level: null, companyId: null, field: null, openTicket: false } });
    await eventually(`${file} is written`, async () => (await seat.app.state()).jobs.every(({ state }) => state.kind !== 'running') && filesUnder(folder).includes(file));
  }
  exported.push(...(await exportOneCall(callId)));
  for (const file of exported) expect((await contentOf(file)).join(' ').replaceAll(' ', ''), file).toContain(masked);
  const [sheet = ''] = await seat.app.inMain(() => (globalThis as unknown as Main).printed);
  expect({ sheet, shown: shows(sheet), masked: sheet.includes(masked) }).toMatchObject({ shown: false, masked: true });

  // What a page leaves that crashes lies among the files.
  await seat.app.inMain(({ electron }) => {
    for (const contents of electron.webContents.getAllWebContents()) contents.forcefullyCrashRenderer();
  });
  await seat.app.until('the console is back', ({ notices }) => notices.some(({ key }) => key === 'consoleRestarted'));
  look('terminal after the crashes', seat.app.log());
  expect(leaks).toEqual([]);
  expect(filesUnder(folder).some((file) => file.endsWith('.log'))).toBe(true);

  const clear: string[] = [];
  for (const file of filesUnder(folder)) if ((await contentOf(file)).some(shows)) clear.push(path.relative(folder, file));
  expect(clear).toEqual([]);
});
