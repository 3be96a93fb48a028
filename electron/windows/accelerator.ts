/** An Electron accelerator taken apart: modifiers in a fixed order, then the key. Equal texts mean the same keys. */
export type Accelerator = { readonly kind: 'keys'; readonly text: string } | { readonly kind: 'invalid' };

const modifiers: Readonly<Record<string, string>> = {
  command: 'Command', cmd: 'Command', control: 'Control', ctrl: 'Control', alt: 'Alt', option: 'Alt', altgr: 'AltGr', shift: 'Shift', super: 'Super', meta: 'Super',
};
const order = ['Command', 'Control', 'Alt', 'AltGr', 'Super', 'Shift'];

/** Keys that nobody types text with: they may stand alone. */
const loneKey = /^(f([1-9]|1\d|2[0-4])|printscreen|scrolllock|volume(up|down|mute)|media(nexttrack|previoustrack|stop|playpause))$/;
const typingKey =
  /^([0-9a-z]|[!-*,-/:-@[-`{-~]|plus|space|tab|backspace|delete|insert|return|enter|up|down|left|right|home|end|pageup|pagedown|escape|esc|num([0-9]|dec|add|sub|mult|div))$/;
const sameKey: Readonly<Record<string, string>> = { enter: 'return', esc: 'escape' };

/**
 * Reads an accelerator as Electron writes them (`CommandOrControl+Shift+M`, `F9`). A key that types something is
 * `invalid` without Ctrl, Alt, ⌘ or the Super key: typing must never answer or end a call.
 */
export function readAccelerator(text: string, platform: NodeJS.Platform): Accelerator {
  const parts = text.split('+').map((part) => part.trim().toLowerCase());
  const key = parts.pop() ?? '';
  const held = new Set<string>();
  for (const part of parts) {
    const either = part === 'commandorcontrol' || part === 'cmdorctrl';
    const modifier = either ? (platform === 'darwin' ? 'Command' : 'Control') : modifiers[part];
    if (modifier === undefined || held.has(modifier)) return { kind: 'invalid' };
    held.add(modifier);
  }
  const guarded = ['Command', 'Control', 'Alt', 'Super'].some((modifier) => held.has(modifier));
  if (!loneKey.test(key) && !(typingKey.test(key) && guarded)) return { kind: 'invalid' };
  return { kind: 'keys', text: [...order.filter((modifier) => held.has(modifier)), sameKey[key] ?? key].join('+') };
}
