// An empty Electron program: one window whose page, size and fake bridge are set from outside.
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  new BrowserWindow({ width: 1280, height: 800, useContentSize: true, frame: false, webPreferences: { sandbox: true, contextIsolation: true } }).loadURL('about:blank');
});
