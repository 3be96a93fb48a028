import { BrowserWindow } from 'electron';

/** Prints a page of HTML, handed in as text, into a PDF (A4). */
export type SheetPrinter = (html: string, signal: AbortSignal) => Promise<Uint8Array>;

/** In a hidden, sandboxed window that runs no script and may load nothing. */
export const printSheet: SheetPrinter = async (html, signal) => {
  signal.throwIfAborted();
  const window = new BrowserWindow({
    show: false, width: 800, height: 1100,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, javascript: false, webSecurity: true, webviewTag: false, images: false, spellcheck: false },
  });
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    window.webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(`The page that prints ended: ${reason}`)));
  });
  gone.catch(() => undefined);
  try {
    await Promise.race([window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`), gone]);
    return await Promise.race([window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, margins: { top: 0.6, bottom: 0.6, left: 0.7, right: 0.7 } }), gone]);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
};
