import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const small = [1280, 800] as const;
const large = [1920, 1080] as const;
type Act = (page: Page) => Promise<unknown>;
const nothing: Act = () => Promise.resolve();

/** The recording of the first call with its card. */
function listening(name: string, scene: string, options: Partial<Shot> = {}, act: Act = nothing): Shot {
  return {
    name: `scoring${name}`, page: 'index', scene, size: small, theme: 'light', locale: 'zh-CN', ...options,
    act: async (page) => {
      await page.getByTestId('nav-review').click();
      await page.getByTestId('review-row').first().click();
      await page.locator('[data-peaks=true]').first().waitFor();
      await act(page);
    },
  };
}

/** Another tab of the review page. */
function tab(name: string, part: string, options: Partial<Shot> = {}, act: Act = nothing): Shot {
  return {
    name: `scoring-${name}`, page: 'index', scene: 'scoring', size: small, theme: 'light', locale: 'zh-CN', ...options,
    act: async (page) => {
      await page.getByTestId('nav-review').click();
      await page.getByTestId(`tab-${part}`).click();
      await act(page);
    },
  };
}

const keys = (...names: readonly string[]): Act => async (page) => {
  for (const name of names) await page.keyboard.press(name);
};
const clicks = (...testIds: readonly string[]): Act => async (page) => {
  for (const testId of testIds) await page.getByTestId(testId).first().click();
};
const dark = { theme: 'dark' } as const;
const english = { locale: 'en' } as const;

/** Judging calls: the queue and the card beside the player, and the tabs that belong to it. */
export const scoringShots: readonly Shot[] = [
  listening('', 'scoringDraft'),
  listening('-large', 'scoringDraft', { size: large }, keys('p')),
  listening('-en-dark', 'scoringDraft', { ...english, ...dark }, keys('p', 'ArrowDown', 'ArrowDown', 'ArrowDown')),
  listening('-keyboard', 'scoringDraft', {}, keys('p', 'j', 'j', '2', 'm', 'c')),
  listening('-open', 'scoringDraft', {}, clicks('review-hand-in')),
  listening('-blind', 'scoringBlind', {}, keys('p', '1')),
  listening('-fatal', 'scoringFatal', {}, keys('p')),
  listening('-fatal-en-dark-large', 'scoringFatal', { ...english, ...dark, size: large }, keys('p')),
  listening('-handed-in', 'scoringHandedIn', {}, async (page) => page.getByTestId('review-history').locator('summary').click()),
  listening('-handed-in-en-dark', 'scoringHandedIn', { ...english, ...dark }),
  listening('-appealed', 'scoringAppealed'),
  listening('-appealed-en-large', 'scoringAppealed', { ...english, size: large }),
  listening('-change', 'scoringAppealed', {}, clicks('review-change')),
  listening('-agent', 'scoringAgent', {}, clicks('appeal-open')),
  listening('-agent-en-dark', 'scoringAgent', { ...english, ...dark }),
  listening('-nothing', 'scoringNothing'),
  listening('-nothing-en-dark', 'scoringNothing', { ...english, ...dark }),
  tab('reviews', 'reviews'),
  tab('reviews-en-dark', 'reviews', { ...english, ...dark }),
  tab('reviews-large', 'reviews', { size: large }),
  tab('reviews-agent', 'reviews', { scene: 'scoringAgent' }),
  tab('reviews-none', 'reviews', { scene: 'scoringNothing' }),
  tab('figures', 'figures'),
  tab('figures-en-dark', 'figures', { ...english, ...dark }),
  tab('figures-large', 'figures', { size: large }),
  tab('cards', 'cards'),
  tab('cards-writing', 'cards', {}, clicks('card-next')),
  tab('cards-writing-en-dark', 'cards', { ...english, ...dark }, clicks('card-next')),
  tab('cards-writing-large', 'cards', { size: large }, clicks('card-next')),
  tab('cards-faults', 'cards', {}, clicks('card-new', 'section-add', 'card-save')),
  tab('cards-none', 'cards', { scene: 'scoringNothing' }),
  tab('sampling', 'sampling'),
  tab('sampling-en-dark', 'sampling', { ...english, ...dark }),
  tab('sampling-large', 'sampling', { size: large }, clicks('plan-draw')),
  tab('sampling-none', 'sampling', { scene: 'scoringNothing' }),
  tab('calibration', 'calibration'),
  tab('calibration-result', 'calibration', {}, async (page) => page.getByTestId('calibration-list').getByRole('option').nth(1).click()),
  tab('calibration-result-en-dark-large', 'calibration', { ...english, ...dark, size: large }, async (page) => page.getByTestId('calibration-list').getByRole('option').nth(1).click()),
  tab('calibration-hand-over', 'calibration', {}, clicks('calibration-hand-over')),
  tab('calibration-new', 'calibration', {}, clicks('calibration-new', 'calibration-make')),
  tab('calibration-new-en-dark', 'calibration', { ...english, ...dark }, clicks('calibration-new')),
  { ...tab('drawer', ''), act: async (page) => { await page.getByTestId('nav-log').click(); await page.getByTestId('log-row').first().click(); await page.getByTestId('call-reviews').scrollIntoViewIfNeeded(); } },
];
