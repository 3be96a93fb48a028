/** What is used of a window that has not been shown yet. */
export interface UnshownWindow {
  once(event: 'ready-to-show', run: () => void): unknown;
  once(event: 'show', run: () => void): unknown;
  readonly webContents: { once(event: 'did-stop-loading', run: () => void): unknown };
  isDestroyed(): boolean;
  show(): void;
}

/** From the page's end of loading; the first picture follows it by a few hundredths of a second. */
const pictureMs = 2_000;
/** From the beginning: a page that does not come at all keeps nobody from seeing that the program runs. */
const pageMs = 20_000;

/**
 * Shows a window once, with its first picture. A hidden window now and then draws nothing and so never says that its picture
 * is ready (in some releases of Electron it can lose its surface while the page comes, electron#54090): two seconds after its
 * page has come it is shown without waiting on, and draws then.
 * @param onLate called when it had to be shown that way
 */
export function showWithPicture(window: UnshownWindow, onLate: () => void): void {
  let shown = false;
  const showLate = (): void => {
    if (!window.isDestroyed()) onLate();
    show();
  };
  let patience = setTimeout(showLate, pageMs);
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
    clearTimeout(patience);
    patience = setTimeout(showLate, pictureMs);
  });
}
