import type { FileChooser } from '../../electron/files/fileChooser.ts';

/** A user who answers every dialog with the same path, or changes their mind when there is none. */
export function fakeFiles(chosen: string | null = null): FileChooser & { readonly revealed: string[] } {
  const revealed: string[] = [];
  const choose = () => Promise.resolve(chosen);
  return { openFile: choose, saveFile: choose, openFolder: choose, reveal: (file) => void revealed.push(file), revealed };
}
