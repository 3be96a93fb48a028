import path from 'node:path';
import { app, nativeImage, type BrowserWindow } from 'electron';

export interface TaskbarOptions {
  readonly window: BrowserWindow;
  readonly icons: string;
  /** Spoken by screen readers for the mark on the taskbar button; `{{count}}` stands for the number of calls. */
  readonly texts: () => { readonly trayRinging: string; readonly trayMissed: string };
}

/** The program's button in taskbar or dock: flashes or bounces while it rings, and counts what was missed. */
export class Taskbar {
  private ringing = 0;
  private missed = 0;
  private bounce: number | undefined;
  private readonly options: TaskbarOptions;

  constructor(options: TaskbarOptions) {
    this.options = options;
  }

  show(ringing: number, missed: number): void {
    const startsOrStops = ringing > 0 !== this.ringing > 0;
    if (ringing === this.ringing && missed === this.missed) return;
    this.ringing = ringing;
    this.missed = missed;
    if (startsOrStops) this.flash(ringing > 0);
    app.setBadgeCount(ringing + missed);
    if (process.platform === 'win32') this.mark();
  }

  private flash(on: boolean): void {
    const { window } = this.options;
    if (!window.isDestroyed()) window.flashFrame(on);
    if (process.platform !== 'darwin') return;
    if (on) this.bounce = app.dock?.bounce('critical');
    else if (this.bounce !== undefined) app.dock?.cancelBounce(this.bounce);
  }

  /** Windows has no badge: a small picture lies over the button. */
  private mark(): void {
    const { window, icons, texts } = this.options;
    if (window.isDestroyed()) return;
    if (this.ringing + this.missed === 0) return window.setOverlayIcon(null, '');
    const text = this.ringing > 0 ? texts().trayRinging : texts().trayMissed.replace('{{count}}', String(this.missed));
    window.setOverlayIcon(nativeImage.createFromPath(path.join(icons, 'tray-ringing.png')), text);
  }
}
