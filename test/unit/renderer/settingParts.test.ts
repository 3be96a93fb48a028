import { describe, expect, test } from 'vitest';
import { readAccelerator } from '../../../electron/windows/accelerator.ts';
import { readForwardTarget } from '../../../renderer/settings/calls/forwarding.ts';
import { speedDialFault } from '../../../renderer/settings/calls/speedDials.ts';
import { secondsOf, wrapUpKind } from '../../../renderer/settings/calls/wrapUpTime.ts';
import { moved, replaced, without } from '../../../renderer/settings/order.ts';
import { keyNames, recordKeys } from '../../../renderer/settings/shortcuts/recordKeys.ts';
import type { PressedKeys } from '../../../renderer/settings/shortcuts/recordKeys.ts';
import { shortcutNameKey } from '../../../renderer/settings/shortcuts/shortcutNames.ts';
import { levelGrade } from '../../../renderer/settings/sound/levelGrade.ts';
import { mostRingDevices, ringDeviceRows, withRingDevice } from '../../../renderer/settings/sound/ringDevices.ts';
import { isCovered, nextMatch } from '../../../renderer/settings/sound/ringRules.ts';
import { forwardingSchema, preferencesSchema } from '../../../shared/settings/seatSettings.ts';
import type { RingRule } from '../../../shared/settings/seatSettings.ts';

const headset = { id: 'headset', label: 'Any headset' };
const monitor = { id: 'monitor', label: 'Any monitor' };
const away = { id: 'away', label: 'Any other headset' };

describe('the list of ring devices', () => {
  test('has what is plugged in, ticked or not, then what was chosen and is away', () => {
    expect(ringDeviceRows([headset, monitor], [away, headset])).toEqual([
      { device: headset, chosen: true, plugged: true },
      { device: monitor, chosen: false, plugged: true },
      { device: away, chosen: true, plugged: false },
    ]);
  });

  test('knows a device by its label when its id has changed', () => {
    expect(ringDeviceRows([{ ...headset, id: 'other socket' }], [headset])).toEqual([{ device: { ...headset, id: 'other socket' }, chosen: true, plugged: true }]);
  });

  test('tells two devices of the same name apart by their ids', () => {
    const twin = { ...headset, id: 'twin' };
    expect(ringDeviceRows([headset, twin], [twin]).map(({ chosen }) => chosen)).toEqual([false, true]);
  });

  test('keeps devices that are away when another is ticked', () => {
    expect(withRingDevice([headset, monitor], [away], monitor, true)).toEqual([away, monitor]);
  });

  test('takes a device out under its old id too', () => {
    const moved = { ...headset, id: 'other socket' };
    expect(withRingDevice([moved], [headset, away], moved, false)).toEqual([away]);
    expect(withRingDevice([moved], [headset, away], away, false)).toEqual([headset]);
  });

  test('holds no more than main keeps', () => {
    const many = Array.from({ length: mostRingDevices }, (_, n) => ({ id: `${n}`, label: `Any ${n}` }));
    expect(withRingDevice([...many, monitor], many, monitor, true)).toHaveLength(mostRingDevices);
    expect(preferencesSchema.shape.devices.safeParse({ ring: [...many] }).success).toBe(true);
  });
});

test('a pause between two words is no silence, a whole silence is', () => {
  expect(levelGrade([0.08, 0, 0, 0]).word).toBe('good');
  expect([[], [0, 0.0005], [0.006], [0.6]].map((levels) => levelGrade(levels).word)).toEqual(['silent', 'silent', 'low', 'loud']);
});

describe('rules of the ring', () => {
  const rule = (kind: 'serviceNumber' | 'queue', value: string): RingRule => ({ match: { kind, value }, melody: 'classic', volume: 1 });

  test('a rule below its own condition is covered', () => {
    const rules = [rule('queue', '售后'), rule('serviceNumber', '4008201234'), rule('queue', '售后 ')];
    expect(rules.map((_, at) => isCovered(rules, at))).toEqual([false, false, true]);
  });

  test('a new rule takes the first number without one', () => {
    expect(nextMatch([rule('serviceNumber', '4008201234')], 'serviceNumber', ['4008201234', '4006008899'])).toEqual({ kind: 'serviceNumber', value: '4006008899' });
    expect(nextMatch([], 'queue', [])).toBeNull();
  });
});

test('rows move by one place, and stay at the ends', () => {
  expect([moved(['a', 'b', 'c'], 1, -1), moved(['a', 'b', 'c'], 1, 1), moved(['a', 'b'], 0, -1), moved(['a', 'b'], 1, 1)]).toEqual([['b', 'a', 'c'], ['a', 'c', 'b'], ['a', 'b'], ['a', 'b']]);
  expect([without(['a', 'b'], 0), replaced(['a', 'b'], 1, 'c')]).toEqual([['b'], ['a', 'c']]);
});

test('the three kinds of wrap-up are seconds, none and no limit; a limit survives a look at the others', () => {
  expect([0, 45, null].map(wrapUpKind)).toEqual(['none', 'limited', 'unlimited']);
  expect([secondsOf('none', 45), secondsOf('unlimited', 45), secondsOf('limited', 45), secondsOf('limited', null)]).toEqual([0, null, 45, 60]);
});

test('a target is read without its punctuation, and main takes what is valid', () => {
  expect(readForwardTarget(' 138-0013 8000 ')).toEqual({ kind: 'valid', number: '13800138000' });
  expect(readForwardTarget('  ')).toEqual({ kind: 'valid', number: null });
  expect(['8', 'reception', '+', '8010;x'].map((text) => readForwardTarget(text).kind)).toEqual(['invalid', 'invalid', 'invalid', 'invalid']);
  expect(forwardingSchema.safeParse({ busy: '*21' }).success).toBe(readForwardTarget('*21').kind === 'valid');
});

test('a speed dial needs a name and a number that can be dialled and is there once', () => {
  const colleague = { label: 'Any colleague', number: '8010' };
  expect(speedDialFault(colleague, [])).toBeNull();
  expect(speedDialFault({ label: 'Any code', number: '*8' }, [])).toBeNull();
  expect(speedDialFault({ ...colleague, label: ' ' }, [])).toEqual({ kind: 'nameMissing' });
  expect(speedDialFault({ ...colleague, number: ' ' }, [])).toEqual({ kind: 'numberMissing' });
  expect(speedDialFault({ ...colleague, number: 'hello' }, [])).toEqual({ kind: 'numberUnreadable' });
  expect(speedDialFault({ label: 'b', number: '+86 138 0013 8000' }, [colleague, { label: 'a', number: '13800138000' }])).toEqual({ kind: 'numberTwice', digit: 2 });
  expect(speedDialFault(colleague, [null])).toBeNull();
});

describe('recording a shortcut', () => {
  const press = (code: string, ...held: readonly ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]): PressedKeys => ({ code, ctrlKey: held.includes('ctrlKey'), altKey: held.includes('altKey'), shiftKey: held.includes('shiftKey'), metaKey: held.includes('metaKey') });

  test('writes what is pressed as an accelerator', () => {
    expect(recordKeys(press('KeyM', 'ctrlKey', 'shiftKey'), 'linux')).toEqual({ kind: 'keys', accelerator: 'CommandOrControl+Shift+M' });
    expect(recordKeys(press('F9'), 'win32')).toEqual({ kind: 'keys', accelerator: 'F9' });
    expect(recordKeys(press('KeyD', 'metaKey'), 'win32')).toEqual({ kind: 'keys', accelerator: 'Super+D' });
    expect(recordKeys(press('KeyD', 'metaKey', 'ctrlKey'), 'darwin')).toEqual({ kind: 'keys', accelerator: 'CommandOrControl+Control+D' });
  });

  test.each(['KeyM', 'Digit4', 'Space', 'Enter', 'Numpad5', 'Comma'])('%s alone is refused: it belongs to whoever types', (code) => {
    expect(recordKeys(press(code), 'linux')).toEqual({ kind: 'refused', why: 'needsModifier' });
    expect(recordKeys(press(code, 'shiftKey'), 'linux')).toEqual({ kind: 'refused', why: 'needsModifier' });
  });

  test('modifiers wait for their key, Escape alone ends it, an unknown key is said', () => {
    expect(recordKeys(press('ControlLeft', 'ctrlKey'), 'linux')).toEqual({ kind: 'pending', accelerator: 'CommandOrControl' });
    expect(recordKeys(press('Escape'), 'linux')).toEqual({ kind: 'cancelled' });
    expect(recordKeys(press('Convert', 'ctrlKey'), 'linux')).toEqual({ kind: 'refused', why: 'unknownKey' });
  });

  test.each(['KeyA', 'Digit0', 'F1', 'F24', 'Space', 'Tab', 'Enter', 'Escape', 'Delete', 'ArrowUp', 'PageDown', 'Numpad7', 'NumpadAdd', 'NumpadDecimal', 'Minus', 'Equal', 'Quote', 'Backslash', 'Backquote', 'BracketLeft', 'PrintScreen', 'ScrollLock', 'MediaPlayPause', 'MediaTrackNext', 'AudioVolumeUp', 'AudioVolumeMute'])('what %s with Ctrl is recorded as, main can read', (code) => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const recorded = recordKeys(press(code, platform === 'darwin' ? 'metaKey' : 'ctrlKey'), platform);
      expect(recorded.kind === 'keys' && readAccelerator(recorded.accelerator, platform).kind).toBe('keys');
    }
  });

  test('names the keys as they are labelled', () => {
    expect(keyNames('CommandOrControl+Shift+M', 'linux')).toEqual(['Ctrl', 'Shift', 'M']);
    expect(keyNames('CommandOrControl+Alt+Return', 'darwin')).toEqual(['⌘', '⌥', 'Enter']);
  });
});

test('the shortcut that dials says what it reads on this system: a selection on Linux, what was copied elsewhere', () => {
  expect(shortcutNameKey('dialSelection', 'linux')).toBe('shortcut.action.dialSelection');
  for (const platform of ['win32', 'darwin'] as const) expect(shortcutNameKey('dialSelection', platform)).toBe('shortcut.dialCopied');
  expect(shortcutNameKey('answer', 'win32')).toBe('shortcut.action.answer');
});
