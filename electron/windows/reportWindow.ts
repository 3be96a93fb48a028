import { BrowserWindow } from 'electron';
import type { ReportPrinter } from '../statistics/reportPrinter.ts';

/** Width of the page in device-independent pixels: A4 without its margins at 96 dots an inch. */
const pageWidth = 718;
const firstHeight = 1000;
/** Charts and texts of a picture are drawn at twice their size: sharp on dense screens and in documents. */
const pictureScale = 2;

/**
 * Draws reports in a hidden, sandboxed window that has no way to main: the content is handed in, the bytes are taken out.
 * @param address of the report page
 */
export function reportPrinter(address: string): ReportPrinter {
  return async (content, format, signal) => {
    signal.throwIfAborted();
    const window = new BrowserWindow({
      width: pageWidth, height: firstHeight, useContentSize: true, show: false, paintWhenInitiallyHidden: true,
      // A picture is taken of a frame, and a hidden window that has nothing more to draw may never make one.
      webPreferences: { offscreen: format === 'png', contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: false, backgroundThrottling: false },
    });
    const close = (): void => { if (!window.isDestroyed()) window.destroy(); };
    const gone = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      window.webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(`The report page ended: ${reason}`)));
    });
    gone.catch(() => undefined);
    try {
      await Promise.race([window.loadURL(address), gone]);
      // JSON is a part of JavaScript; the page draws and tells how high it became.
      const height = await Promise.race([window.webContents.executeJavaScript(`showReport(${JSON.stringify(content)})`) as Promise<number>, gone]);
      return await Promise.race([format === 'pdf' ? printed(window) : pictured(window, height), gone]);
    } finally {
      close();
    }
  };
}

function printed(window: BrowserWindow): Promise<Uint8Array> {
  const small = 'font-size:7px;width:100%;padding:0 11mm;color:#667189;font-family:sans-serif';
  return window.webContents.printToPDF({
    pageSize: 'A4', printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>',
    footerTemplate: `<div style="${small};text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
    margins: { top: 0.45, bottom: 0.6, left: 0.4, right: 0.4 },
  });
}

async function pictured(window: BrowserWindow, height: number): Promise<Uint8Array> {
  const { debugger: protocol } = window.webContents;
  protocol.attach('1.3');
  try {
    const { data } = (await protocol.sendCommand('Page.captureScreenshot', {
      format: 'png', captureBeyondViewport: true, clip: { x: 0, y: 0, width: pageWidth, height: Math.ceil(height), scale: pictureScale },
    })) as { readonly data: string };
    return Buffer.from(data, 'base64');
  } finally {
    protocol.detach();
  }
}
