import { z } from 'zod';
import { sortColumns } from './callLogEntry.ts';
import { callLogFiltersSchema } from './callLogFilters.ts';

/** The columns of the log, in their first order. `play` tells whether there is a recording. */
export const logColumns = [
  'time', 'result', 'caller', 'area', 'customer', 'company', 'serviceNumber', 'queue', 'agent', 'wait', 'talk', 'mos', 'survey', 'review', 'disposition', 'direction', 'ivrPath', 'rule', 'play',
] as const;
export type LogColumn = (typeof logColumns)[number];

/** A span of time that moves on with the day; `chosen` = the filter's own `from` and `until`. */
export const timePresets = ['chosen', 'today', 'yesterday', 'sevenDays', 'thirtyDays', 'thisMonth', 'lastMonth'] as const;
export type TimePreset = (typeof timePresets)[number];

const shownColumn = z.object({ column: z.enum(logColumns), /** Pixels; null = what its content needs. */ width: z.number().min(40).max(800).nullable() });
export type ShownColumn = z.infer<typeof shownColumn>;

const sorting = z.object({ column: z.enum(['time', ...sortColumns]), descending: z.boolean() });
export type LogSorting = z.infer<typeof sorting>;

export const newestFirst: LogSorting = { column: 'time', descending: true };

export const logViewSettingsSchema = z.object({
  filters: callLogFiltersSchema,
  time: z.enum(timePresets),
  columns: z.array(shownColumn).min(1).max(logColumns.length),
  sorting,
});
export type LogViewSettings = z.infer<typeof logViewSettingsSchema>;

/** A way to look at the log under a name. The one with the id `last` is what was in use last. */
export interface LogView {
  readonly id: string;
  readonly name: string;
  readonly settings: LogViewSettings;
}

export const lastViewId = 'last';
export const mostViews = 50;

export const usualColumns: readonly ShownColumn[] = (['time', 'result', 'caller', 'area', 'customer', 'serviceNumber', 'queue', 'wait', 'talk', 'mos', 'disposition', 'play'] as const)
  .map((column) => ({ column, width: null }));
