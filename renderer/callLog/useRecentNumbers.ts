import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../shared/calls/callLogFilters.ts';

const rows = 12;

/** The newest rows of the log, for offering their numbers; empty while they cannot be had. */
export function useRecentNumbers(filter: 'all' | 'outgoing'): readonly CallLogEntry[] {
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('callLog:search', { ...noFilters, direction: filter === 'outgoing' ? 'outgoing' : null, limit: rows, cursor: null }, revision);
  return answer.kind === 'answered' ? answer.value.entries : [];
}
