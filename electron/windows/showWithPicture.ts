/** What is used of a window that has not been shown yet. */
export interface UnshownWindow {
  once(event: 'ready-to-show', run: () => void): unknown;
  once(event: 'show', run: () => void): unknown;
  readonly webContents: { once(event: 'did-stop-loading', run: () => void): unknown };
  isDestroyed(): boolean;
  show(): void;
}

/** From the page's end of loading; the first picture follows it by a few hundredths of a second. */
const patienceMs = 2000;

/**
 * Shows a window once, with its first picture. On some displays a window that is not shown draws nothing, and so never
 * says that its picture is ready: two seconds after its page has come it is shown without waiting on.
 * @param onLate called when it had to be shown that way
 */
export function showWithPicture(window: UnshownWindow, onLate: () => void): void {
  let shown = false;
  let patience: NodeJS.Timeout | undefined;
  const seen = (): void => {
    shown = true;
    clearTimeout(patience);
  };
  const show = (): void => {
    if (shown || window.isDestroyed()) return;
    seen();
    window.show();
  };
  window.once('ready-to-show', show);
  // Somebody else may show it, and hide it again before our turn.
  window.once('show', seen);
  window.webContents.once('did-stop-loading', () => {
    if (shown) return;
    patience = setTimeout(() => {
      if (!window.isDestroyed()) onLate();
      show();
    }, patienceMs);
  });
}
