import { Menu, Tray, nativeImage } from 'electron';
import path from 'node:path';
import type { AgentStateKind } from '../../shared/queues/agentState.ts';

export interface TrayTexts {
  readonly trayIdle: string;
  readonly trayRinging: string;
  readonly trayOffline: string;
  /** `{{count}}` stands for the number of calls. */
  readonly trayMissed: string;
  readonly show: string;
  readonly quit: string;
}

type TrayFace = 'idle' | 'ringing' | 'offline';

/** The seat's lamp in the system's tray: three shapes, not only three colours. */
export class SeatTray {
  private readonly tray: Tray;
  private readonly icons: string;
  private readonly texts: TrayTexts;
  private face: TrayFace | undefined;
  private missed = 0;

  constructor(icons: string, texts: TrayTexts, actions: { readonly show: () => void; readonly quit: () => void }) {
    this.icons = icons;
    this.texts = texts;
    this.tray = new Tray(nativeImage.createFromPath(path.join(icons, 'tray-offline.png')));
    this.tray.setContextMenu(Menu.buildFromTemplate([{ label: texts.show, click: actions.show }, { type: 'separator' }, { label: texts.quit, click: actions.quit }]));
    this.tray.on('click', actions.show);
    this.follow('offline');
  }

  follow(agent: AgentStateKind): void {
    const face: TrayFace = agent === 'ringing' ? 'ringing' : agent === 'offline' ? 'offline' : 'idle';
    if (face === this.face) return;
    this.face = face;
    this.tray.setImage(nativeImage.createFromPath(path.join(this.icons, `tray-${face}.png`)));
    this.tellTip();
  }

  /** How many calls were missed since the console was last in front. */
  showMissed(count: number): void {
    if (count === this.missed) return;
    this.missed = count;
    this.tellTip();
  }

  private tellTip(): void {
    const face = { idle: this.texts.trayIdle, ringing: this.texts.trayRinging, offline: this.texts.trayOffline }[this.face ?? 'offline'];
    this.tray.setToolTip(this.missed === 0 ? face : `${face} · ${this.texts.trayMissed.replace('{{count}}', String(this.missed))}`);
  }
}
