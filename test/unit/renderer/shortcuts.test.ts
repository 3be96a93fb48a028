import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitShortcutOf, shortcutOf } from '../../../renderer/app/shortcuts.ts';
import type { PressedKey } from '../../../renderer/app/shortcuts.ts';

const key = (name: string, changes: Partial<PressedKey> = {}): PressedKey => ({ key: name, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...changes });

test.each([['F9', 'answer'], ['F10', 'hangUp'], ['F8', 'mute'], ['F7', 'hold'], ['F6', 'focusCard'], ['F5', 'recording'], ['F4', 'transfer'], ['F3', 'conference'], ['F2', 'writeUp']])('%s stands for %s', (name, shortcut) => {
  expect(shortcutOf(key(name))).toBe(shortcut);
});

test('Ctrl or ⌘ with K searches, with L dials, with B opens the states', () => {
  expect(shortcutOf(key('b', { ctrlKey: true }))).toBe('openStates');
  expect(shortcutOf(key('k', { ctrlKey: true }))).toBe('focusSearch');
  expect(shortcutOf(key('L', { metaKey: true }))).toBe('focusDial');
});

test('no typed character, space or Enter is a shortcut by itself', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('Enter', ' ', 'Tab', 'Escape', 'Backspace')), fc.boolean(), (name, shiftKey) => {
    expect(shortcutOf(key(name, { shiftKey }))).toBeNull();
  }));
});

test('no combination with Ctrl answers, mutes, holds or hangs up', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('F7', 'F8', 'F9', 'F10')), (name) => {
    expect(['focusSearch', 'focusDial', 'openStates', null]).toContain(shortcutOf(key(name, { ctrlKey: true })));
  }));
});

test('a key that is held down counts once', () => {
  expect(shortcutOf(key('F9', { repeat: true }))).toBeNull();
});

test('Ctrl or ⌘ with a digit turns to a line, Alt with a digit dials a number of the list', () => {
  expect(digitShortcutOf(key('2', { code: 'Digit2', ctrlKey: true }))).toEqual({ kind: 'line', digit: 2 });
  expect(digitShortcutOf(key('2', { code: 'Numpad2', metaKey: true }))).toEqual({ kind: 'line', digit: 2 });
  expect(digitShortcutOf(key('¡', { code: 'Digit1', altKey: true }))).toEqual({ kind: 'speedDial', digit: 1 });
});

test('a digit by itself, with Shift, with AltGr or held down is no shortcut', () => {
  for (const changes of [{}, { shiftKey: true, altKey: true }, { ctrlKey: true, altKey: true }, { altKey: true, repeat: true }]) {
    expect(digitShortcutOf(key('3', { code: 'Digit3', ...changes }))).toBeNull();
  }
  expect(digitShortcutOf(key('0', { code: 'Digit0', altKey: true }))).toBeNull();
});
