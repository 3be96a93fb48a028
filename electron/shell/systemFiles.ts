import path from 'node:path';
import { app, dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import type { FileChooser, FileKind } from '../files/fileChooser.ts';

const filtersOf = (kinds: readonly FileKind[]): FileFilter[] => kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));

/** The system's own dialogs, over the console. Files go to the user's documents unless told otherwise. */
export function systemFiles(parent: () => BrowserWindow): FileChooser {
  return {
    openFile: async (kinds) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), { properties: ['openFile'], filters: filtersOf(kinds) });
      return canceled ? null : (filePaths[0] ?? null);
    },
    saveFile: async (suggested, kinds) => {
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), { defaultPath: path.join(app.getPath('documents'), suggested), filters: filtersOf(kinds) });
      return canceled || filePath === '' ? null : filePath;
    },
    openFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), { properties: ['openDirectory', 'createDirectory'] });
      return canceled ? null : (filePaths[0] ?? null);
    },
    reveal: (file) => shell.showItemInFolder(file),
  };
}
