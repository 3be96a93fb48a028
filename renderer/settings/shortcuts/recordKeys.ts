import type { Bridge } from '../../../shared/ipc/bridge.ts';

/** What a key press is read from. */
export type PressedKeys = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * What a press means while keys are recorded. `pending`: modifiers only, so far. `refused`: a key that types something
 * would keep it from other programs (`needsModifier`), or one that Electron has no name for.
 */
export type RecordedKeys =
  | { readonly kind: 'keys'; readonly accelerator: string }
  | { readonly kind: 'pending'; readonly accelerator: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly why: 'needsModifier' | 'unknownKey' };

/** Keys that type nothing: they may stand alone. */
const lone: Readonly<Record<string, string>> = {
  PrintScreen: 'PrintScreen', ScrollLock: 'Scrolllock', AudioVolumeUp: 'VolumeUp', AudioVolumeDown: 'VolumeDown', AudioVolumeMute: 'VolumeMute',
  MediaTrackNext: 'MediaNextTrack', MediaTrackPrevious: 'MediaPreviousTrack', MediaStop: 'MediaStop', MediaPlayPause: 'MediaPlayPause',
};
const named: Readonly<Record<string, string>> = {
  Space: 'Space', Tab: 'Tab', Backspace: 'Backspace', Delete: 'Delete', Insert: 'Insert', Enter: 'Return', Home: 'Home', End: 'End', PageUp: 'PageUp', PageDown: 'PageDown',
  ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', NumpadDecimal: 'numdec', NumpadAdd: 'numadd', NumpadSubtract: 'numsub', NumpadMultiply: 'nummult', NumpadDivide: 'numdiv',
  Minus: '-', Equal: '=', Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']', Backslash: '\\', Backquote: '`',
};
const modifierCodes = /^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/;

function loneKey(code: string): string | undefined {
  return /^F([1-9]|1\d|2[0-4])$/.test(code) ? code : lone[code];
}

function typingKey(code: string): string | undefined {
  const [, letter] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  const [, digit] = /^Numpad(\d)$/.exec(code) ?? [];
  return letter ?? (digit === undefined ? named[code] : `num${digit}`);
}

/**
 * Reads a key press as an Electron accelerator. Keys are told by their place, so that Shift and other layouts make no
 * other key of them. Ctrl is written as `CommandOrControl`, which is ⌘ on a Mac. Pure.
 */
export function recordKeys(event: PressedKeys, platform: Bridge['platform']): RecordedKeys {
  const mac = platform === 'darwin';
  const held = [
    (mac ? event.metaKey : event.ctrlKey) && 'CommandOrControl',
    mac && event.ctrlKey && 'Control',
    event.altKey && 'Alt',
    !mac && event.metaKey && 'Super',
    event.shiftKey && 'Shift',
  ].filter((name) => name !== false);
  if (modifierCodes.test(event.code)) return { kind: 'pending', accelerator: held.join('+') };
  if (event.code === 'Escape' && held.length === 0) return { kind: 'cancelled' };
  const alone = loneKey(event.code);
  const key = alone ?? (event.code === 'Escape' ? 'Escape' : typingKey(event.code));
  if (key === undefined) return { kind: 'refused', why: 'unknownKey' };
  if (alone === undefined && !held.some((name) => name !== 'Shift')) return { kind: 'refused', why: 'needsModifier' };
  return { kind: 'keys', accelerator: [...held, key].join('+') };
}

const shownNames = { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Win', Return: 'Enter' } as const;
const macNames = { CommandOrControl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' } as const;

/** An accelerator as the keys are labelled, one text for each key. Pure. */
export function keyNames(accelerator: string, platform: Bridge['platform']): readonly string[] {
  const names: Readonly<Record<string, string>> = platform === 'darwin' ? { ...shownNames, ...macNames } : shownNames;
  return accelerator.split('+').filter((part) => part !== '').map((part) => names[part] ?? part);
}
