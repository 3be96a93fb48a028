import { BrowserWindow, screen } from 'electron';
import { endHungPage } from './endHungPage.ts';
import { loadUntilItAsks } from './loadUntilItAsks.ts';
import { pagePreferences } from './windowDefaults.ts';

/** Device-independent pixels. */
export const popSize = { width: 420, height: 150 } as const;
const margin = 16;
/**
 * What keeps the keyboard away from the pop. An unfocusable window on X11 is one that the window manager does not know:
 * every window raised later would lie over it for good. As a notification it is managed, and kept above the others.
 */
const unfocused = process.platform === 'linux' ? ({ type: 'notification' } as const) : ({ focusable: false } as const);
/** Milliseconds after which a pop that another topmost window has covered comes up again. */
const raiseEveryMs = 1_000;

export interface PopWindowOptions {
  readonly address: string;
  readonly preload: string;
  /** Where the user dragged it last; null = bottom right. */
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly onMoved: (x: number, y: number) => void;
  readonly onCrashed: (reason: string) => void;
  /** Its page reacts to nothing any more, and its process is ended. */
  readonly onHung: () => void;
  /** Its page has asked for nothing for so many milliseconds, and is loaded anew. */
  readonly onSilent: (waitedMs: number) => void;
}

/**
 * The strip that appears while it rings. Made hidden at the start, so that a ring only has to show it; gets no
 * focus by being shown, so that it never takes the keyboard from whatever the agent is typing into.
 */
export class PopWindow {
  readonly window: BrowserWindow;
  private readonly options: PopWindowOptions;
  private seen: (() => void) | undefined;
  private raising: ReturnType<typeof setInterval> | undefined;

  constructor(options: PopWindowOptions) {
    this.options = options;
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
      ...unfocused,
      alwaysOnTop: true,
      acceptFirstMouse: true,
      paintWhenInitiallyHidden: true,
      title: '',
      webPreferences: pagePreferences(options.preload),
    });
    this.window.setAlwaysOnTop(true, 'screen-saver');
    if (process.platform === 'darwin') this.stayOnAllWorkspaces();
    this.window.on('moved', () => {
      const [left = x, top = y] = this.window.getPosition();
      options.onMoved(left, top);
    });
    endHungPage(this.window.webContents, options.onHung);
    this.window.webContents.on('render-process-gone', (_event, details) => {
      options.onCrashed(details.reason);
      if (!this.window.isDestroyed()) this.window.webContents.reload();
    });
  }

  /** Loads the page; a second call does nothing. */
  load(): void {
    if (this.seen || this.window.isDestroyed()) return;
    const { address, onSilent } = this.options;
    // What becomes of a load is seen by what the page does; why it failed is told for every page.
    this.seen = loadUntilItAsks(this.window.webContents, () => this.window.loadURL(address).catch(() => {}), onSilent);
  }

  /** To be called whenever the page asks main for something. */
  asks(): void {
    this.seen?.();
  }

  /** Shows the pop above everything and keeps it there; the window that has the keyboard keeps it. */
  show(): void {
    if (this.window.isDestroyed() || this.window.isVisible()) return;
    this.load();
    this.window.showInactive();
    // X11 forgets what was said about a window that was not on the screen yet.
    if (process.platform === 'linux') this.stayOnAllWorkspaces();
    clearInterval(this.raising);
    this.raising = setInterval(() => this.raise(), raiseEveryMs);
  }

  hide(): void {
    clearInterval(this.raising);
    this.raising = undefined;
    if (!this.window.isDestroyed() && this.window.isVisible()) this.window.hide();
  }

  private stayOnAllWorkspaces(): void {
    this.window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
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
