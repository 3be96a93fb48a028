import type { DispositionRules } from '../dispositions/disposition.ts';
import type { ServiceNumber } from '../routing/routingStatus.ts';
import type { CallerFigures, Figures, StateTime } from './figures.ts';
import type { StatisticsScope } from './statisticsScope.ts';

export const reportFormats = ['pdf', 'png', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Parts of the page and of a report, in their order. */
export const reportSections = [
  'summary', 'advice', 'trend', 'hours', 'areas', 'serviceNumbers', 'queues', 'agents', 'dispositions', 'durations', 'serviceLevel', 'callers', 'states',
] as const;
export type ReportSection = (typeof reportSections)[number];

/** Everything that the page, a report and the advice are drawn from. */
export interface StatisticsData {
  readonly scope: StatisticsScope;
  readonly figures: Figures;
  readonly callers: CallerFigures;
  readonly states: readonly StateTime[];
}

/** What the printing page is given. Numbers in it are masked already where the seat may not see them. */
export interface ReportContent extends StatisticsData {
  readonly locale: 'zh-CN' | 'en';
  readonly sections: readonly ReportSection[];
  readonly dispositionRules: DispositionRules;
  readonly serviceNumbers: readonly ServiceNumber[];
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly madeBy: string;
}
