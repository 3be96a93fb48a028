import type { Bridge } from '../../shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the page's only way out. */
    readonly console400: Bridge;
  }
}

/** The page's only way to main. Read at each use, so that a test can put a fake there before the page starts. */
export function bridge(): Bridge {
  return window.console400;
}
