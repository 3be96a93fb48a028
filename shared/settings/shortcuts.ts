import { z } from 'zod';

/** What a global shortcut can do, in any program. Texts are in the locales under `shortcut`. */
export const shortcutActions = ['answer', 'hangUp', 'mute', 'hold', 'dialSelection', 'showConsole'] as const;
export type ShortcutAction = (typeof shortcutActions)[number];

/** Electron accelerators; null = off. `answer`, `hangUp`, `mute` and `hold` are held only while there is a call to use them on. */
const accelerator = z.string().min(1).max(60).nullable();
export const shortcutsSchema = z.strictObject({
  answer: accelerator.default('F9'),
  hangUp: accelerator.default('F10'),
  mute: accelerator.default('CommandOrControl+Shift+M'),
  hold: accelerator.default('CommandOrControl+Shift+H'),
  dialSelection: accelerator.default('CommandOrControl+Shift+D'),
  showConsole: accelerator.default('CommandOrControl+Shift+4'),
});
export type Shortcuts = z.infer<typeof shortcutsSchema>;

/**
 * What became of a shortcut. `free`: not needed now. `taken`: another program holds it. `invalid`: no such key.
 * `double`: two actions have it.
 */
export interface ShortcutStatus {
  readonly action: ShortcutAction;
  readonly accelerator: string | null;
  readonly state: 'off' | 'free' | 'held' | 'taken' | 'invalid' | 'double';
}
