import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const small = [1280, 800] as const;
const large = [1920, 1080] as const;

function review(name: string, options: Partial<Shot> = {}, act: (page: Page) => Promise<unknown> = async () => {}): Shot {
  return {
    name: `review${name}`, page: 'index', scene: 'review', size: small, theme: 'light', locale: 'zh-CN', ...options,
    act: async (page) => {
      await page.getByTestId('nav-review').click();
      await page.getByTestId('review-row').first().click();
      await page.locator('[data-peaks=true], .player-words, .player-states').first().waitFor();
      await act(page);
    },
  };
}
const keys = (...names: readonly string[]) => async (page: Page) => {
  for (const name of names) await page.keyboard.press(name);
};
const hover = (share: number) => async (page: Page) => {
  const box = await page.getByTestId('waveform-lanes').boundingBox();
  if (box) await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.4);
};

/** The review workspace, and the player beside a call's details. */
export const reviewShots: readonly Shot[] = [
  review(''),
  review('-large', { size: large }, hover(0.27)),
  review('-dark', { theme: 'dark' }, hover(0.42)),
  review('-en-dark-large', { theme: 'dark', locale: 'en', size: large }),
  review('-en', { locale: 'en' }),
  review('-zoomed', {}, keys('3', '+', '+', '+', '+', '+', '+')),
  review('-loop-comment', {}, keys('3', 'a', '4', 'b', 'm')),
  review('-running', { scene: 'reviewRunning' }),
  review('-broken', { scene: 'reviewBroken' }),
  review('-empty', { scene: 'reviewEmpty', theme: 'dark' }),
  { ...review('-none'), act: (page) => page.getByTestId('nav-review').click() },
  ...([['light', 'zh-CN'], ['dark', 'en']] as const).map(([theme, locale]): Shot => ({
    ...review(`-drawer-${theme}`, { theme, locale }),
    act: async (page) => {
      await page.getByTestId('nav-log').click();
      await page.getByTestId('log-row').first().click();
      await page.locator('[data-peaks=true]').first().waitFor();
    },
  })),
];
