import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isPlainDatabase } from '../../electron/store/keyCheck.ts';
import { eventually } from '../lab/eventually.ts';
import { keepEvidenceOnFailure } from './seatUnderTest.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'console-400-vault-'));
const passphrase = 'rain on the ninth tin roof';
let app: ConsoleApp | undefined;
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const start = () => launchConsole({ dataDirectory: folder, keys: 'none' });

it('asks for a passphrase at the first start, opens nothing before, and keeps everything encrypted', async () => {
  keepEvidenceOnFailure(() => app);
  app = await start();
  await app.until('a passphrase is to be chosen', ({ vault }) => vault.kind === 'new');
  await app.page.getByTestId('vault-page').waitFor();
  expect(await app.inMain(({ program }) => program.host.current === undefined)).toBe(true);
  expect([existsSync(path.join(folder, 'keys.json')), existsSync(path.join(folder, 'data'))]).toEqual([false, false]);
  await app.page.getByTestId('vault-locale').getByText('English').click();
  await app.page.getByText('Choose a passphrase for the data of this computer').waitFor();
  await app.page.getByTestId('vault-next').fill(passphrase);
  await app.page.getByTestId('vault-repeat').fill(`${passphrase}!`);
  await app.page.getByTestId('vault-create').click();
  await app.page.getByText('The two are not the same').waitFor();
  await app.page.getByTestId('vault-repeat').fill(passphrase);
  await app.page.getByTestId('vault-create').click();
  await app.until('the vault is open', ({ vault }) => vault.kind === 'open');
  await eventually('a seat is open', async () => app?.inMain(({ program }) => program.host.current !== undefined), 15_000);
  await app.page.getByTestId('nav-settings').waitFor();
  await app.close();
  expect(isPlainDatabase(path.join(folder, 'data', 'console.db'))).toBe(false);
  expect(await readFile(path.join(folder, 'keys.json'), 'utf8')).not.toContain(passphrase);
});

it('opens at the next start with the passphrase and not with another', async () => {
  keepEvidenceOnFailure(() => app);
  app = await start();
  await app.until('the passphrase is asked for', ({ vault }) => vault.kind === 'locked');
  await app.page.getByTestId('vault-passphrase').fill('not this one');
  await app.page.getByTestId('vault-unlock').click();
  await app.page.getByTestId('vault-failure').waitFor();
  expect(await app.inMain(({ program }) => program.host.current === undefined)).toBe(true);
  await app.page.getByTestId('vault-passphrase').fill(passphrase);
  await app.page.getByTestId('vault-unlock').click();
  await app.until('the vault is open', ({ vault }) => vault.kind === 'open');
  await eventually('a seat is open', async () => app?.inMain(({ program }) => program.host.current !== undefined), 15_000);
});
