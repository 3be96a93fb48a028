import { useSyncExternalStore } from 'react';
import { dark, light, type Palette } from '../ui/tokens.ts';
import { countText, shareText, wholeShareText } from './figureText.ts';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The palette that the page is drawn in, for what style sheets do not reach. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, () => (document.documentElement.dataset['theme'] === 'dark' ? dark : light));
}

/** The faces of the style sheets. Charts measure their texts on a canvas, which knows no variables. */
export function fontFamily(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--font').trim();
}

export function axisText(palette: Palette) {
  return { color: palette.textFaint, fontFamily: fontFamily(), fontSize: 11 };
}

/** Room under the lowest labels: at the very edge a comma loses its tail and 1,000 reads 1.000. */
export const bottomRoom = 4;

/** A category axis under a chart. */
export function categoryAxis(palette: Palette, data: readonly string[]) {
  return { type: 'category' as const, data: [...data], axisLabel: { ...axisText(palette), hideOverlap: true }, axisLine: { lineStyle: { color: palette.lineStrong } }, axisTick: { show: false } };
}

function valueAxis(palette: Palette, formatter: (value: number) => string) {
  return { type: 'value' as const, axisLabel: { ...axisText(palette), formatter, hideOverlap: true }, splitLine: { lineStyle: { color: palette.line } }, axisLine: { show: false }, axisTick: { show: false } };
}

/** An axis of whole numbers of calls. */
export function countAxis(palette: Palette, locale: string) {
  return { ...valueAxis(palette, (value) => countText(value, locale)), minInterval: 1 };
}

/** An axis from none to all. */
export function shareAxis(palette: Palette, locale: string) {
  return { ...valueAxis(palette, (value) => wholeShareText(value, locale)), min: 0, max: 1 };
}

/** What a tooltip says of a number of calls. */
export function countValue(locale: string) {
  return (value: unknown): string => (typeof value === 'number' ? countText(value, locale) : '–');
}

/** What a tooltip says of a share. */
export function shareValue(locale: string) {
  return (value: unknown): string => (typeof value === 'number' ? shareText(value, locale) : '–');
}

/** For what stands beside the main thing: 3 : 1 to the sheet in both themes, and lighter than red and blue for whoever sees no red. */
export function secondColour({ textFaint, surface }: Palette): string {
  const parts = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const below = parts(surface);
  return `rgb(${parts(textFaint).map((part, at) => Math.round(part * 0.7 + (below[at] ?? 0) * 0.3)).join(', ')})`;
}

export function tooltip(palette: Palette) {
  return {
    backgroundColor: palette.raised, borderColor: palette.line, borderWidth: 1, padding: [6, 10], confine: true,
    textStyle: { color: palette.text, fontFamily: fontFamily(), fontSize: 12 }, extraCssText: 'font-variant-numeric:tabular-nums',
  };
}

export function legend(palette: Palette) {
  return { top: 0, right: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: palette.textSoft, fontFamily: fontFamily(), fontSize: 12 }, inactiveColor: palette.lineStrong };
}
