import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const small = [1280, 800] as const;
const large = [1920, 1080] as const;

function log(name: string, options: Partial<Shot> = {}): Shot {
  const { act, ...rest } = options;
  return {
    name: `log-${name}`, page: 'index', scene: 'idle', size: small, theme: 'light', locale: 'zh-CN', ...rest,
    act: async (page) => {
      await page.getByTestId('nav-log').click();
      await page.getByTestId('log-row').first().waitFor();
      await act?.(page);
    },
  };
}

const other = { locale: 'en', theme: 'dark' } as const;
const opening = async (page: Page) => {
  await page.getByTestId('log-row').nth(2).click();
  await page.getByTestId('call-timeline').scrollIntoViewIfNeeded();
};

const choosing = async (page: Page) => {
  await page.getByTestId('log-table').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  for (let row = 0; row < 4; row += 1) await page.keyboard.press('Shift+ArrowDown');
};
const choosingThen = (name: string) => async (page: Page) => {
  await choosing(page);
  await page.getByTestId(`chosen-${name}`).click();
};

/** The call log and the jobs. */
export const logShots: readonly Shot[] = [
  log('all'),
  log('all-en-dark', other),
  log('all-large', { size: large }),
  log('all-en-dark-large', { ...other, size: large }),
  log('filters', { act: async (page) => { await page.getByTestId('filter-missed').click(); await page.getByTestId('more-filters').click(); } }),
  log('filters-en-dark', { ...other, act: async (page) => { await page.getByTestId('filter-outgoing').click(); await page.getByTestId('more-filters').click(); } }),
  log('chips', { act: async (page) => { await page.getByTestId('log-views').click(); await page.getByTestId('view-badQuality').click(); await page.getByTestId('call-log-search').fill('王'); } }),
  log('views', { act: (page) => page.getByTestId('log-views').click() }),
  log('columns', { act: (page) => page.getByTestId('log-columns').click() }),
  log('columns-en-dark', { ...other, act: (page) => page.getByTestId('log-columns').click() }),
  log('jump', { act: (page) => page.getByTestId('log-jump').click() }),
  log('drawer', { act: opening }),
  log('drawer-en-dark', { ...other, act: opening }),
  log('drawer-edit', { act: async (page) => { await page.getByTestId('log-row').first().click(); await page.getByTestId('edit-write-up').click(); await page.getByTestId('save-write-up').scrollIntoViewIfNeeded(); } }),
  log('chosen', { act: choosing }),
  log('chosen-en-dark', { ...other, act: choosing }),
  log('chosen-all-large', { size: large, act: async (page) => { await page.getByTestId('log-table').focus(); await page.keyboard.press('Control+a'); } }),
  log('chosen-queue', { act: choosingThen('queue') }),
  log('chosen-tag-en-dark', { ...other, act: choosingThen('tag') }),
  log('chosen-close', { act: choosingThen('closeMissed') }),
  log('chosen-hold-en', { locale: 'en', act: choosingThen('hold') }),
  log('end', { act: async (page) => { await page.getByTestId('log-table').focus(); await page.keyboard.press('End'); } }),
  log('jobs', { scene: 'jobs', act: (page) => page.getByTestId('job-tray').click() }),
  log('jobs-en-dark', { ...other, scene: 'jobs', act: (page) => page.getByTestId('job-tray').click() }),
];
