import { useMemo } from 'react';
import { dayText } from '../../../shared/statistics/localDay.ts';
import type { ReportContent } from '../../../shared/statistics/report.ts';
import { groupLabel, tablesOf } from '../../../shared/statistics/tables.ts';
import { StatisticsSections } from '../StatisticsSections.tsx';
import { StatisticsViewContext, type StatisticsView } from '../statisticsView.ts';
import { useStatisticsWords } from '../useStatisticsWords.ts';

/** The statistics on paper: a head that says what was counted, then the same parts as on the screen. */
export function Report({ content }: { readonly content: ReportContent }) {
  const words = useStatisticsWords();
  const { scope, locale } = content;
  const view = useMemo<StatisticsView>(() => ({ content, words, tables: tablesOf(content, words), open: null, savePicture: null, print: true }), [content, words]);
  const filters = [
    scope.agent === null ? null : `${words('column.agents')} ${scope.agent}`,
    scope.serviceNumber === null ? null : groupLabel('serviceNumbers', scope.serviceNumber, content, words),
    scope.queue === null ? null : `${words('column.queues')} ${scope.queue}`,
  ].filter((filter) => filter !== null);
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: scope.zone }).format(content.madeAt);
  return (
    <main className="report">
      <header className="report-head">
        <h1>{words('report.title')}</h1>
        <p className="report-span">{words('report.span', { from: dayText(scope.from), until: dayText(scope.until - 1) })}</p>
        <p className="muted-text">
          {[words('report.made', { at, by: content.madeBy }), words('report.zone', { zone: scope.zone }), ...(filters.length > 0 ? [words('report.filters', { filters: filters.join(' · ') })] : [])].join(' · ')}
        </p>
      </header>
      <StatisticsViewContext value={view}>
        <StatisticsSections sections={content.sections} windowDays={content.callers.windowDays} />
      </StatisticsViewContext>
    </main>
  );
}
