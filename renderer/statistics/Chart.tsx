import { useEffect, useRef } from 'react';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { fontFamily } from './chartTheme.ts';
import { echarts } from './echartsParts.ts';

/** What was clicked: the name of the category or region, and the position in its series. */
export interface ChartClick {
  readonly name: string;
  readonly index: number;
  readonly series: string;
  readonly value: unknown;
}

interface ChartProps {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** What a screen reader says of the chart. */
  readonly label: string;
  readonly onClick?: ((click: ChartClick) => void) | undefined;
}

/** A chart that fills its column and does not move by itself. */
export function Chart({ option, height, label, onClick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const clicked = useRef(onClick);
  useEffect(() => {
    clicked.current = onClick;
  }, [onClick]);

  useEffect(() => {
    if (place.current === null) return;
    const made = echarts.init(place.current, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => {
      const { name, dataIndex, seriesName, value } = event as { name?: string; dataIndex?: number; seriesName?: string; value?: unknown };
      clicked.current?.({ name: name ?? '', index: dataIndex ?? -1, series: seriesName ?? '', value });
    });
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: fontFamily() }, ...option }, { notMerge: true });
  }, [option]);

  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={label} />;
}
