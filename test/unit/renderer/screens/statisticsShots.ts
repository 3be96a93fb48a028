import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const [small, large] = [[1280, 800], [1920, 1080]] as const;

function shot(name: string, options: Partial<Shot> = {}, act?: (page: Page) => Promise<unknown>): Shot {
  return {
    name: `statistics${name}`, page: 'index', scene: 'idle', size: small, theme: 'light', locale: 'zh-CN', ...options,
    act: async (page) => {
      await page.getByTestId('nav-statistics').click();
      await page.locator('[data-testid=statistics-page][data-ready=true]').waitFor();
      await page.waitForTimeout(400);
      await act?.(page);
    },
  };
}

const [english, dark] = [{ locale: 'en' }, { theme: 'dark' }] as const;
const scrolled = (testId: string) => async (page: Page) => page.getByTestId(testId).scrollIntoViewIfNeeded();
/** The numbers behind every chart. */
const inTables = async (page: Page) => {
  const charts = page.locator('.section-tool[aria-pressed=false]');
  while ((await charts.count()) > 0) await charts.first().click();
};

/** The statistics page. */
export const statisticsShots: readonly Shot[] = [
  shot(''),
  shot('-en-dark', { ...english, ...dark }),
  shot('-large', { size: large }),
  shot('-en-dark-large', { ...english, ...dark, size: large }),
  shot('-tall', { size: [1280, 3400] }),
  shot('-tall-en-dark', { ...english, ...dark, size: [1280, 3400] }),
  shot('-tall-large', { size: [1920, 2400] }),
  shot('-one-call', { scene: 'statisticsOneCall', size: [1280, 2800] }),
  shot('-tables', { size: [1280, 5200] }, inTables),
  shot('-calls', {}, async (page) => page.getByTestId('tile-missed').click()),
  shot('-calls-en-dark', { ...english, ...dark }, async (page) => page.getByTestId('tile-missed').click()),
  shot('-cities', { size: large }, async (page) => { await scrolled('statistics-areas')(page); await page.getByTestId('area-row').first().locator('button').first().click(); }),
  shot('-empty', {}, async (page) => { await page.getByTestId('statistics-preset').click(); await page.getByTitle('今天', { exact: true }).click(); await page.getByTestId('statistics-empty').waitFor(); }),
  shot('-export', {}, async (page) => page.getByTestId('statistics-export').click()),
];
