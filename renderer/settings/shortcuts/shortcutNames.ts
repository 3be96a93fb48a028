import type { Bridge } from '../../../shared/ipc/bridge.ts';
import type { ShortcutAction } from '../../../shared/settings/shortcuts.ts';

/** The text that says what a shortcut does here: only X11 knows a selection, elsewhere it is what was copied (`windows/selectedText`). */
export function shortcutNameKey(action: ShortcutAction, platform: Bridge['platform']): 'shortcut.dialCopied' | `shortcut.action.${ShortcutAction}` {
  return action === 'dialSelection' && platform !== 'linux' ? 'shortcut.dialCopied' : `shortcut.action.${action}`;
}
