import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Menu, Tray, nativeImage, type NativeImage } from 'electron';
import type { TrayFace } from './trayFace.ts';

export interface TrayTexts {
  readonly trayIdle: string;
  readonly trayRinging: string;
  readonly trayOffline: string;
  /** `{{count}}` stands for the number of calls. */
  readonly trayMissed: string;
  readonly show: string;
  readonly quit: string;
}

interface TrayActions {
  readonly show: () => void;
  readonly quit: () => void;
}

/** The seat's lamp in the system's tray: three shapes, not only three colours. Remembers what to show until it appears. */
export class SeatTray {
  private tray: Tray | undefined;
  private readonly icons: string;
  private readonly pictures = new Map<TrayFace, NativeImage>();
  private readonly texts: TrayTexts;
  private readonly actions: TrayActions;
  private face: TrayFace = 'offline';
  private missed = 0;

  constructor(icons: string, texts: TrayTexts, actions: TrayActions) {
    this.icons = icons;
    this.texts = texts;
    this.actions = actions;
  }

  /** Once. Asks the desktop for a place, which on Linux holds main for tens of milliseconds. */
  appear(): void {
    const { texts, actions } = this;
    this.tray = new Tray(this.picture(this.face));
    this.tray.setContextMenu(Menu.buildFromTemplate([{ label: texts.show, click: actions.show }, { type: 'separator' }, { label: texts.quit, click: actions.quit }]));
    this.tray.on('click', actions.show);
    this.tellTip();
  }

  show(face: TrayFace): void {
    if (face === this.face) return;
    this.face = face;
    this.tray?.setImage(this.picture(face));
    this.tellTip();
  }

  /** How many calls were missed since the console was last in front. */
  showMissed(count: number): void {
    if (count === this.missed) return;
    this.missed = count;
    this.tellTip();
  }

  private picture(face: TrayFace): NativeImage {
    const picture = this.pictures.get(face) ?? readFace(path.join(this.icons, `tray-${face}.png`));
    this.pictures.set(face, picture);
    return picture;
  }

  private tellTip(): void {
    const face = { idle: this.texts.trayIdle, ringing: this.texts.trayRinging, offline: this.texts.trayOffline }[this.face];
    this.tray?.setToolTip(this.missed === 0 ? face : `${face} · ${this.texts.trayMissed.replace('{{count}}', String(this.missed))}`);
  }
}

/** Pixels at which a tray of GTK shows a face. */
const gtkFace = 22;

/**
 * Where a Linux desktop shows trays in the old way, Chromium's GTK keeps sixteen bytes for each pixel of every picture that it
 * was ever given, the same one too, and a new tray is no cheaper: 66 kB a change at 64 pixels, 8 kB at 22. So a face has one
 * size there, and no second one for dense screens.
 */
function readFace(file: string): NativeImage {
  if (process.platform !== 'linux') return nativeImage.createFromPath(file);
  return nativeImage.createFromBuffer(readFileSync(file)).resize({ height: gtkFace, quality: 'best' });
}
