import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../shared/ipc/reply.ts';
import type { ListenedEntry } from '../../shared/reviews/listenedEntry.ts';
import { recordInProgram } from '../fixtures/recordings/recordInProgram.ts';
import { listenToPage, loudness, untilSound } from '../fixtures/recordings/pagePlayer.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

const callId = '0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7b20';
const seconds = 40;
let app: ConsoleApp;

beforeAll(async () => {
  // Nobody provisioned this seat: there is no phone.
  app = await launchConsole({ provision: null, waitForRegistration: false });
  await recordInProgram(app, { callId, seconds, startedAt: Date.now() - 3_600_000 });
});
afterAll(() => app?.close());

const clock = async () => Number(/^\d+:([\d.]+)/.exec((await app.page.getByTestId('player-clock').textContent()) ?? '')?.[1]);
const listeners = async () => (await app.inConsole<Reply<readonly ListenedEntry[]>>(`window.console400.query('review:listened', { callId: '${callId}' })`).then((reply) => (reply.ok ? reply.value : []))).map(({ by, servedMs, playedMs }) => [by, (servedMs ?? 0) > 0, (playedMs ?? 0) > 0, (playedMs ?? 0) <= (servedMs ?? 0)]);
const ears = () => app.inConsole<[number, number]>(loudness);

describe('a recording on the review page of a console without a phone', () => {
  it('is found by a part of its number and drawn', async () => {
    const { page } = app;
    await app.inConsole(listenToPage);
    await page.getByTestId('nav-review').click();
    await page.getByTestId('review').waitFor();
    await page.getByTestId('review-search').fill('9123');
    await expect.poll(() => page.getByTestId('review-row').count()).toBe(1);
    await page.getByTestId('review-row').click();
    await page.locator('[data-testid=waveform][data-peaks=true]').waitFor();
    const drawn = await page.getByTestId('waveform').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return { colours: new Set(Array.from({ length: data.length / 4 }, (_, at) => `${data[at * 4]},${data[at * 4 + 1]},${data[at * 4 + 2]}`)).size, width: canvas.width, shown: canvas.clientWidth * devicePixelRatio };
    });
    expect(drawn.colours).toBeGreaterThan(3);
    expect(Math.abs(drawn.width - drawn.shown)).toBeLessThanOrEqual(1);
    await page.getByTestId('talk-figures').getByText('100%').first().waitFor();
    await app.screenshot('review-page');
  });

  it('plays with Space, jumps with digits and arrows, and stops with Space', async () => {
    const { page } = app;
    // Loaded is noted, and is not heard; a page that says it played what it never got is not believed.
    await expect.poll(listeners).toEqual([[userInfo().username, true, false, true]]);
    await app.inConsole(`window.console400.command('recording:heard', { callId: '${callId}', fromMs: 900000, untilMs: 990000 })`);
    expect(await listeners()).toEqual([[userInfo().username, true, false, true]]);
    expect(await app.inConsole<number>(untilSound(`document.querySelector('[data-testid=player-play]').click()`))).toBeGreaterThanOrEqual(0);
    await expect.poll(listeners).toEqual([[userInfo().username, true, true, true]]);
    await page.keyboard.press('5');
    await expect.poll(clock).toBeGreaterThanOrEqual(seconds / 2);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(clock).toBeLessThan(seconds / 2);
    await page.keyboard.press('Space');
    await expect.poll(async () => Math.max(...(await ears()))).toBeLessThan(0.01);
    await page.keyboard.press('Space');
    await expect.poll(async () => Math.max(...(await ears()))).toBeGreaterThan(0.01);
  });

  it('lets each voice be heard alone, or not at all', async () => {
    const { page } = app;
    // From the beginning: the rest of the recording may be too short for all that follows.
    await page.keyboard.press('Home');
    await expect.poll(async () => (await ears())[0]).toBeGreaterThan(0.01);
    await page.getByTestId('mute-agent').click();
    await page.getByTestId('mute-customer').click();
    await expect.poll(async () => Math.max(...(await ears()))).toBeLessThan(0.01);
    await page.getByTestId('mute-customer').click();
    await expect.poll(async () => Math.max(...(await ears()))).toBeGreaterThan(0.01);
    await page.getByTestId('mute-agent').click();
    await page.getByTestId('solo-agent').click();
    // The agent stands on the left: alone, it is louder there.
    await expect.poll(async () => { const [left, right] = await ears(); return left > right * 1.3; }).toBe(true);
    await page.getByTestId('solo-agent').click();
  });

  it('plays a part again and again, at another speed and with the same pitch', async () => {
    const { page } = app;
    // Standing still, so that the part is as long as a step.
    await page.keyboard.press('k');
    await expect.poll(async () => Math.max(...(await ears()))).toBeLessThan(0.01);
    await page.keyboard.press('Home');
    await page.keyboard.press('a');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('b');
    await page.getByTestId('loop-off').waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('l');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.getByTestId('player-rate').textContent()).toContain('3×');
    const seen: number[] = [];
    await expect.poll(async () => {
      seen.push(await clock());
      return seen.some((at, index) => index > 0 && at < (seen[index - 1] ?? 0) - 1);
    }, { interval: 100 }).toBe(true);
    expect(Math.max(...seen)).toBeLessThan(7);
    await page.keyboard.press('x');
  });

  it('takes a comment at a moment, and keeps it when the window is loaded anew; typing it plays nothing', async () => {
    const { page } = app;
    await page.keyboard.press('k');
    await page.keyboard.press('2');
    await page.keyboard.press('m');
    await page.getByTestId('marker-text').fill('');
    await page.keyboard.type('ok m 5 b');
    const before = await clock();
    await page.keyboard.press('Enter');
    await page.getByTestId('marker').getByText('ok m 5 b').waitFor();
    expect(await clock()).toBe(before);
    expect(Math.max(...(await ears()))).toBeLessThan(0.01);
    await page.reload();
    await page.getByTestId('nav-review').click();
    await page.getByTestId('review-row').first().click();
    await page.getByTestId('marker').getByText('ok m 5 b').waitFor();
    const kept = await app.inMain(async ({ program }, id) => program.host.runningStore!.listMarkers({ callId: id }), callId);
    expect(kept.map(({ text, atMs }) => [text, Math.round(atMs / 100)])).toEqual([['ok m 5 b', 80]]);
    expect((await listeners()).map(([by]) => by)).toEqual([userInfo().username]);
  });

  it('has a comment that was not kept yet again after another page and a reload', async () => {
    const { page } = app;
    await page.getByTestId('marker-new').click();
    await page.getByTestId('marker-text').fill('听不清');
    await page.getByTestId('nav-log').click();
    await page.reload();
    await page.getByTestId('nav-review').click();
    await page.getByTestId('review-row').first().click();
    await expect.poll(() => page.getByTestId('marker-text').inputValue()).toBe('听不清');
    await page.getByTestId('marker-save').click();
    await page.getByTestId('marker').getByText('听不清').waitFor();
    await expect.poll(() => page.getByTestId('marker-text').count()).toBe(0);
  });
});
