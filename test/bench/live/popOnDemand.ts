import type { ConsoleApp } from '../../app/consoleApp.ts';

/**
 * Takes the waiting pop away and opens a window with the same page each time it rings, closing it afterwards.
 * @returns puts a waiting pop back
 */
export async function popOnDemand(app: ConsoleApp): Promise<() => Promise<void>> {
  await app.inMain(({ program }) => {
    const { windows } = program;
    const waiting = windows.pop;
    const PopWindow = waiting.constructor as new (options: object) => typeof waiting;
    const places = (program as unknown as { places: { preloads: string } }).places;
    const options = { address: waiting.window.webContents.getURL(), preload: `${places.preloads}/console.cjs`, position: null, onMoved() {}, onCrashed() {} };
    let made: typeof waiting | undefined;
    const gone = { isVisible: () => false, isDestroyed: () => true };
    const onDemand = {
      get window() { return made?.window ?? gone; },
      show() {
        if (made) return;
        made = new PopWindow(options);
        // Chromium shows a window with its first frame; waiting for the page to be ready would only be slower.
        made.show();
      },
      hide() {
        const closing = made;
        made = undefined;
        closing?.window.destroy();
      },
      restore: () => new PopWindow(options),
    };
    (windows as { pop: unknown }).pop = onDemand;
    waiting.window.destroy();
  });
  return () => app.inMain(({ program }) => {
    const { windows } = program;
    (windows as { pop: unknown }).pop = (windows.pop as unknown as { restore: () => unknown }).restore();
  });
}
