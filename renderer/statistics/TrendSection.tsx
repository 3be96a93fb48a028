import { useMemo } from 'react';
import { dayText } from '../../shared/statistics/localDay.ts';
import { answeredRate, missedOf } from '../../shared/statistics/measures.ts';
import { useLocale } from '../ui/useLocale.ts';
import { Chart } from './Chart.tsx';
import { bottomRoom, categoryAxis, countAxis, countValue, legend, secondColour, shareAxis, shareValue, tooltip, usePalette } from './chartTheme.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

/** Calls per day, week or month: answered and unanswered stacked, outgoing beside them, the answer rate as a line. */
export function TrendSection() {
  const { content: { figures, scope }, words, open } = useStatisticsView();
  const palette = usePalette();
  const locale = useLocale();
  const { periods } = figures;

  const option = useMemo(() => {
    const bar = (name: string, values: readonly number[], color: string, stack: string) => ({ type: 'bar' as const, name, stack, data: [...values], itemStyle: { color }, barMaxWidth: 22, cursor: 'pointer' });
    const labels = periods.map(({ from }) => (scope.unit === 'month' ? dayText(from).slice(0, 7) : dayText(from).slice(5)));
    return {
      grid: { left: 8, right: 8, top: 34, bottom: bottomRoom, containLabel: true },
      tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: countValue(locale), axisPointer: { type: 'shadow', shadowStyle: { color: palette.accent, opacity: 0.06 } } },
      legend: legend(palette),
      xAxis: categoryAxis(palette, labels),
      yAxis: [countAxis(palette, locale), { ...shareAxis(palette, locale), splitLine: { show: false } }],
      series: [
        bar(words('measure.answered'), periods.map(({ measures }) => measures.answered), palette.accent, 'in'),
        bar(words('measure.missed'), periods.map(({ measures }) => missedOf(measures)), palette.danger, 'in'),
        bar(words('measure.outgoing'), periods.map(({ measures }) => measures.outgoing), secondColour(palette), 'out'),
        {
          type: 'line' as const, name: words('measure.answeredRate'), yAxisIndex: 1, data: periods.map(({ measures }) => answeredRate(measures)), symbol: 'circle', symbolSize: 4, showSymbol: periods.length < 40,
          lineStyle: { color: palette.ok, width: 2 }, itemStyle: { color: palette.ok }, tooltip: { valueFormatter: shareValue(locale) },
        },
      ],
    };
  }, [periods, scope.unit, palette, words, locale]);

  function openRow(row: number, series = ''): void {
    const period = periods[row];
    if (period === undefined) return;
    const thing = series === words('measure.missed') ? 'missed' : series === words('measure.answered') ? 'answered' : series === words('measure.outgoing') ? 'outgoing' : 'offered';
    open?.(pickOf({ thing, days: { from: period.from, until: period.until } }), `${dayText(period.from)} · ${words(`measure.${thing}`)}`, null);
  }

  return (
    <Section section="trend" wide onRow={open ? (row) => openRow(row) : undefined}>
      <Chart option={option} height={260} label={words('view.chartOf', { title: words('section.trend') })} onClick={({ index, series }) => openRow(index, series)} />
    </Section>
  );
}
