import { useEffect, useRef, useState, type RefObject } from 'react';

export interface CanvasSize {
  /** Pixels of the style sheet. */
  readonly width: number;
  readonly height: number;
  /** Device pixels for each of them. */
  readonly scale: number;
}

/** A canvas that always has the pixels of the screen it is on: resized, zoomed, moved to another monitor. */
export function useCanvas(): { readonly canvas: RefObject<HTMLCanvasElement | null>; readonly size: CanvasSize } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<CanvasSize>({ width: 0, height: 0, scale: 1 });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const measure = (): void => {
      const { width, height } = element.getBoundingClientRect();
      setSize((before) => {
        const now = { width, height, scale: window.devicePixelRatio };
        return before.width === now.width && before.height === now.height && before.scale === now.scale ? before : now;
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return { canvas, size };
}

/** Gives a canvas its pixels and returns its context, or null when it has no size. */
export function contextOf(element: HTMLCanvasElement | null, { width, height, scale }: CanvasSize): CanvasRenderingContext2D | null {
  if (element === null || width === 0 || height === 0) return null;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (element.width !== w) element.width = w;
  if (element.height !== h) element.height = h;
  return element.getContext('2d');
}

/** Counts changes of the theme, for what is drawn and not styled. */
export function useThemeCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setCount((before) => before + 1));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return count;
}
