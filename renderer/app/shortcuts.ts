import type { TFunction } from 'i18next';
import { send } from '../bridge/send.ts';
import { allowedActions, callToAnswer, conferenceStep, takeConferenceStep, toggleHold, toggleMute, turnToLine } from '../calls/callActions.ts';
import { leftToThemselves } from '../calls/conferenceWays.ts';
import { consultation } from '../calls/consultation.ts';
import { endFocused } from '../calls/endFocused.ts';
import { completeTransfer, leaveTalking, openTransfer } from '../calls/transferring.ts';
import { writeUpNoteId } from '../calls/writeUpNoteId.ts';
import { customerCardId } from '../customers/customerCardId.ts';
import { takeRecordingStep } from '../recordings/takeRecordingStep.ts';
import { logSearchId } from '../callLog/logSearchId.ts';
import { agentMenuId } from '../softphone/agentMenuId.ts';
import { dialFieldId } from '../softphone/dialFieldId.ts';
import { dialNumber } from '../softphone/dialling.ts';
import { currentState, focusedCall } from '../stores/consoleStore.ts';
import { remark } from '../stores/remarks.ts';
import { openWriteUp, showPage } from '../stores/viewStore.ts';

export type Shortcut = 'answer' | 'hangUp' | 'mute' | 'hold' | 'transfer' | 'conference' | 'focusCard' | 'writeUp' | 'focusSearch' | 'focusDial' | 'openStates' | 'recording';

/** What a shortcut is recognised by. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>;

const functionKeys: Readonly<Record<string, Shortcut>> = { F9: 'answer', F10: 'hangUp', F8: 'mute', F7: 'hold', F6: 'focusCard', F5: 'recording', F4: 'transfer', F3: 'conference', F2: 'writeUp' };
const controlKeys: Readonly<Record<string, Shortcut>> = { k: 'focusSearch', l: 'focusDial', b: 'openStates' };

/**
 * The shortcut of a key press, or null. Function keys and Ctrl (⌘) combinations only: no letter, digit, space or
 * Enter can ever answer or end a call, whatever has the focus. A held-down key counts once.
 */
export function shortcutOf(event: PressedKey): Shortcut | null {
  if (event.repeat || event.altKey || event.shiftKey) return null;
  const control = event.ctrlKey || event.metaKey;
  return (control ? controlKeys[event.key.toLowerCase()] : functionKeys[event.key]) ?? null;
}

/** Ctrl (⌘) with a digit turns to a line, Alt with a digit dials a number of the list. */
export interface DigitShortcut {
  readonly kind: 'line' | 'speedDial';
  readonly digit: number;
}

/** The digit is read from the key's place, because Alt makes other characters of it on some keyboards. */
export function digitShortcutOf(event: PressedKey): DigitShortcut | null {
  const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
  const control = event.ctrlKey || event.metaKey;
  if (digit === 0 || event.repeat || event.shiftKey || control === event.altKey) return null;
  return { kind: control ? 'line' : 'speedDial', digit };
}

function focusOn(elementId: string, afterwards?: (element: HTMLElement) => void): void {
  // The page may have to be drawn first.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const element = document.getElementById(elementId);
    element?.focus();
    if (element) afterwards?.(element);
  }));
}

function onFocusedCall(shortcut: 'hangUp' | 'mute' | 'hold'): void {
  const state = currentState();
  const call = state ? focusedCall(state)?.call : undefined;
  if (call === undefined) return;
  const may = allowedActions(call);
  // A key means the whole conference, as hold and mute do; one side of it is ended by its button.
  if (shortcut === 'hangUp' && may.hangUp) endFocused(call.id, call.inConference ? 'endConference' : 'hangUp');
  if (shortcut === 'mute' && may.mute) toggleMute(call);
  if (shortcut === 'hold' && may.hold) toggleHold(call);
}

/**
 * The first press opens the choice of the target; during a consultation it completes the transfer, as desk phones do, and
 * from a three-way call the agent goes the same way.
 */
function transfer(): void {
  const state = currentState();
  if (state === null) return;
  const consulting = consultation(state);
  if (consulting?.connected && state.services.consultTransfer && consulting.caller.call.transfer === null) return void completeTransfer(consulting);
  const two = leftToThemselves(state);
  if (two !== undefined && !two.underWay && focusedCall(state)?.call.inConference) return void leaveTalking(two);
  const call = focusedCall(state)?.call;
  const may = allowedActions(call);
  if (call !== undefined && (may.transfer || may.redirect)) openTransfer(call.id);
}

/** Does what the shortcut stands for; nothing when it does not apply now. */
export function runShortcut(shortcut: Shortcut): void {
  const state = currentState();
  switch (shortcut) {
    case 'answer': {
      const call = state ? callToAnswer(state) : undefined;
      if (call) void send('call:answer', { callId: call.id });
      return;
    }
    case 'hangUp':
    case 'mute':
    case 'hold':
      return onFocusedCall(shortcut);
    case 'transfer':
      return transfer();
    case 'conference':
      return state ? takeConferenceStep(conferenceStep(state)) : undefined;
    case 'recording':
      return takeRecordingStep();
    case 'focusCard':
      showPage('calls');
      return focusOn(customerCardId);
    case 'writeUp':
      showPage('calls');
      openWriteUp(true);
      return focusOn(writeUpNoteId);
    case 'focusSearch':
      showPage('log');
      return focusOn(logSearchId);
    case 'focusDial':
      return focusOn(dialFieldId);
    case 'openStates':
      return focusOn(agentMenuId, (button) => button.click());
  }
}

/** Turns to a line or dials; an empty place in the list of numbers is said. */
export function runDigitShortcut({ kind, digit }: DigitShortcut, t: TFunction): void {
  const state = currentState();
  if (state === null) return;
  if (kind === 'line') return turnToLine(state, digit);
  const entry = state.preferences.speedDials[digit - 1];
  if (entry === undefined) remark(t('dial.speedDialEmpty', { digit }));
  else void dialNumber(entry.number);
}
