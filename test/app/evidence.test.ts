import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordInProgram } from '../fixtures/recordings/recordInProgram.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

// What proves a call, from its details to a package that leaves the program and is verified without it.

const callId = '5c1e0f7a-3b7d-4a52-8f0e-9d3f6b2a1c40';
let app: ConsoleApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'console-400-evidence-'));
  app = await launchConsole({ provision: null, waitForRegistration: false });
  await recordInProgram(app, { callId, seconds: 12, startedAt: Date.now() - 3_600_000 });
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const packageFile = () => path.join(folder, 'evidence.zip');
const section = () => app.page.getByTestId('call-evidence');

/** Chooses a file in the system's dialogs, whichever of them asks. */
async function choosing(file: string): Promise<void> {
  await app.inMain(({ electron }, filePath) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    electron.dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
}

/** Opens the tray, reads what the last job came to, and takes it away. */
async function lastJob(): Promise<{ text: string; wrong: boolean }> {
  const { page } = app;
  const row = page.locator('[data-testid=job][data-state=done]').first();
  if ((await page.getByTestId('job-tray').getAttribute('aria-expanded')) === 'false') await page.getByTestId('job-tray').click();
  await row.waitFor();
  const told = { text: await row.getByTestId('job-text').innerText(), wrong: (await row.locator('.tone-danger').count()) > 0 };
  await row.getByTestId('job-dismiss').click();
  return told;
}

/** Verifies a package as somebody does who has only the file and this repository's command. */
function verifyOutside(file: string): Promise<{ status: number; firstLine: string }> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'verify', '--', file], { cwd: path.resolve(import.meta.dirname, '../..') }, (error, stdout) => {
      resolve({ status: error === null ? 0 : Number(error.code), firstLine: stdout.split('\n')[0] ?? '' });
    });
  });
}

it('a call says in its details up to which link it holds, and which links prove it', async () => {
  await app.page.getByTestId('nav-log').click();
  await app.page.getByTestId('log-row').first().click();
  await section().getByText(/已核对，至第 \d+ 环/).waitFor();
  await expect.poll(() => section().getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('通话结束时封存'), expect.stringContaining('录音完成时封存')]);
  await app.page.locator('[data-peaks=true]').first().waitFor();
  await section().evaluate((element) => element.scrollIntoView());
  await app.screenshot('evidence-of-call');
});

it('its package is written by a job, and holds in the console and outside of it', async () => {
  await choosing(packageFile());
  await app.page.getByTestId('export-evidence').click();
  await app.page.getByRole('menuitem').first().click();
  expect((await lastJob()).wrong).toBe(false);
  await app.page.getByTestId('nav-settings').click();
  await app.page.getByTestId('settings-recordings').click();
  await app.page.getByTestId('evidence-settings').getByText(/共 \d+ 环/).waitFor();
  await app.page.getByTestId('verify-evidence').click();
  expect((await lastJob()).text).toContain('全部相符');
  await app.page.getByTestId('verify-package').click();
  expect((await lastJob()).text).toContain('全部相符');
  expect(await verifyOutside(packageFile())).toEqual({ status: 0, firstLine: expect.stringContaining(`OK: call ${callId}`) as string });
  await app.page.getByTestId('evidence-settings').scrollIntoViewIfNeeded();
  await app.screenshot('evidence-settings');
});

it('one changed byte of the recording is named with its link, in the console and outside of it', async () => {
  const bytes = await readFile(packageFile());
  // The archive keeps its files as they are: the last of them is the recording.
  const at = bytes.length - 6_000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const changed = path.join(folder, 'changed.zip');
  await writeFile(changed, bytes);
  await choosing(changed);
  await app.page.getByTestId('verify-package').click();
  const { text, wrong } = await lastJob();
  expect(text).toMatch(/第 \d+ 环起不符（录音被改动）/);
  expect(wrong).toBe(true);
  const link = /第 (\d+) 环/.exec(text)?.[1] ?? '';
  expect(await verifyOutside(changed)).toEqual({ status: 1, firstLine: expect.stringContaining(`BROKEN at link ${link}: changed recording`) as string });
});
