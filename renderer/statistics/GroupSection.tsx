import { useMemo } from 'react';
import type { FigureGroup } from '../../shared/statistics/figures.ts';
import { missedOf } from '../../shared/statistics/measures.ts';
import type { CallPick } from '../../shared/statistics/statisticsScope.ts';
import { groupLabel } from '../../shared/statistics/tables.ts';
import { useLocale } from '../ui/useLocale.ts';
import { Chart } from './Chart.tsx';
import { axisText, bottomRoom, categoryAxis, countAxis, countValue, legend, secondColour, tooltip, usePalette } from './chartTheme.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

const mostBars = 12;

interface GroupSectionProps {
  readonly section: 'serviceNumbers' | 'queues' | 'agents' | 'dispositions';
}

function groupsOf(section: GroupSectionProps['section'], view: ReturnType<typeof useStatisticsView>): readonly FigureGroup[] {
  return view.content.figures[section];
}

function pickFor(section: GroupSectionProps['section'], key: string, thing: CallPick['thing']): CallPick {
  switch (section) {
    case 'serviceNumbers':
      return pickOf({ thing, serviceNumber: key });
    case 'queues':
      return pickOf({ thing, queue: key });
    case 'agents':
      return pickOf({ thing, agent: key });
    case 'dispositions':
      return pickOf({ thing: 'talked', disposition: key });
  }
}

/** Calls by number, queue, agent or write-up, the largest first. */
export function GroupSection({ section }: GroupSectionProps) {
  const view = useStatisticsView();
  const { content, words, open } = view;
  const palette = usePalette();
  const locale = useLocale();
  const groups = groupsOf(section, view);

  const option = useMemo(() => {
    const shown = groups.slice(0, mostBars);
    const bar = (name: string, values: readonly number[], color: string) => ({ type: 'bar' as const, name, stack: 'calls', data: [...values], itemStyle: { color }, barMaxWidth: 16, cursor: 'pointer' });
    const talked = section === 'dispositions';
    return {
      grid: { left: 4, right: 12, top: talked ? 4 : 30, bottom: bottomRoom, containLabel: true },
      tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: countValue(locale), axisPointer: { type: 'shadow', shadowStyle: { color: palette.accent, opacity: 0.06 } } },
      ...(talked ? {} : { legend: legend(palette) }),
      xAxis: countAxis(palette, locale),
      yAxis: { ...categoryAxis(palette, shown.map(({ key }) => groupLabel(section, key, content, words))), inverse: true, axisLabel: { ...axisText(palette), width: 132, overflow: 'truncate' as const } },
      series: talked
        ? [bar(words('measure.talked'), shown.map(({ measures }) => measures.answered + measures.reached), palette.accent)]
        : [
          bar(words('measure.answered'), shown.map(({ measures }) => measures.answered), palette.accent),
          bar(words('measure.missed'), shown.map(({ measures }) => missedOf(measures)), palette.danger),
          bar(words('measure.outgoing'), shown.map(({ measures }) => measures.outgoing), secondColour(palette)),
        ],
    };
  }, [groups, section, content, palette, words, locale]);

  function openRow(row: number, series = ''): void {
    const group = groups[row];
    if (group === undefined) return;
    const thing = series === words('measure.missed') ? 'missed' : series === words('measure.answered') ? 'answered' : series === words('measure.outgoing') ? 'outgoing' : 'offered';
    open?.(pickFor(section, group.key, thing), `${groupLabel(section, group.key, content, words)} · ${words(`measure.${section === 'dispositions' ? 'talked' : thing}`)}`, null);
  }

  return (
    <Section section={section} onRow={open ? (row) => openRow(row) : undefined}>
      <Chart option={option} height={Math.max(140, 48 + Math.min(mostBars, groups.length) * 26)} label={words('view.chartOf', { title: words(`section.${section}`) })} onClick={({ index, series }) => openRow(index, series)} />
    </Section>
  );
}
