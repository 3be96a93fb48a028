import { expect, test } from 'vitest';
import { chosenOption, deviceOptions } from '../../../renderer/seat/deviceOptions.ts';

const headset = { id: 'a1', label: 'Jabra Evolve2 30' };
const builtIn = { id: 'b2', label: 'Realtek' };

test('the default comes first, then what is plugged in', () => {
  expect(deviceOptions([headset, builtIn], null, 'Default').map(({ value }) => value)).toEqual(['', 'a1', 'b2']);
  expect(chosenOption([headset, builtIn], null)).toBe('');
});

test('a chosen device that is unplugged stays in the list', () => {
  expect(deviceOptions([builtIn], headset, 'Default').at(-1)).toEqual({ value: 'a1', label: 'Jabra Evolve2 30', plugged: false });
  expect(chosenOption([builtIn], headset)).toBe('a1');
});

test('a device that came back with another id is known by its label', () => {
  const again = { ...headset, id: 'z9' };
  expect(deviceOptions([again, builtIn], headset, 'Default')).toHaveLength(3);
  expect(chosenOption([again, builtIn], headset)).toBe('z9');
});

test('two devices without a label are not taken for the same', () => {
  expect(chosenOption([{ id: 'x', label: '' }], { id: 'y', label: '' })).toBe('y');
});
