import { z } from 'zod';
import { sortColumns } from '../../../shared/calls/callLogEntry.ts';
import { callLogFiltersSchema } from '../../../shared/calls/callLogFilters.ts';
import { logViewSettingsSchema } from '../../../shared/calls/logView.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { CallLogRequests } from '../requests/callLog.ts';
import { logValues } from '../tables/logValues.ts';
import { logViews, removeLogView, saveLogView } from '../tables/logViews.ts';
import { callLogRows, measureCallLog, searchCallLog } from '../tables/searchCallLog.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, time } from './fields.ts';

const cursor = z.string().max(20).nullable();
const filters = callLogFiltersSchema.extend({ from: time.nullable(), until: time.nullable() });

export const callLogArguments = {
  searchCallLog: filters.extend({ limit: count, cursor }),
  measureCallLog: filters.extend({ every: z.int().min(1).max(10_000), skip: count, cursor, column: z.enum(sortColumns).nullable() }),
  callLogRows: z.object({ keys: z.array(time).max(500) }),
  logValues: nothing,
  logViews: nothing,
  saveLogView: z.object({ id, name: z.string().max(60), settings: logViewSettingsSchema, at: time }),
  removeLogView: z.object({ id }),
} satisfies ArgumentsOf<CallLogRequests>;

/** The entries of this topic on an open store. */
export function callLogAnswers({ db }: OpenStore): AnswersOf<CallLogRequests> {
  return {
    searchCallLog: (argument) => searchCallLog(db, argument),
    measureCallLog: (argument) => measureCallLog(db, argument),
    callLogRows: (argument) => callLogRows(db, argument),
    logValues: () => logValues(db),
    logViews: () => logViews(db),
    saveLogView: (argument) => saveLogView(db, argument),
    removeLogView: (argument) => removeLogView(db, argument),
  };
}
