import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortcutOf } from '../../../renderer/app/shortcuts.ts';
import type { PressedKey } from '../../../renderer/app/shortcuts.ts';

const key = (name: string, changes: Partial<PressedKey> = {}): PressedKey => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...changes });

test.each([['F9', 'answer'], ['F10', 'hangUp'], ['F8', 'mute'], ['F7', 'hold'], ['F6', 'focusCard']])('%s stands for %s', (name, shortcut) => {
  expect(shortcutOf(key(name))).toBe(shortcut);
});

test('Ctrl or ⌘ with K searches, with L dials', () => {
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
    expect(['focusSearch', 'focusDial', null]).toContain(shortcutOf(key(name, { ctrlKey: true })));
  }));
});

test('a key that is held down counts once', () => {
  expect(shortcutOf(key('F9', { repeat: true }))).toBeNull();
});
