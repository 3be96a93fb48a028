import { createContext, useContext } from 'react';
import type { ReportContent, ReportSection } from '../../shared/statistics/report.ts';
import type { StatisticsTable, StatisticsWords } from '../../shared/statistics/tables.ts';
import { anyPick, type CallPick } from '../../shared/statistics/statisticsScope.ts';

export type StatisticsContent = Omit<ReportContent, 'sections' | 'madeAt' | 'madeBy'>;

/** What every part of the page draws from. */
export interface StatisticsView {
  readonly content: StatisticsContent;
  readonly tables: readonly StatisticsTable[];
  readonly words: StatisticsWords;
  /** Opens the calls behind a figure; null on paper. */
  readonly open: ((pick: CallPick, what: string, count: number | null) => void) | null;
  /** Saves one part as a picture; null where the seat may not, and on paper. */
  readonly savePicture: ((section: ReportSection) => void) | null;
  readonly print: boolean;
}

export const StatisticsViewContext = createContext<StatisticsView | null>(null);

export function useStatisticsView(): StatisticsView {
  const view = useContext(StatisticsViewContext);
  if (view === null) throw new Error('Parts of the statistics are drawn within their view only.');
  return view;
}

export function pickOf(change: Partial<CallPick> & Pick<CallPick, 'thing'>): CallPick {
  return { ...anyPick, ...change };
}
