import type { CallLogEntry, CallLogMeasure, CallLogPage, CallLogQuery, CallLogStep } from '../../../shared/calls/callLogEntry.ts';
import type { LogValues } from '../../../shared/calls/callLogFilters.ts';
import type { LogView } from '../../../shared/calls/logView.ts';
import type { KindsOf } from './requestKind.ts';

/** The call log as people search it. */
export interface CallLogRequests {
  searchCallLog(query: CallLogQuery): CallLogPage;
  /** Counts in steps of a few milliseconds; tells keys from which pages can be had anywhere in the list. */
  measureCallLog(measure: CallLogMeasure): CallLogStep;
  callLogRows(argument: { readonly keys: readonly number[] }): readonly CallLogEntry[];
  /** What filters can be chosen from. */
  logValues(argument: null): LogValues;
  logViews(argument: null): readonly LogView[];
  saveLogView(argument: LogView & { readonly at: number }): void;
  removeLogView(argument: { readonly id: string }): void;
}

export const callLogKinds = {
  searchCallLog: 'query',
  measureCallLog: 'query',
  callLogRows: 'query',
  logValues: 'query',
  logViews: 'query',
  saveLogView: 'command',
  removeLogView: 'command',
} as const satisfies KindsOf<CallLogRequests>;
