import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { canvasHeight, headHeight, lastPlace, placeAt, placeShowing, rowHeight, scrollTopAt, tallest } from './scrollPlace.ts';
import type { Viewport } from './scrollPlace.ts';

const rowsAround = 8;

export interface RowScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Height of the canvas in pixels, and where the first drawn row stands on it. */
  readonly height: number;
  readonly top: number;
  /** Rows to draw: `first` inclusive, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** Whole rows that are seen at once. */
  readonly seen: number;
  readonly show: (row: number) => void;
  readonly goTo: (row: number) => void;
}

/** Draws the rows around a place in a list of any length; see `scrollPlace.ts`. */
export function useRowScroll(rows: number): RowScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const [place, setPlace] = useState(0);
  /** Where the scroll bar was when it was looked at last; another place is a wish of the user, whose event may still be on its way. */
  const known = useRef(0);
  const view: Viewport = { rows, height };
  const kept = Math.min(place, lastPlace(view));

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setHeight(Math.max(0, element.clientHeight - headHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const latest = useRef({ view, place: kept });
  useLayoutEffect(() => {
    latest.current = { view, place: kept };
    const element = scroller.current;
    const wanted = Math.round(scrollTopAt(kept, view));
    // While the list grows the rows stay and the scroll bar moves.
    if (element === null || Math.abs(element.scrollTop - known.current) > 1 || Math.abs(element.scrollTop - wanted) <= 1) return;
    element.scrollTop = wanted;
    known.current = element.scrollTop;
  });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const scrolled = () => {
      const { view: now } = latest.current;
      if (Math.abs(element.scrollTop - known.current) <= 1) return;
      known.current = element.scrollTop;
      setPlace(placeAt(element.scrollTop, now));
    };
    const wheeled = (event: WheelEvent) => {
      const { view: now, place: at } = latest.current;
      // A list as high as it is long scrolls by itself.
      if (now.rows * rowHeight <= tallest || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? event.deltaY * rowHeight : event.deltaMode === 2 ? event.deltaY * now.height : event.deltaY;
      setPlace(Math.min(lastPlace(now), Math.max(0, at + pixels / rowHeight)));
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('wheel', wheeled);
    };
  }, []);

  const goTo = useCallback((row: number) => setPlace(Math.max(0, row)), []);
  const show = useCallback((row: number) => setPlace((at) => placeShowing(row, Math.min(at, lastPlace(latest.current.view)), latest.current.view)), []);
  const first = Math.max(0, Math.floor(kept) - rowsAround);
  const seen = Math.max(1, Math.floor(height / rowHeight));
  return {
    scroller, height: canvasHeight(rows), top: Math.round(scrollTopAt(kept, view)) - Math.round((kept - first) * rowHeight),
    first, last: Math.min(rows, Math.ceil(kept + height / rowHeight) + rowsAround), seen, show, goTo,
  };
}
