import { useSyncExternalStore } from 'react';
import { dark, fontFamily, light, type Palette } from '../ui/tokens.ts';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The palette that the page is drawn in, for what style sheets do not reach. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, () => (document.documentElement.dataset['theme'] === 'dark' ? dark : light));
}

export function axisText(palette: Palette) {
  return { color: palette.textFaint, fontFamily, fontSize: 11 };
}

/** A category axis under a chart. */
export function categoryAxis(palette: Palette, data: readonly string[]) {
  return { type: 'category' as const, data: [...data], axisLabel: { ...axisText(palette), hideOverlap: true }, axisLine: { lineStyle: { color: palette.lineStrong } }, axisTick: { show: false } };
}

export function valueAxis(palette: Palette, formatter?: (value: number) => string) {
  return {
    type: 'value' as const, axisLabel: { ...axisText(palette), ...(formatter ? { formatter } : {}) }, splitLine: { lineStyle: { color: palette.line } }, axisLine: { show: false },
    axisTick: { show: false }, minInterval: formatter ? 0 : 1,
  };
}

export function tooltip(palette: Palette) {
  return {
    backgroundColor: palette.raised, borderColor: palette.line, borderWidth: 1, padding: [6, 10], confine: true,
    textStyle: { color: palette.text, fontFamily, fontSize: 12 }, extraCssText: 'font-variant-numeric:tabular-nums',
  };
}

export function legend(palette: Palette) {
  return { top: 0, right: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: palette.textSoft, fontFamily, fontSize: 12 }, inactiveColor: palette.lineStrong };
}
