import type { CallLogPage, CallLogQuery } from '../../../shared/calls/callLogEntry.ts';
import type { KindsOf } from './requestKind.ts';

/** The call log as people search it. */
export interface CallLogRequests {
  searchCallLog(query: CallLogQuery): CallLogPage;
}

export const callLogKinds = {
  searchCallLog: 'query',
} as const satisfies KindsOf<CallLogRequests>;
