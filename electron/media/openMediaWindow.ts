import { BrowserWindow, MessageChannelMain, type WebContents } from 'electron';
import { mediaPortMessage } from '../../shared/media/mediaProtocol.ts';
import type { MediaWindow } from './mediaWindow.ts';

export interface MediaWindowOptions {
  /** Address of media.html: `app://…` in the program, the development server while developing. */
  readonly pageUrl: string;
  /** Absolute path of the built media preload. */
  readonly preload: string;
}

/** Pixels. Nobody looks at it, and a window of the usual size has two megabytes of pictures in the GPU process. */
const unseen = { width: 8, height: 8 } as const;

const mediaContents = new WeakSet<WebContents>();

/** Whether this page is a media page, the only kind that may be given the microphone. */
export function isMediaContents(contents: WebContents | null): boolean {
  return contents !== null && mediaContents.has(contents);
}

/**
 * Opens a hidden, sandboxed window with the media page and connects it by a port of its own.
 * @throws when the page cannot be loaded
 */
export async function openMediaWindow({ pageUrl, preload }: MediaWindowOptions): Promise<MediaWindow> {
  const window = new BrowserWindow({
    show: false,
    ...unseen,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  const { webContents } = window;
  mediaContents.add(webContents);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());

  let gone: ((reason: string) => void) | undefined;
  let goneBecause: string | undefined;
  const end = (reason: string): void => {
    if (goneBecause !== undefined) return;
    goneBecause = reason;
    gone?.(reason);
  };
  webContents.on('render-process-gone', (_event, { reason }) => end(reason));
  window.on('closed', () => end('closed'));

  try {
    await window.loadURL(pageUrl);
  } catch (error) {
    if (!window.isDestroyed()) window.destroy();
    throw error;
  }
  const { port1, port2 } = new MessageChannelMain();
  // A page that dies drops its end of the port at once; Chromium reports the process itself now and then half a second later.
  port1.on('close', () => end('port closed'));
  webContents.postMessage(mediaPortMessage, null, [port2]);
  return {
    port: port1,
    onGone(listener) {
      gone = listener;
      if (goneBecause !== undefined) listener(goneBecause);
    },
    // The second argument stands for the click that WebHID §5.2 asks for.
    pairHeadset: async () => (await webContents.executeJavaScript('pairHeadset()', true)) === true,
    close() {
      gone = undefined;
      port1.close();
      // Not at once: this may run inside an event of the very window.
      setImmediate(() => {
        if (!window.isDestroyed()) window.destroy();
      });
    },
  };
}
