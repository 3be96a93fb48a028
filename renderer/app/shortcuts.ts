import { send } from '../bridge/send.ts';
import { allowedActions, callToAnswer, toggleHold, toggleMute } from '../calls/callActions.ts';
import { customerCardId } from '../customers/customerCardId.ts';
import { logSearchId } from '../callLog/logSearchId.ts';
import { dialFieldId } from '../softphone/dialFieldId.ts';
import { currentState, focusedCall } from '../stores/consoleStore.ts';
import { showPage } from '../stores/viewStore.ts';

export type Shortcut = 'answer' | 'hangUp' | 'mute' | 'hold' | 'focusCard' | 'focusSearch' | 'focusDial';

/** What a shortcut is recognised by. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>;

const functionKeys: Readonly<Record<string, Shortcut>> = { F9: 'answer', F10: 'hangUp', F8: 'mute', F7: 'hold', F6: 'focusCard' };
const controlKeys: Readonly<Record<string, Shortcut>> = { k: 'focusSearch', l: 'focusDial' };

/**
 * The shortcut of a key press, or null. Function keys and Ctrl (⌘) combinations only: no letter, digit, space or
 * Enter can ever answer or end a call, whatever has the focus. A held-down key counts once.
 */
export function shortcutOf(event: PressedKey): Shortcut | null {
  if (event.repeat || event.altKey || event.shiftKey) return null;
  const control = event.ctrlKey || event.metaKey;
  return (control ? controlKeys[event.key.toLowerCase()] : functionKeys[event.key]) ?? null;
}

function focusOn(elementId: string): void {
  // The page may have to be drawn first.
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(elementId)?.focus()));
}

function onFocusedCall(shortcut: 'hangUp' | 'mute' | 'hold'): void {
  const state = currentState();
  const call = state ? focusedCall(state)?.call : undefined;
  if (call === undefined) return;
  const may = allowedActions(call);
  if (shortcut === 'hangUp' && may.hangUp) void send('call:hangUp', { callId: call.id });
  if (shortcut === 'mute' && may.mute) toggleMute(call);
  if (shortcut === 'hold' && may.hold) toggleHold(call);
}

/** Does what the shortcut stands for; nothing when it does not apply now. */
export function runShortcut(shortcut: Shortcut): void {
  switch (shortcut) {
    case 'answer': {
      const state = currentState();
      const call = state ? callToAnswer(state) : undefined;
      if (call) void send('call:answer', { callId: call.id });
      return;
    }
    case 'hangUp':
    case 'mute':
    case 'hold':
      return onFocusedCall(shortcut);
    case 'focusCard':
      showPage('calls');
      return focusOn(customerCardId);
    case 'focusSearch':
      showPage('log');
      return focusOn(logSearchId);
    case 'focusDial':
      return focusOn(dialFieldId);
  }
}
