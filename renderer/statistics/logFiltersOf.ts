import { noFilters, type CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import type { CallPick, StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock } from '../../shared/statistics/zoneClock.ts';

const filterOf: Partial<Record<CallPick['thing'], Partial<CallLogFilters>>> = {
  offered: { direction: 'incoming' },
  outgoing: { direction: 'outgoing' },
  missed: { direction: 'incoming', results: ['missed'] },
  refused: { direction: 'incoming', results: ['rejected'] },
  forwarded: { results: ['forwarded'] },
};

/** The filters of the call log that show exactly the calls of a pick; null when the log knows no such filters. */
export function logFiltersOf(scope: StatisticsScope, pick: CallPick): CallLogFilters | null {
  const filter = filterOf[pick.thing];
  const others = [pick.weekday, pick.hour, pick.place, pick.disposition, pick.duration, pick.callerOf].some((value) => value !== null);
  const fields = { serviceNumbers: [pick.serviceNumber, scope.serviceNumber], queues: [pick.queue, scope.queue], agents: [pick.agent, scope.agent] } as const;
  const lists = Object.entries(fields).map(([name, wanted]) => [name, [...new Set(wanted.filter((value) => value !== null))]] as const);
  // The log asks for any of several values and knows no empty one.
  if (filter === undefined || others || lists.some(([, values]) => values.length > 1 || values.includes(''))) return null;
  const clock = zoneClock(scope.zone, scope.from * dayMs, scope.until * dayMs);
  const from = Math.max(scope.from, pick.days?.from ?? scope.from);
  const until = Math.min(scope.until, pick.days?.until ?? scope.until);
  return { ...noFilters, ...filter, ...Object.fromEntries(lists.filter(([, values]) => values.length > 0)), from: clock.startOf(from), until: clock.startOf(until) };
}
