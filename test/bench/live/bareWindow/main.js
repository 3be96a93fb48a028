// The least that an Electron program can be: one sandboxed window with a line of text.
import { app, BrowserWindow } from 'electron';

const folder = process.argv.find((arg) => arg.startsWith('--data-directory='))?.slice('--data-directory='.length);
if (folder !== undefined) app.setPath('userData', folder);
app.on('window-all-closed', () => app.quit());

async function open() {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('data:text/html,<p>bare</p>');
  await window.webContents.executeJavaScript('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))');
  globalThis.bareReadyAt = performance.timeOrigin + performance.now();
}
void app.whenReady().then(open);
