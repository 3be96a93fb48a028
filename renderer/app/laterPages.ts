import { lazy } from 'react';
import type { ComponentType } from 'react';
import { attempt } from '../bridge/send.ts';
import type { Page } from '../stores/viewStore.ts';

/** What is not seen at the start. Its code would keep the first picture waiting. */
const imports = {
  log: () => import('../callLog/CallLogPage.tsx'),
  missed: () => import('../missedCalls/MissedPage.tsx'),
  customers: () => import('../customers/CustomersPage.tsx'),
  numbers: () => import('../numbers/NumbersPage.tsx'),
  review: () => import('../review/ReviewPage.tsx'),
  statistics: () => import('../statistics/StatisticsPage.tsx'),
  settings: () => import('../settings/SettingsPage.tsx'),
} as const satisfies Record<Exclude<Page, 'calls'>, unknown>;

/** What could not be read at once may be there a moment later. Milliseconds. */
const againAfterMs = 500;

/**
 * A page whose code is read when somebody turns to it. Code that cannot be read twice will not come into this page any more
 * (a failure is kept, and a program replaced under it has other files): the console is loaded anew, which touches no call.
 */
function later<M>(load: () => Promise<M>, pageOf: (module: M) => ComponentType) {
  return lazy(async () => {
    const module = await load()
      .catch(() => new Promise<void>((resolve) => setTimeout(resolve, againAfterMs)).then(load))
      .catch(async (error: unknown) => {
        await attempt('page:failed', { what: String(error).slice(0, 500), then: 'loadAnew' });
        throw error;
      });
    return { default: pageOf(module) };
  });
}

export const CallLogPage = later(imports.log, (module) => module.CallLogPage);
export const MissedPage = later(imports.missed, (module) => module.MissedPage);
export const CustomersPage = later(imports.customers, (module) => module.CustomersPage);
export const NumbersPage = later(imports.numbers, (module) => module.NumbersPage);
export const ReviewPage = later(imports.review, (module) => module.ReviewPage);
export const StatisticsPage = later(imports.statistics, (module) => module.StatisticsPage);
export const SettingsPage = later(imports.settings, (module) => module.SettingsPage);

/**
 * Loads a page that somebody is about to turn to (the pointer is over its name), so that it is there with the click. Not all
 * of them after the start: they take 15 MB, and an agent may not see most of them for days.
 */
export function expectPage(page: Page): void {
  // One that cannot be loaded is asked for again when somebody turns to it.
  if (page !== 'calls') void imports[page]().catch(() => {});
}
