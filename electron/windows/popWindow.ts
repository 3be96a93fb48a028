import { BrowserWindow, screen } from 'electron';
import { pagePreferences } from './windowDefaults.ts';

/** Device-independent pixels. */
export const popSize = { width: 420, height: 150 } as const;
const margin = 16;
/** Milliseconds after which a pop that another topmost window has covered comes up again. */
const raiseEveryMs = 1_000;

export interface PopWindowOptions {
  readonly address: string;
  readonly preload: string;
  /** Where the user dragged it last; null = bottom right. */
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly onMoved: (x: number, y: number) => void;
  readonly onCrashed: (reason: string) => void;
}

/**
 * The strip that appears while it rings. Made hidden at the start, so that a ring only has to show it; cannot be
 * focused, so that it never takes the keyboard from whatever the agent is typing into.
 */
export class PopWindow {
  readonly window: BrowserWindow;
  private raising: ReturnType<typeof setInterval> | undefined;

  constructor(options: PopWindowOptions) {
    const { x, y } = visiblePosition(options.position);
    this.window = new BrowserWindow({
      ...popSize,
      x,
      y,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      focusable: false,
      alwaysOnTop: true,
      acceptFirstMouse: true,
      paintWhenInitiallyHidden: true,
      title: '',
      webPreferences: pagePreferences(options.preload),
    });
    this.window.setAlwaysOnTop(true, 'screen-saver');
    if (process.platform !== 'win32') this.window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    this.window.on('moved', () => {
      const [left = x, top = y] = this.window.getPosition();
      options.onMoved(left, top);
    });
    this.window.webContents.on('render-process-gone', (_event, details) => {
      options.onCrashed(details.reason);
      if (!this.window.isDestroyed()) this.window.webContents.reload();
    });
    void this.window.loadURL(options.address);
  }

  /** Shows the pop above everything and keeps it there; the window that has the keyboard keeps it. */
  show(): void {
    if (this.window.isDestroyed() || this.window.isVisible()) return;
    this.window.showInactive();
    clearInterval(this.raising);
    this.raising = setInterval(() => this.raise(), raiseEveryMs);
  }

  hide(): void {
    clearInterval(this.raising);
    this.raising = undefined;
    if (!this.window.isDestroyed() && this.window.isVisible()) this.window.hide();
  }

  /** Among topmost windows the last one raised is in front: full-screen programs and other pops may have come since. */
  private raise(): void {
    if (this.window.isDestroyed()) return clearInterval(this.raising);
    this.window.setAlwaysOnTop(true, 'screen-saver');
    this.window.moveTop();
  }
}

/** The wished place when it is on a screen that is still there, else the bottom right of the main screen. */
function visiblePosition(wished: { readonly x: number; readonly y: number } | null): { x: number; y: number } {
  if (wished) {
    const { workArea } = screen.getDisplayNearestPoint(wished);
    const inside =
      wished.x >= workArea.x && wished.y >= workArea.y && wished.x + popSize.width <= workArea.x + workArea.width && wished.y + popSize.height <= workArea.y + workArea.height;
    if (inside) return wished;
  }
  const { workArea } = screen.getPrimaryDisplay();
  return { x: workArea.x + workArea.width - popSize.width - margin, y: workArea.y + workArea.height - popSize.height - margin };
}
