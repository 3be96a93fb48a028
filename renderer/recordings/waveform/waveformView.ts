/** The part of a recording that is drawn, milliseconds. */
export interface WaveformView {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The closest look: a syllable. */
export const leastViewMs = 400;

export function wholeView(lengthMs: number): WaveformView {
  return { fromMs: 0, untilMs: Math.max(leastViewMs, lengthMs) };
}

/** Moves a view into the recording; one that is longer becomes the whole of it. */
export function within({ fromMs, untilMs }: WaveformView, lengthMs: number): WaveformView {
  const most = Math.max(leastViewMs, lengthMs);
  const span = Math.min(most, Math.max(leastViewMs, untilMs - fromMs));
  const from = Math.min(Math.max(0, fromMs), most - span);
  return { fromMs: from, untilMs: from + span };
}

/** Zooms so that a moment stays where it is. @param factor over 1 = closer */
export function zoomAt(view: WaveformView, factor: number, atMs: number, lengthMs: number): WaveformView {
  const span = Math.min(Math.max(leastViewMs, lengthMs), Math.max(leastViewMs, (view.untilMs - view.fromMs) / factor));
  const share = (atMs - view.fromMs) / (view.untilMs - view.fromMs);
  return within({ fromMs: atMs - share * span, untilMs: atMs + (1 - share) * span }, lengthMs);
}

export function panBy(view: WaveformView, ms: number, lengthMs: number): WaveformView {
  return within({ fromMs: view.fromMs + ms, untilMs: view.untilMs + ms }, lengthMs);
}

/** The view in which a moment is seen: the same one while it is, else one in which it stands near the left edge. */
export function showing(view: WaveformView, atMs: number, lengthMs: number): WaveformView {
  if (atMs >= view.fromMs && atMs <= view.untilMs) return view;
  const span = view.untilMs - view.fromMs;
  return within({ fromMs: atMs - span * 0.1, untilMs: atMs + span * 0.9 }, lengthMs);
}

export function isWhole({ fromMs, untilMs }: WaveformView, lengthMs: number): boolean {
  return fromMs <= 0 && untilMs >= lengthMs - 1;
}

/** Distances between the strokes of the time axis, milliseconds. */
const axisSteps = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000];

/** The strokes of the time axis in a view, so far apart that their words do not touch. */
export function axisMarks({ fromMs, untilMs }: WaveformView, widthPx: number, leastPx = 72): { readonly stepMs: number; readonly marks: readonly number[] } {
  const least = ((untilMs - fromMs) / Math.max(1, widthPx)) * leastPx;
  const stepMs = axisSteps.find((step) => step >= least) ?? axisSteps.at(-1)!;
  const marks: number[] = [];
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at <= untilMs; at += stepMs) marks.push(at);
  return { stepMs, marks };
}
