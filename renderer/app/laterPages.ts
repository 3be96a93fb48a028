import { lazy } from 'react';

/** What is not seen at the start. Its code would keep the first picture waiting. */
const imports = {
  log: () => import('../callLog/CallLogPage.tsx'),
  missed: () => import('../missedCalls/MissedPage.tsx'),
  customers: () => import('../customers/CustomersPage.tsx'),
  numbers: () => import('../numbers/NumbersPage.tsx'),
  review: () => import('../review/ReviewPage.tsx'),
  statistics: () => import('../statistics/StatisticsPage.tsx'),
  settings: () => import('../settings/SettingsPage.tsx'),
  moment: () => import('../ui/MomentPicker.tsx'),
} as const;

export const CallLogPage = lazy(() => imports.log().then((module) => ({ default: module.CallLogPage })));
export const MissedPage = lazy(() => imports.missed().then((module) => ({ default: module.MissedPage })));
export const CustomersPage = lazy(() => imports.customers().then((module) => ({ default: module.CustomersPage })));
export const NumbersPage = lazy(() => imports.numbers().then((module) => ({ default: module.NumbersPage })));
export const ReviewPage = lazy(() => imports.review().then((module) => ({ default: module.ReviewPage })));
export const StatisticsPage = lazy(() => imports.statistics().then((module) => ({ default: module.StatisticsPage })));
export const SettingsPage = lazy(() => imports.settings().then((module) => ({ default: module.SettingsPage })));

/** Milliseconds after the first picture: the start of the seat goes first. */
const loadAfterMs = 3_000;

/**
 * Loads the rest when the program has started, so that turning to a page takes no longer than if it had been there.
 * @returns calls it off
 */
export function loadLaterPages(): () => void {
  const timer = setTimeout(() => {
    // One that cannot be loaded is asked for again when somebody turns to it.
    for (const load of Object.values(imports)) void load().catch(() => {});
  }, loadAfterMs);
  return () => clearTimeout(timer);
}
