import { BrowserWindow } from 'electron';
import { showWithPicture } from './showWithPicture.ts';
import { pagePreferences } from './windowDefaults.ts';

export interface ConsoleWindowOptions {
  readonly address: string;
  readonly preload: string;
  readonly icon: string;
  readonly width: number;
  readonly height: number;
  /** Its page has come, but no picture of it: the window is shown all the same. */
  readonly onNoPicture: () => void;
}

/** The console: a mirror of main's state that can be reloaded or lost at any time without touching a call. Shows itself with its first picture. */
export function openConsoleWindow(options: ConsoleWindowOptions): BrowserWindow {
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
  void window.loadURL(options.address);
  return window;
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
