import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const small = [1280, 800] as const;
const large = [1920, 1080] as const;
type Act = (page: Page) => Promise<unknown>;

function shot(name: string, options: Partial<Shot> = {}, act: Act = () => Promise.resolve()): Shot {
  return {
    name: `packages${name}`, page: 'index', scene: 'packages', size: small, theme: 'light', locale: 'zh-CN', ...options,
    act: async (page) => {
      await page.getByTestId('nav-review').click();
      await page.getByTestId('tab-packages').click();
      await page.getByTestId('packages-view').waitFor();
      await act(page);
    },
  };
}

const clicks = (...testIds: readonly string[]): Act => async (page) => {
  for (const testId of testIds) await page.getByTestId(testId).first().click();
};
const row = (at: number): Act => (page) => page.getByTestId('package-list').getByRole('option').nth(at).click();
const giving: Act = async (page) => {
  await clicks('package-give')(page);
  for (const at of [0, 1, 3]) await page.getByTestId('package-tick').nth(at).check();
  await page.getByTestId('vault-next').fill('白云机场 T2 出发层');
  await page.getByTestId('vault-repeat').fill('白云机场');
  await page.getByTestId('package-write').click();
};
const dark = { theme: 'dark' } as const;
const english = { locale: 'en' } as const;

/** Handing calls over to another computer. */
export const packageShots: readonly Shot[] = [
  shot(''),
  shot('-en-dark-large', { ...english, ...dark, size: large }),
  shot('-back', {}, row(2)),
  shot('-back-en-dark', { ...english, ...dark }, row(2)),
  shot('-give', {}, giving),
  shot('-give-en-dark', { ...english, ...dark }, giving),
  shot('-give-large', { size: large }, clicks('package-give')),
  shot('-take', {}, clicks('package-take', 'package-choose')),
  shot('-take-en-dark', { ...english, ...dark }, clicks('package-take')),
  shot('-answer', {}, clicks('package-answer')),
  shot('-answer-en-large', { ...english, size: large }, clicks('package-answer')),
  shot('-remove', { ...dark }, clicks('package-remove', 'package-remove-now')),
  shot('-nothing', { scene: 'packagesNothing' }),
  shot('-nothing-give-en', { scene: 'packagesNothing', ...english }, clicks('package-give', 'package-write')),
];
