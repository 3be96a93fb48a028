import { Menu, Tray, nativeImage } from 'electron';
import path from 'node:path';
import type { AgentStateKind } from '../../shared/queues/agentState.ts';

export interface TrayTexts {
  readonly trayIdle: string;
  readonly trayRinging: string;
  readonly trayOffline: string;
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
    this.tray.setToolTip({ idle: this.texts.trayIdle, ringing: this.texts.trayRinging, offline: this.texts.trayOffline }[face]);
  }
}
