import { logColumns } from '../../shared/calls/logView.ts';
import type { LogColumn, ShownColumn } from '../../shared/calls/logView.ts';

/** Pixels at least, and the share of what is left over. */
const layouts: Readonly<Record<LogColumn, readonly [least: number, share: number]>> = {
  time: [116, 0], result: [116, 0], caller: [136, 0], area: [88, 1], customer: [92, 1.6], company: [110, 1.4], serviceNumber: [80, 0.9], queue: [76, 0.9], agent: [64, 0],
  wait: [52, 0], talk: [52, 0], mos: [44, 0], survey: [44, 0], review: [44, 0], disposition: [92, 1.6], direction: [52, 0], ivrPath: [100, 1.2], rule: [90, 0.9], play: [24, 0],
};

/** Pixels of the box with which a row is chosen; it stands before all columns. */
const boxWidth = 16;

export const narrowest = 40;
export const widest = 800;

/** The grid's columns for a style sheet: a width that was chosen stays, the others share what is left. */
export function gridTemplate(columns: readonly ShownColumn[]): string {
  const shown = columns.map(({ column, width }) => {
    const [least, share] = layouts[column];
    return width !== null ? `${width}px` : share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`;
  });
  return [`${boxWidth}px`, ...shown].join(' ');
}

/** What the grid needs at least, gaps and margins included; a narrower window scrolls sideways. */
export function leastWidth(columns: readonly ShownColumn[]): number {
  return columns.reduce((sum, { column, width }) => sum + (width ?? layouts[column][0]), boxWidth) + columns.length * 12 + 32;
}

/** With a column's width changed; between narrowest and widest. Pure. */
export function resized(columns: readonly ShownColumn[], column: LogColumn, width: number | null): readonly ShownColumn[] {
  return columns.map((one) => (one.column === column ? { column, width: width === null ? null : Math.round(Math.min(widest, Math.max(narrowest, width))) } : one));
}

/** With a column shown or not; a new one stands last, and the last one stays. Pure. */
export function toggled(columns: readonly ShownColumn[], column: LogColumn): readonly ShownColumn[] {
  const without = columns.filter((one) => one.column !== column);
  if (without.length === columns.length) return [...columns, { column, width: null }];
  return without.length === 0 ? columns : without;
}

/** All columns, the shown ones first and in their order. Pure. */
export function inOrder(columns: readonly ShownColumn[]): readonly LogColumn[] {
  const shown = columns.map(({ column }) => column);
  return [...shown, ...logColumns.filter((column) => !shown.includes(column))];
}
