import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeBridge } from '../fakes/fakeBridge.ts';
import { followFocus } from '../unit/renderer/screens/followFocus.ts';
import { inspectPage } from '../unit/renderer/screens/inspectPage.ts';
import { openPages, type Pages } from '../unit/renderer/screens/openPages.ts';
import { shots } from '../unit/renderer/screens/shots.ts';
import { displayEnvironment } from './virtualDisplay.ts';

// Each kind of screen as it is drawn, in both themes and languages: what nobody could read, reach or hear.

let pages: Pages;
beforeAll(async () => {
  pages = await openPages(await displayEnvironment());
});
afterAll(() => pages.close());

/** One of each kind; `takeLooks.ts` looks at all of them. */
const screens = [
  'long', 'pop-popThree', 'day-lines', 'day-conference', 'day-transfer', 'day-wrap-up-call-back', 'fresh', 'troubled', 'missed-closing', 'log-filters', 'log-drawer', 'customers-new', 'customers-import', 'customers-fields', 'customers-ticket',
  'numbers', 'statistics', 'scoring', 'scoring-handed-in', 'scoring-cards', 'scoring-sampling', 'packages-give', 'settings-sound', 'settings-connection-form', 'settings-recordings', 'settings-crm', 'settings-write-up-removed', 'vault-create', 'block-list-add', 'block-call', 'block-card',
] as const;

const shotOf = (name: string) => {
  const shot = shots.find((one) => one.name === name);
  if (shot === undefined) throw new Error(`no screen is called ${name}`);
  return shot;
};

test.each(screens)('%s: everything has a name, can be read and says its language, in both looks', async (name) => {
  const shot = shotOf(name);
  const page = await pages.open(shot);
  await shot.act?.(page);
  for (const look of [{ locale: 'zh-CN', theme: 'light' }, { locale: 'en', theme: 'dark' }] as const) {
    await page.evaluate((given) => {
      const { console400 } = window as unknown as { readonly console400: FakeBridge };
      console400.change({ preferences: { ...console400.state.preferences, ...given } });
    }, look);
    // Colours that are on their way to the other theme are no fault.
    await expect.poll(() => inspectPage(page)).toMatchObject({ nameless: [], faint: [], outside: [], language: look.locale });
  }
});

test.each(['two', 'missed', 'log', 'customers-card', 'statistics'] as const)('%s: who walks with the Tab key always sees where they are', async (name) => {
  const shot = shotOf(name);
  const page = await pages.open(shot);
  await shot.act?.(page);
  const { reached, unmarked } = await followFocus(page, 40);
  expect(reached).toBeGreaterThan(15);
  expect(unmarked).toEqual([]);
});

test('every part of antd on these screens has its styles', () => {
  expect(pages.problems.filter((problem) => problem.includes('no styles'))).toEqual([]);
});
