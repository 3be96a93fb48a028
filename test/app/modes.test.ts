import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageBoxOptions } from 'electron';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { mainFileName } from '../../electron/store/openStoreDirectory.ts';
import { launchConsole } from './consoleApp.ts';

test('jobs are not called off for practice unasked; practice data of a newer program is refused, and the agent is back on the live seat', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-400-modes-'));
  await mkdir(path.join(dataDirectory, 'practice'));
  const newer = new Database(path.join(dataDirectory, 'practice', mainFileName));
  newer.pragma('user_version = 99999');
  newer.close();
  const app = await launchConsole({ dataDirectory, provision: null, waitForRegistration: false });
  try {
    await app.until('the live seat is open', (state) => state.mode === 'live' && state.registration.kind === 'failed');
    const asked = await app.inMain(async ({ electron, program }) => {
      const { dialog } = electron;
      const { showMessageBox } = dialog;
      const { CI } = process.env;
      const boxes: (readonly string[] | undefined)[] = [];
      // As on an agent's computer: somebody can answer, and does with the default.
      process.env['CI'] = '';
      dialog.showMessageBox = ((_window: unknown, options: MessageBoxOptions) => {
        boxes.push(options.buttons);
        return Promise.resolve({ response: options.defaultId ?? -1, checkboxChecked: false });
      }) as never;
      program.publisher.change({ jobs: [{ id: 'export', kind: 'exportLog', startedAt: 0, state: { kind: 'running', done: 1, total: null } }] });
      try {
        await program.windows.console.webContents.executeJavaScript("window.console400.command('practice:switch', { on: true })");
        return { boxes, mode: program.publisher.current.mode, jobs: program.publisher.current.jobs.length };
      } finally {
        program.publisher.change({ jobs: [] });
        dialog.showMessageBox = showMessageBox;
        process.env['CI'] = CI ?? '';
      }
    });
    expect(asked).toEqual({ boxes: [['继续任务', '中止任务并切换']], mode: 'live', jobs: 1 });
    const reply = await app.inConsole<{ ok: boolean; error?: { code: string } }>("window.console400.command('practice:switch', { on: true })");
    expect(reply).toMatchObject({ ok: false, error: { code: 'futureDatabase' } });
    await app.until('the live seat is open again', (state) => state.mode === 'live');
    const log = await app.inConsole<{ ok: boolean }>("window.console400.query('customer:search', { text: '', limit: 1 })");
    expect(log.ok).toBe(true);
  } finally {
    await app.close();
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  }
});
