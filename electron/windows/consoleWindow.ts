import { BrowserWindow } from 'electron';
import { endHungPage } from './endHungPage.ts';
import { loadUntilItAsks } from './loadUntilItAsks.ts';
import { showWithPicture } from './showWithPicture.ts';
import { pagePreferences } from './windowDefaults.ts';

export interface ConsoleWindowOptions {
  readonly address: string;
  readonly preload: string;
  readonly icon: string;
  readonly width: number;
  readonly height: number;
  /** No picture has come in time: the window is shown all the same. */
  readonly onNoPicture: () => void;
  /** Its page reacts to nothing any more, and its process is ended. */
  readonly onHung: () => void;
  /** Its page has asked for nothing for so many milliseconds, and is loaded anew. */
  readonly onSilent: (waitedMs: number) => void;
}

export interface ConsoleWindow {
  readonly window: BrowserWindow;
  /** To be called whenever the page asks main for something. */
  readonly asks: () => void;
}

/** The console: a mirror of main's state that can be reloaded or lost at any time without touching a call. Shows itself with its first picture. */
export function openConsoleWindow(options: ConsoleWindowOptions): ConsoleWindow {
  const window = new BrowserWindow({
    width: options.width,
    height: options.height,
    minWidth: 1080,
    minHeight: 680,
    show: false,
    icon: options.icon,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(options.preload),
  });
  showWithPicture(window, options.onNoPicture);
  endHungPage(window.webContents, options.onHung);
  // What becomes of a load is seen by what the page does; why it failed is told for every page.
  const asks = loadUntilItAsks(window.webContents, () => window.loadURL(options.address).catch(() => {}), options.onSilent);
  return { window, asks };
}

/** Loads the page again whenever its process dies, also when it has died before this is asked for. */
export function keepConsoleLoaded(window: BrowserWindow, onCrashed: (reason: string) => void): void {
  const again = (reason: string): void => {
    onCrashed(reason);
    if (!window.isDestroyed()) window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => again(reason));
  if (window.webContents.isCrashed()) again('crashed');
}
