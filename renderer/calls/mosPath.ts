import type { CallQuality } from '../../shared/calls/callQuality.ts';

export const curveWidth = 240;
export const curveHeight = 44;
/** The E-model's range that a listener tells apart. */
const lowest = 1;
const highest = 4.5;

/** Height of a MOS value on the curve, 0 = top. */
export function mosHeight(mos: number): number {
  const share = (Math.min(highest, Math.max(lowest, mos)) - lowest) / (highest - lowest);
  return Math.round((1 - share) * curveHeight * 10) / 10;
}

/**
 * The SVG path of a quality curve: one step per second, newest at the right edge, gaps where nothing was measurable.
 * @param seconds how many seconds the whole width stands for
 */
export function mosPath(curve: readonly Pick<CallQuality, 'mos'>[], seconds: number): string {
  const step = curveWidth / (seconds - 1);
  let pen: 'M' | 'L' = 'M';
  const parts: string[] = [];
  curve.forEach(({ mos }, position) => {
    if (mos === null) {
      pen = 'M';
      return;
    }
    const x = Math.round((curveWidth - (curve.length - 1 - position) * step) * 10) / 10;
    parts.push(`${pen}${x} ${mosHeight(mos)}`);
    pen = 'L';
  });
  return parts.join('');
}
