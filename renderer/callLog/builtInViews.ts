import { noFilters } from '../../shared/calls/callLogFilters.ts';
import { newestFirst, usualColumns } from '../../shared/calls/logView.ts';
import type { LogViewSettings } from '../../shared/calls/logView.ts';

const usual: LogViewSettings = { filters: noFilters, time: 'chosen', columns: [...usualColumns], sorting: newestFirst };

export const builtInViewIds = ['all', 'today', 'missed', 'longCalls', 'badQuality'] as const;
export type BuiltInViewId = (typeof builtInViewIds)[number];

/** Views that everybody has; their names are in the locales under `log.view`. A long call lasts ten minutes; below 3.6 callers complain. */
export const builtInViews: Readonly<Record<BuiltInViewId, LogViewSettings>> = {
  all: usual,
  today: { ...usual, time: 'today' },
  missed: { ...usual, filters: { ...noFilters, results: ['missed'] }, time: 'sevenDays' },
  longCalls: { ...usual, filters: { ...noFilters, talk: { min: 600, max: null } }, time: 'thirtyDays' },
  badQuality: { ...usual, filters: { ...noFilters, mos: { min: null, max: 3.5 } }, time: 'thirtyDays' },
};
