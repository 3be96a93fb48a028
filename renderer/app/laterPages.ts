import { lazy } from 'react';
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

export const CallLogPage = lazy(() => imports.log().then((module) => ({ default: module.CallLogPage })));
export const MissedPage = lazy(() => imports.missed().then((module) => ({ default: module.MissedPage })));
export const CustomersPage = lazy(() => imports.customers().then((module) => ({ default: module.CustomersPage })));
export const NumbersPage = lazy(() => imports.numbers().then((module) => ({ default: module.NumbersPage })));
export const ReviewPage = lazy(() => imports.review().then((module) => ({ default: module.ReviewPage })));
export const StatisticsPage = lazy(() => imports.statistics().then((module) => ({ default: module.StatisticsPage })));
export const SettingsPage = lazy(() => imports.settings().then((module) => ({ default: module.SettingsPage })));

/**
 * Loads a page that somebody is about to turn to (the pointer is over its name), so that it is there with the click. Not all
 * of them after the start: they take 15 MB, and an agent may not see most of them for days.
 */
export function expectPage(page: Page): void {
  // One that cannot be loaded is asked for again when somebody turns to it.
  if (page !== 'calls') void imports[page]().catch(() => {});
}
