/** What is used of a page. */
export interface WatchedPage {
  on(event: 'did-navigate', run: () => void): unknown;
  on(event: 'did-fail-load', run: (event: unknown, code: number, words: string, address: string, isMainFrame: boolean) => void): unknown;
  isDestroyed(): boolean;
}

/** A page asks within half a second; a busy computer may take some. */
const firstPatienceMs = 15_000;
const longestPatienceMs = 120_000;
/** Chromium's code for a load that was called off, by another load or by us. */
export const calledOff = -3;

/**
 * Loads a page anew that has come to nothing: one of its scripts or its preload script could not be read, or threw at once. Such
 * a page is blank, knows no state and would stay so. That it lives is seen by its asking main for something.
 * @param load begins to load the page
 * @param onLate called before it is loaded anew, with the milliseconds it was waited for
 * @returns to be called whenever the page asks
 */
export function loadUntilItAsks(page: WatchedPage, load: () => void, onLate: (waitedMs: number) => void): () => void {
  let patienceMs = firstPatienceMs;
  let timer: NodeJS.Timeout | undefined;
  function expect(): void {
    clearTimeout(timer);
    timer = setTimeout(late, patienceMs);
    timer.unref();
  }
  function late(): void {
    if (page.isDestroyed()) return;
    onLate(patienceMs);
    patienceMs = Math.min(2 * patienceMs, longestPatienceMs);
    expect();
    load();
  }
  page.on('did-navigate', expect);
  page.on('did-fail-load', (_event, code, _words, _address, isMainFrame) => {
    if (isMainFrame && code !== calledOff) expect();
  });
  expect();
  load();
  return () => {
    clearTimeout(timer);
    patienceMs = firstPatienceMs;
  };
}
