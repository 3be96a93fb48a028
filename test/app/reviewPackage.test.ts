import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../electron/evidence/signingKey.ts';
import { writeKeyFile } from '../../electron/vault/keyFile.ts';
import { wrapWithPassphrase } from '../../electron/vault/wraps.ts';
import { recordInProgram } from '../fixtures/recordings/recordInProgram.ts';
import { listenToPage, loudness } from '../fixtures/recordings/pagePlayer.ts';
import { testPassphrase } from '../fixtures/seatKeys.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

const callId = '5c1e6b1a-4c0a-4f6e-8f0f-6b7a9f3a2d11';
const phrase = '白云机场 T2 出发层';
const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'console-hand-over-'));
const [given, answered] = [path.join(folder, 'calls.400review'), path.join(folder, 'answer.400review')];
const otherSeed = new Uint8Array(32).fill(9);
let home: ConsoleApp;
let away: ConsoleApp;

beforeAll(async () => {
  const dataDirectory = path.join(folder, 'away');
  fs.mkdirSync(dataDirectory);
  await writeKeyFile(path.join(dataDirectory, 'keys.json'), [await wrapWithPassphrase({ ...storeSecrets, signingSeed: otherSeed }, testPassphrase, { n: 2 ** 14, r: 8, p: 1 })]);
  // Nobody provisioned either: there is no phone.
  home = await launchConsole({ provision: null, waitForRegistration: false });
  away = await launchConsole({ provision: null, waitForRegistration: false, dataDirectory });
  await recordInProgram(home, { callId, seconds: 20, startedAt: Date.now() - 3_600_000 });
}, 180_000);
afterAll(async () => {
  await home?.close();
  await away?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function chooses(app: ConsoleApp, file: string): Promise<void> {
  await app.inMain(({ electron }, filePath) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    electron.dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
}

async function opensPackages({ page }: ConsoleApp): Promise<void> {
  await page.getByTestId('nav-review').click();
  await page.getByTestId('tab-packages').click();
  await page.getByTestId('packages-view').waitFor();
}

async function types({ page }: ConsoleApp): Promise<void> {
  await page.getByTestId('vault-next').fill(phrase);
  await page.getByTestId('vault-repeat').fill(phrase);
}

/** What the form says of its work once that is over. */
async function outcome({ page }: ConsoleApp): Promise<string> {
  await page.locator('[data-testid=package-job]:not([data-state=running])').waitFor({ timeout: 30_000 });
  return (await page.getByTestId('package-job').textContent()) ?? '';
}

async function takesIn(app: ConsoleApp, file: string, passphrase: string): Promise<string> {
  await chooses(app, file);
  await opensPackages(app);
  await app.page.getByTestId('package-take').click();
  await app.page.getByTestId('package-passphrase').fill(passphrase);
  await app.page.getByTestId('package-choose').click();
  return outcome(app);
}

/** Writes what was judged of the newest package into a file that goes back. */
async function answersNewest(app: ConsoleApp, file: string): Promise<void> {
  await chooses(app, file);
  await opensPackages(app);
  await app.page.getByTestId('package-list').getByRole('option').first().click();
  await app.page.getByTestId('package-answer').click();
  await types(app);
  await app.page.getByTestId('package-write-answer').click();
  await outcome(app);
}

describe('a call that is judged on another computer without a phone', () => {
  it('leaves in one file, behind a passphrase', async () => {
    const { page } = home;
    await chooses(home, given);
    await opensPackages(home);
    await page.getByTestId('package-give').click();
    await page.getByTestId('package-tick').first().click();
    await page.getByTestId('package-note').fill('请在周五前听完');
    await types(home);
    await page.getByTestId('package-write').click();
    expect(await outcome(home)).toContain('1');
    const bytes = fs.readFileSync(given);
    expect(bytes.subarray(0, 10).toString()).toBe('400review\n');
    for (const plain of ['13912345678', '请在周五前听完', 'webm', callId]) expect(bytes.includes(plain)).toBe(false);
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is not taken in with another passphrase, and then with the right one; in the log nobody finds it', async () => {
    await takesIn(away, given, 'not that one');
    await expect(away.page.getByTestId('package-job').getAttribute('data-state')).resolves.toBe('failed');
    expect(await away.inMain(({ program }) => program.host.runningStore!.listReviewPackages(null))).toEqual([]);
    await away.page.getByTestId('package-passphrase').fill(phrase);
    await away.page.getByTestId('package-choose').click();
    await away.page.locator('[data-testid=package-job][data-state=done]').waitFor({ timeout: 30_000 });
    const found = await away.inMain(({ program }) => program.host.runningStore!.searchCallLog({ text: '', from: null, until: null, limit: 10, cursor: null } as never));
    expect(found.entries).toEqual([]);
    await away.screenshot('review-package-taken');
  });

  it('waits there for its review, plays, and is judged with the card that came with it', async () => {
    const { page } = away;
    await away.inConsole(listenToPage);
    await page.getByTestId('tab-listen').click();
    await page.getByTestId('queue-row').click();
    await page.getByTestId('packaged-call-mark').waitFor();
    await page.locator('[data-testid=waveform][data-peaks=true]').waitFor();
    await page.getByTestId('player-play').click();
    await expect.poll(async () => Math.max(...(await away.inConsole<[number, number]>(loudness)))).toBeGreaterThan(0.01);
    await page.getByTestId('player-play').click();
    for (const row of await page.getByTestId('criterion').all()) await row.getByRole('radio').first().click();
    await page.getByTestId('review-hand-in').click();
    await expect.poll(() => page.getByTestId('queue-row').count()).toBe(0);
    await away.screenshot('review-package-judged');
  });

  it('sends its score home, which says by which key, and takes it in once', async () => {
    await answersNewest(away, answered);
    const { fingerprint } = signingKeyOf(otherSeed);
    expect(await takesIn(home, answered, phrase)).toContain(fingerprint);
    const [here] = await home.inMain(({ program }, id) => program.host.runningStore!.reviewsOfCall({ callId: id }), callId);
    const [there] = await away.inMain(({ program }, id) => program.host.runningStore!.reviewsOfCall({ callId: id }), callId);
    expect(here).toMatchObject({ id: there?.id, total: there?.total, agent: '8001', state: 'handedIn' });
    expect(await takesIn(home, answered, phrase)).toContain('0');
    expect(await home.inMain(({ program }, id) => program.host.runningStore!.reviewsOfCall({ callId: id }).then((reviews) => reviews.length), callId)).toBe(1);
    await home.page.getByTestId('package-list').getByRole('option').first().click();
    await expect.poll(() => home.page.getByTestId('answer-key').textContent()).toBe(fingerprint);
    await home.screenshot('review-package-back');
  });

  it('is gone from there when it is removed, with its sound', async () => {
    const { page } = away;
    await page.getByTestId('package-list').getByRole('option').first().click();
    await page.getByTestId('package-remove').click();
    await page.getByTestId('package-remove-now').click();
    await expect.poll(() => page.getByTestId('package-remove').count()).toBe(0);
    expect(await away.inMain(({ program }, id) => program.host.runningStore!.getCall({ callId: id }), callId)).toBeNull();
    expect(await away.recordingOf(callId)).toBeNull();
  });

  it('is judged there for a calibration, and the judgement takes part at home under the name that was asked', async () => {
    const calibrationFile = path.join(folder, 'calibration.400review');
    await home.inMain(({ program }, id) => program.host.runningStore!.listScoreCards(null).then(([card]) => program.host.runningStore!.makeCalibration({
      id: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f09', draft: { name: '十一月校准', callIds: [id], reviewers: ['王丽', '远程'], cardId: card!.id, cardVersion: 1 }, by: '王丽', at: 1,
    })), callId);
    await chooses(home, calibrationFile);
    await home.page.getByTestId('tab-calibration').click();
    await home.page.getByTestId('calibration-hand-over').click();
    await home.page.getByTestId('calibration-hand-over-to').click();
    await home.page.locator('.ant-select-item-option:visible', { hasText: '远程' }).click();
    await types(home);
    await home.page.getByTestId('calibration-write').click();
    expect(await outcome(home)).toContain('1');
    await home.screenshot('review-package-calibration');
    await takesIn(away, calibrationFile, phrase);
    await away.page.getByTestId('tab-listen').click();
    await away.page.getByTestId('queue-row').click();
    await away.page.getByTestId('score-sheet').getByText('十一月校准').waitFor();
    for (const row of await away.page.getByTestId('criterion').all()) await row.getByRole('radio').first().click();
    await away.page.getByTestId('review-hand-in').click();
    await expect.poll(() => away.page.getByTestId('queue-row').count()).toBe(0);
    await answersNewest(away, answered);
    await takesIn(home, answered, phrase);
    const judged = await home.inMain(({ program }) => program.host.runningStore!.calibrationReviews({ id: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f09' }));
    expect(judged.map(({ reviewer, state }) => [reviewer, state])).toEqual([['远程', 'handedIn']]);
  });
});
