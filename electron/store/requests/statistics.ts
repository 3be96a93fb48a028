import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import type { CallerFigures, Figures, StateTime } from '../../../shared/statistics/figures.ts';
import type { SlaRule, SlaTerms } from '../../../shared/statistics/serviceLevel.ts';
import type { CallPick, StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';
import type { KindsOf } from './requestKind.ts';

export interface CountedCallsPage {
  readonly entries: readonly CallLogEntry[];
  /** Row after which the next page goes on; null at the end. */
  readonly cursor: number | null;
}

/** Figures over the calls. Each takes many turns of the event loop, so that nothing else waits for it. */
export interface StatisticsRequests {
  countCalls(argument: { readonly scope: StatisticsScope }): Figures;
  /** @param now epoch milliseconds: windows that end later are not over */
  countCallers(argument: { readonly scope: StatisticsScope; readonly windowDays: number; readonly now: number }): CallerFigures;
  /** The calls behind a figure, newest first. */
  listCountedCalls(argument: {
    readonly scope: StatisticsScope; readonly pick: CallPick; readonly now: number; readonly cursor: number | null; readonly limit: number;
  }): CountedCallsPage;
  /** Time in states between two moments, per agent, state and reason; a period that lasts counts up to its last sign of life. */
  sumAgentTimes(argument: { readonly agent: string | null; readonly from: number; readonly until: number }): readonly StateTime[];
  /** Terms of the service level by the day they hold from. */
  listSlaRules(argument: null): readonly SlaRule[];
  /** Terms that hold from `today` (a local day) on; earlier days keep theirs. */
  putSlaTerms(argument: { readonly today: number; readonly terms: SlaTerms }): readonly SlaRule[];
}

export const statisticsKinds = {
  countCalls: 'query',
  countCallers: 'query',
  listCountedCalls: 'query',
  sumAgentTimes: 'query',
  listSlaRules: 'query',
  putSlaTerms: 'command',
} as const satisfies KindsOf<StatisticsRequests>;
