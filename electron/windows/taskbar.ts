import type { App, BrowserWindow, NativeImage } from 'electron';

export interface TaskbarOptions {
  readonly app: Pick<App, 'setBadgeCount'> & { readonly dock?: Pick<NonNullable<App['dock']>, 'bounce' | 'cancelBounce'> | undefined };
  readonly window: Pick<BrowserWindow, 'isDestroyed' | 'flashFrame' | 'setOverlayIcon'>;
  readonly platform: NodeJS.Platform;
  /** Lies over the button where there are no badges. */
  readonly mark: () => NativeImage;
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
    this.options.app.setBadgeCount(ringing + missed);
    if (this.options.platform === 'win32') this.mark();
  }

  private flash(on: boolean): void {
    const { app, window, platform } = this.options;
    if (!window.isDestroyed()) window.flashFrame(on);
    if (platform !== 'darwin') return;
    if (on) this.bounce = app.dock?.bounce('critical');
    else if (this.bounce !== undefined) app.dock?.cancelBounce(this.bounce);
  }

  /** Windows has no badge: a small picture lies over the button. */
  private mark(): void {
    const { window, mark, texts } = this.options;
    if (window.isDestroyed()) return;
    if (this.ringing + this.missed === 0) return window.setOverlayIcon(null, '');
    const text = this.ringing > 0 ? texts().trayRinging : texts().trayMissed.replace('{{count}}', String(this.missed));
    window.setOverlayIcon(mark(), text);
  }
}
