import { useMemo } from 'react';
import { durationLabel } from '../../shared/statistics/tables.ts';
import { useLocale } from '../ui/useLocale.ts';
import { Chart } from './Chart.tsx';
import { bottomRoom, categoryAxis, countAxis, countValue, tooltip, usePalette } from './chartTheme.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

/** Conversations by how long they took. */
export function DurationSection() {
  const { content: { figures: { durations } }, words, open } = useStatisticsView();
  const palette = usePalette();
  const locale = useLocale();
  const option = useMemo(() => ({
    grid: { left: 4, right: 12, top: 4, bottom: bottomRoom, containLabel: true },
    tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: countValue(locale), axisPointer: { type: 'shadow', shadowStyle: { color: palette.accent, opacity: 0.06 } } },
    xAxis: countAxis(palette, locale),
    yAxis: { ...categoryAxis(palette, durations.map((_, index) => durationLabel(index, words))), inverse: true },
    series: [{ type: 'bar', name: words('measure.talked'), data: durations.map((measures) => measures.answered + measures.reached), itemStyle: { color: palette.accent }, barMaxWidth: 16, cursor: 'pointer' }],
  }), [durations, palette, words, locale]);
  const openRow = (duration: number): void => open?.(pickOf({ thing: 'talked', duration }), `${words('measure.talked')} · ${durationLabel(duration, words)}`, null);
  return (
    <Section section="durations" onRow={open ? openRow : undefined}>
      <Chart option={option} height={220} label={words('view.chartOf', { title: words('section.durations') })} onClick={({ index }) => openRow(index)} />
    </Section>
  );
}
