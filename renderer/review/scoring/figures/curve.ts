import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';

type Week = ReviewFigures['weeks'][number];

export interface CurvePoint {
  readonly week: Week;
  /** Share of the width and of the height, 0–1, from the top left. Null height = no review that week. */
  readonly x: number;
  readonly y: number | null;
}

/** The lowest value shown: averages mostly lie high, and a curve from zero would say nothing. Pure. */
export function curveFloor(weeks: readonly Week[]): number {
  const lowest = Math.min(100, ...weeks.flatMap(({ average }) => (average === null ? [] : [average])));
  return Math.max(0, Math.floor((lowest - 5) / 10) * 10);
}

/** Where each week's average lies. Pure. */
export function curvePoints(weeks: readonly Week[]): readonly CurvePoint[] {
  const floor = curveFloor(weeks);
  return weeks.map((week, index) => ({ week, x: weeks.length === 1 ? 0.5 : index / (weeks.length - 1), y: week.average === null ? null : 1 - (week.average - floor) / (100 - floor) }));
}

/** The path through the points, broken where a week has none. Pure. */
export function curvePath(points: readonly CurvePoint[], width: number, height: number): string {
  return points.map(({ x, y }, index) => (y === null ? '' : `${(points[index - 1]?.y ?? null) === null ? 'M' : 'L'}${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`)).join('');
}
