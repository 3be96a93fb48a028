/**
 * `playback`: a recording of an hour on the review page of the real program: from the click on play until its sound comes
 * out of the graph of the two voices, and from a jump anywhere until the sound of there comes out. The peer in the same
 * run: a plain audio element on the same address, without waveform, voices or keys.
 */
import { launchConsole } from '../app/consoleApp.ts';
import { hearing, type Heard } from '../fixtures/recordings/inPage.ts';
import { listenToPage, pressing, untilSound } from '../fixtures/recordings/pagePlayer.ts';
import { recordInProgram } from '../fixtures/recordings/recordInProgram.ts';
import { seededRandom } from './fixtures/random.ts';
import { machineLoad, percentile, rounded } from './live/figures.ts';

const callIds = ['0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7a10', '0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7a11'] as const;
const jumpsPerPlayer = 5;

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const seconds = quick ? 300 : 3600;
  const players = quick ? 2 : 12;
  const random = seededRandom(7);
  const app = await launchConsole({ provision: null, waitForRegistration: false });
  try {
    const { page } = app;
    for (const [index, callId] of callIds.entries()) await recordInProgram(app, { callId, seconds: index === 0 ? seconds : 10, startedAt: Date.now() - 7_200_000 - index * 7_200_000 });
    await app.inConsole(listenToPage);
    await page.getByTestId('nav-review').click();
    await page.getByTestId('review-row').first().click();
    const measuredFrom = performance.now();
    await page.locator('[data-testid=waveform][data-peaks=true]').waitFor({ timeout: 180_000 });
    console.log(`the waveform of ${seconds} s was there ${Math.round(performance.now() - measuredFrom)} ms after it was first asked for`);
    const clicks: number[] = [];
    const draws: number[] = [];
    const seeks: number[] = [];
    const peers: Heard[] = [];
    for (let player = 0; player < players; player += 1) {
      // Another recording in between: nothing of this one is loaded any more.
      await page.getByTestId('review-row').nth(1).click();
      await page.locator('[data-testid=waveform][data-peaks=true]').waitFor({ timeout: 30_000 });
      await page.getByTestId('review-row').first().evaluate((row: HTMLElement) => row.click());
      const drawn = performance.now();
      await page.locator('[data-testid=waveform][data-peaks=true]').waitFor({ timeout: 30_000 });
      draws.push(performance.now() - drawn);
      clicks.push(await app.inConsole<number>(untilSound(`document.querySelector('[data-testid=player-play]').click()`)));
      for (let jump = 0; jump < jumpsPerPlayer; jump += 1) {
        await app.inConsole(pressing('k'));
        const tenth = random.below(10);
        // Pause, go to a tenth, and from there somewhere else: what is heard first comes from where the last key led.
        seeks.push(await app.inConsole<number>(untilSound(`${pressing(String(tenth))}; ${pressing('ArrowRight')}; ${pressing(' ')}`)));
      }
      await app.inConsole(pressing('k'));
      const jumps = Array.from({ length: jumpsPerPlayer }, () => random.below(seconds - 5));
      peers.push(await app.inConsole<Heard>(hearing(`/recording/${callIds[0]}?form=finished`, jumps)));
    }
    const peerClicks = peers.map(({ soundAfterMs }) => soundAfterMs);
    const peerSeeks = peers.flatMap((one) => one.seeks.map(({ soundAfterMs }) => soundAfterMs));
    console.log(machineLoad());
    return {
      clickMs: rounded(percentile(clicks, 0.5)), clickMaxMs: rounded(Math.max(...clicks)),
      seekMs: rounded(percentile(seeks, 0.5)), seekP95Ms: rounded(percentile(seeks, 0.95)), seekMaxMs: rounded(Math.max(...seeks)),
      peerClickMs: rounded(percentile(peerClicks, 0.5)), peerSeekMs: rounded(percentile(peerSeeks, 0.5)),
      drawMs: rounded(percentile(draws, 0.5)), players, jumps: seeks.length, seconds,
    };
  } finally {
    await app.close();
  }
}
