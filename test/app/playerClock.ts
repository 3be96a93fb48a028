import type { Page } from 'playwright-core';
import { eventually } from '../lab/eventually.ts';

/** Where the player is, and how long its recording is, in seconds as it shows them. */
export async function playerClock(page: Page): Promise<{ readonly at: number; readonly length: number }> {
  const [at = 0, length = 0] = (await page.getByTestId('player-clock').innerText()).split('/').map((text) => text.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  return { at, length };
}

/** How long the recording is, in seconds as the player shows it, once it knows. */
export async function playerLength(page: Page): Promise<number> {
  return eventually('the player knows the length', async () => {
    const { length } = await playerClock(page);
    return length > 0 && length;
  });
}
