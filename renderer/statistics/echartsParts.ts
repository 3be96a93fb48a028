import { BarChart, HeatmapChart, LineChart, MapChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// SVG: sharp in print and at any zoom, and a chart here has a few hundred shapes at most.
echarts.use([BarChart, HeatmapChart, LineChart, MapChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export { echarts };

/** Registered under this name ECharts draws the islands of the South China Sea in a box of their own. */
export const chinaMap = 'china';

export const chinaMapIsLoaded = (): boolean => Boolean(echarts.getMap(chinaMap));

/** Loads the map of the provinces once. */
export async function loadChinaMap(): Promise<void> {
  if (chinaMapIsLoaded()) return;
  const { default: map } = await import('../../resources/maps/china.json');
  echarts.registerMap(chinaMap, map as unknown as Parameters<typeof echarts.registerMap>[1]);
}
