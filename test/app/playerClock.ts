import type { Page } from 'playwright-core';

/** Where the player is, and how long its recording is, in seconds as it shows them. */
export async function playerClock(page: Page): Promise<{ readonly at: number; readonly length: number }> {
  const [at = 0, length = 0] = (await page.getByTestId('player-clock').innerText()).split('/').map((text) => text.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  return { at, length };
}
