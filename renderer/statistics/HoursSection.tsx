import { useMemo, useState } from 'react';
import { Select } from 'antd';
import type { HourFigures } from '../../shared/statistics/figures.ts';
import { answeredRate, missedOf, type Measures } from '../../shared/statistics/measures.ts';
import { useLocale } from '../ui/useLocale.ts';
import { Chart } from './Chart.tsx';
import { axisText, tooltip, usePalette } from './chartTheme.ts';
import { countText, hourRange, shareText } from './figureText.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

const kinds = ['offered', 'missed', 'answeredRate'] as const;
type HeatKind = (typeof kinds)[number];

const valueOf: Readonly<Record<HeatKind, (m: Measures) => number | null>> = { offered: (m) => m.offered, missed: missedOf, answeredRate };

/** Shown even where no call came: the hours of few calls would be bars, not a week. */
const officeHours = { first: 9, last: 17 } as const;

function firstHour(hours: readonly HourFigures[]): number {
  return Math.min(officeHours.first, ...hours.map(({ hour }) => hour));
}

/** The hours of the week by offered or unanswered calls, or by answer rate. */
export function HoursSection() {
  const { content: { figures }, words, open, print } = useStatisticsView();
  const palette = usePalette();
  const locale = useLocale();
  const [kind, setKind] = useState<HeatKind>('offered');
  const { hours } = figures;

  const option = useMemo(() => {
    const weekdays = [0, 1, 2, 3, 4, 5, 6].map((day) => words(`weekday.${day}`));
    const text = (value: number) => (kind === 'answeredRate' ? shareText(value, locale) : countText(value, locale));
    const first = firstHour(hours);
    const last = Math.max(officeHours.last, ...hours.map(({ hour }) => hour));
    const cells = hours.flatMap(({ weekday, hour, measures }) => {
      const value = valueOf[kind](measures);
      return value === null ? [] : [[hour - first, weekday, value]];
    });
    const most = kind === 'answeredRate' ? 1 : Math.max(1, ...cells.map(([, , value]) => value ?? 0));
    const least = kind === 'answeredRate' ? Math.min(1, ...cells.map(([, , value]) => value ?? 1)) : 0;
    const colours = kind === 'missed' ? [palette.sunken, palette.danger] : kind === 'offered' ? [palette.sunken, palette.accent] : [palette.danger, palette.warnSoft, palette.ok];
    return {
      grid: { left: 4, right: 4, top: 4, bottom: 44, containLabel: true },
      tooltip: {
        ...tooltip(palette),
        formatter: ({ value }: { value: [number, number, number] }) =>
          words('heat.perHour', { weekday: weekdays[value[1]] ?? '', hour: hourRange(value[0] + first), value: text(value[2]) }),
      },
      xAxis: { type: 'category', data: Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => String(first + index)), axisLabel: axisText(palette), axisTick: { show: false }, axisLine: { show: false } },
      yAxis: { type: 'category', data: weekdays, inverse: true, axisLabel: axisText(palette), axisTick: { show: false }, axisLine: { show: false } },
      visualMap: { min: least, max: Math.max(most, least + 0.001), calculable: false, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 12, itemHeight: 160, inRange: { color: colours }, textStyle: axisText(palette), text: [text(most), text(least)] },
      series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: palette.surface, borderWidth: 2, borderRadius: 3 }, cursor: 'pointer', emphasis: { itemStyle: { borderColor: palette.text } } }],
    };
  }, [hours, kind, palette, words, locale]);

  function openCell(weekday: number, hour: number): void {
    const thing = kind === 'offered' ? 'offered' : 'missed';
    open?.(pickOf({ thing, weekday, hour }), `${words(`weekday.${weekday}`)} ${hourRange(hour)} · ${words(`measure.${thing}`)}`, null);
  }

  const choice = !print && (
    <Select size="small" variant="borderless" value={kind} onChange={setKind} aria-label={words('heat.measure')} options={kinds.map((value) => ({ value, label: words(`heat.${value}`) }))} popupMatchSelectWidth={false} data-testid="heat-kind" />
  );
  return (
    <Section section="hours" extra={choice} onRow={open ? (row) => { const cell = hours[row]; if (cell) openCell(cell.weekday, cell.hour); } : undefined}>
      <Chart
        option={option} height={300} label={words('view.chartOf', { title: words('section.hours') })}
        onClick={({ value }) => {
          const [column = 0, weekday = 0] = value as number[];
          openCell(weekday, column + firstHour(hours));
        }}
      />
    </Section>
  );
}
