import { expect, test } from 'vitest';
import { scoreKey } from '../../../../renderer/review/scoring/panel/scoreKeys.ts';
import { playerStep } from '../../../../renderer/recordings/player/playerKeys.ts';
import type { Scale } from '../../../../shared/reviews/scoreCard.ts';

const yesNo: Scale = { kind: 'yesNo' };
const five: Scale = { kind: 'points', max: 5 };
const pressed = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'repeat', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...held });
const does = (key: string, scale: Scale = five, held = {}) => scoreKey(pressed(key, held), scale);

test('digits give points as far as the scale goes, and mean nothing beyond it, least of all to the player', () => {
  expect([does('0'), does('5'), does('6'), does('1', yesNo), does('2', yesNo)]).toEqual([{ kind: 'points', points: 0 }, { kind: 'points', points: 5 }, { kind: 'nothing' }, { kind: 'points', points: 1 }, { kind: 'nothing' }]);
  expect([does('y'), does('Y', yesNo), does('y', { kind: 'points', max: 10 })]).toEqual([{ kind: 'points', points: 5 }, { kind: 'points', points: 1 }, { kind: 'points', points: 10 }]);
});

test('J, K and the arrows move, also while they are held', () => {
  expect(['j', 'ArrowDown', 'k', 'ArrowUp'].map((key) => does(key, five, { repeat: true }))).toEqual([{ kind: 'move', by: 1 }, { kind: 'move', by: 1 }, { kind: 'move', by: -1 }, { kind: 'move', by: -1 }]);
  expect(does('n', five, { repeat: true })).toEqual({ kind: 'nothing' });
});

test('Ctrl+Enter hands in; other keys with Ctrl are the console’s', () => {
  expect([does('Enter', five, { ctrlKey: true }), does('Enter'), does('l', five, { ctrlKey: true }), does('ArrowDown', five, { altKey: true })]).toEqual([{ kind: 'handIn' }, { kind: 'comment' }, null, null]);
});

test('play, pause and the steps to the sides stay the player’s while a criterion has the focus', () => {
  for (const key of [' ', 'ArrowLeft', 'ArrowRight', ',', '.', 's', '[', ']']) {
    expect([key, does(key)]).toEqual([key, null]);
    expect(playerStep({ ...pressed(key), shiftKey: false })).not.toBeNull();
  }
});
