import { BrowserWindow } from 'electron';
import { pagePreferences } from './windowDefaults.ts';

export interface ConsoleWindowOptions {
  readonly address: string;
  readonly preload: string;
  readonly icon: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Called when the page's process died; the page is loaded again afterwards. */
  readonly onCrashed: (reason: string) => void;
}

/** The console: a mirror of main's state that can be reloaded or lost at any time without touching a call. */
export function openConsoleWindow(options: ConsoleWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: options.width,
    height: options.height,
    minWidth: 1080,
    minHeight: 680,
    show: false,
    title: options.title,
    icon: options.icon,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(options.preload),
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    options.onCrashed(details.reason);
    if (!window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(options.address);
  return window;
}
