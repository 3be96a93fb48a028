/**
 * Scrolling through more rows than a page can be high (browsers stop at about thirty million pixels). Up to `tallest` a row
 * is as high on the canvas as on the screen; beyond, the canvas stands for all rows in proportion, and the wheel still moves
 * row by row because the place itself, not the scroll bar, is what counts.
 */
export const rowHeight = 40;
/** Stays above the rows within the scrolled part. */
export const headHeight = 36;
export const tallest = 12_000_000;

export interface Viewport {
  readonly rows: number;
  /** Pixels in which rows are seen. */
  readonly height: number;
}

/** Height of the canvas in pixels. */
export function canvasHeight(rows: number): number {
  return Math.min(rows * rowHeight, tallest);
}

/** The largest place: the last row stands at the bottom then. In rows, with fractions. */
export function lastPlace({ rows, height }: Viewport): number {
  return Math.max(0, rows - height / rowHeight);
}

/** The place in rows at the top of the screen for a scroll bar at `scrollTop`. */
export function placeAt(scrollTop: number, view: Viewport): number {
  const room = canvasHeight(view.rows) - view.height;
  if (room <= 0) return 0;
  return Math.min(lastPlace(view), Math.max(0, scrollTop / room) * lastPlace(view));
}

/** Where the scroll bar stands for a place. */
export function scrollTopAt(place: number, view: Viewport): number {
  const last = lastPlace(view);
  return last === 0 ? 0 : (place / last) * (canvasHeight(view.rows) - view.height);
}

/** The place nearest to `place` at which the row is wholly seen. */
export function placeShowing(row: number, place: number, view: Viewport): number {
  const seen = view.height / rowHeight;
  if (row < place) return Math.max(0, row);
  return row + 1 > place + seen ? Math.min(lastPlace(view), row + 1 - seen) : place;
}
