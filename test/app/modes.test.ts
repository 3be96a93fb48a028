import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { mainFileName } from '../../electron/store/openStoreDirectory.ts';
import { launchConsole } from './consoleApp.ts';

test('practice data of a newer program is refused, and the agent is back on the live seat', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-400-modes-'));
  await mkdir(path.join(dataDirectory, 'practice'));
  const newer = new Database(path.join(dataDirectory, 'practice', mainFileName));
  newer.pragma('user_version = 99999');
  newer.close();
  const app = await launchConsole({ dataDirectory, provision: null, waitForRegistration: false });
  try {
    await app.until('the live seat is open', (state) => state.mode === 'live' && state.registration.kind === 'failed');
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
