import { useMemo } from 'react';
import { durationLabel } from '../../shared/statistics/tables.ts';
import { Chart } from './Chart.tsx';
import { axisText, categoryAxis, tooltip, usePalette, valueAxis } from './chartTheme.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

/** Conversations by how long they took. */
export function DurationSection() {
  const { content: { figures: { durations } }, words, open } = useStatisticsView();
  const palette = usePalette();
  const option = useMemo(() => ({
    grid: { left: 4, right: 4, top: 12, bottom: 0, containLabel: true },
    tooltip: { ...tooltip(palette), trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: palette.accent, opacity: 0.06 } } },
    xAxis: { ...categoryAxis(palette, durations.map((_, index) => durationLabel(index, words))), axisLabel: { ...axisText(palette), fontSize: 10, interval: 0, width: 60, overflow: 'break' } },
    yAxis: valueAxis(palette),
    series: [{ type: 'bar', name: words('measure.talked'), data: durations.map((measures) => measures.answered + measures.reached), itemStyle: { color: palette.accent }, barMaxWidth: 34, cursor: 'pointer' }],
  }), [durations, palette, words]);
  const openRow = (duration: number): void => open?.(pickOf({ thing: 'talked', duration }), `${words('measure.talked')} · ${durationLabel(duration, words)}`, null);
  return (
    <Section section="durations" onRow={open ? openRow : undefined}>
      <Chart option={option} height={220} label={words('view.chartOf', { title: words('section.durations') })} onClick={({ index }) => openRow(index)} />
    </Section>
  );
}
