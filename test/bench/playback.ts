/**
 * `playback`: a recording of an hour in the real program: from `play()` of a fresh player until its sound comes out, and
 * from a jump anywhere until the sound of there comes out.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchConsole } from '../app/consoleApp.ts';
import { hearing, type Heard } from '../fixtures/recordings/inPage.ts';
import { keepRecording } from '../fixtures/recordings/keepRecording.ts';
import { seededRandom } from './fixtures/random.ts';
import { machineLoad, percentile, rounded } from './live/figures.ts';

const callId = '0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7a10';
const jumpsPerPlayer = 5;

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const seconds = quick ? 300 : 3600;
  const players = quick ? 2 : 12;
  const random = seededRandom(7);
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-400-playback-'));
  try {
    await keepRecording({ dataDirectory, callId, seconds, startedAt: Date.now() - 7_200_000 });
    const app = await launchConsole({ dataDirectory });
    try {
      const heard: Heard[] = [];
      for (let player = 0; player < players; player += 1) {
        const jumps = Array.from({ length: jumpsPerPlayer }, () => random.below(seconds - 5));
        heard.push(await app.inConsole<Heard>(hearing(`/recording/${callId}?form=finished`, jumps)));
      }
      const clicks = heard.map(({ soundAfterMs }) => soundAfterMs);
      const seeks = heard.flatMap((one) => one.seeks.map(({ soundAfterMs }) => soundAfterMs));
      console.log(machineLoad());
      return {
        clickMs: rounded(percentile(clicks, 0.5)), clickMaxMs: rounded(Math.max(...clicks)),
        seekMs: rounded(percentile(seeks, 0.5)), seekP95Ms: rounded(percentile(seeks, 0.95)), seekMaxMs: rounded(Math.max(...seeks)),
        players, jumps: seeks.length, seconds,
      };
    } finally {
      await app.close();
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}
