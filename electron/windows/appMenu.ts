import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuTexts {
  readonly file: string;
  readonly importSeat: string;
  readonly importArea: string;
  readonly practice: string;
  readonly edit: string;
  readonly view: string;
  readonly reload: string;
  readonly quit: string;
}

export interface MenuActions {
  readonly importSeat: () => void;
  readonly importArea: () => void;
  readonly switchPractice: (on: boolean) => void;
  readonly reload: () => void;
  readonly quit: () => void;
}

/** The program's menu. Developer tools are not in it. */
export function setAppMenu(texts: MenuTexts, practice: boolean, actions: MenuActions): void {
  const template: MenuItemConstructorOptions[] = [
    {
      label: texts.file,
      submenu: [
        { label: texts.importSeat, click: actions.importSeat },
        { label: texts.importArea, click: actions.importArea },
        { type: 'separator' },
        { label: texts.practice, type: 'checkbox', checked: practice, click: (item) => actions.switchPractice(item.checked) },
        { type: 'separator' },
        // Not the role: that one quits without a word, in the middle of a call.
        { label: texts.quit, click: actions.quit, ...(process.platform === 'win32' ? {} : { accelerator: 'CommandOrControl+Q' }) },
      ],
    },
    { label: texts.edit, submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    { label: texts.view, submenu: [{ label: texts.reload, click: actions.reload }, { type: 'separator' }, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
