import { clipboard } from 'electron';

/** The part of Electron's clipboard that older runtimes (before 40) have in place of `clipboard.selection`. */
interface FormerClipboard {
  readonly selection?: undefined;
  readText(kind: 'selection'): string;
}

/**
 * What is selected in whatever program. Only X11 knows a selection that needs no copying; on Windows and macOS no key
 * press is forged into a foreign program, so there it is what the agent has copied. Nothing is written to the clipboard.
 */
export async function readSelectedText(platform: NodeJS.Platform): Promise<string> {
  if (platform !== 'linux') return clipboard.readText();
  const ours: typeof clipboard | FormerClipboard = clipboard as typeof clipboard | FormerClipboard;
  return ours.selection === undefined ? (ours as FormerClipboard).readText('selection') : ours.selection.readText();
}
