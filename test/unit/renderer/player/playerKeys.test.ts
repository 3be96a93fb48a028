import { describe, expect, test } from 'vitest';
import { playerStep } from '../../../../renderer/recordings/player/playerKeys.ts';
import { shortcutOf } from '../../../../renderer/app/shortcuts.ts';

const press = (key: string, changes: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...changes });

describe('a key on the review page', () => {
  test.each([
    ['ArrowRight', {}, 5_000], ['ArrowLeft', {}, -5_000], ['ArrowRight', { altKey: true }, 1_000], ['ArrowLeft', { shiftKey: true }, -15_000], [',', {}, -20], ['.', {}, 20], ['j', {}, -3_000],
  ])('%s %o moves %i ms', (key, held, ms) => {
    expect(playerStep(press(key, held))).toEqual({ kind: 'seekBy', ms });
  });

  test('of a digit goes to that tenth, Home and End to the edges', () => {
    expect(playerStep(press('0'))).toEqual({ kind: 'seekTo', share: 0 });
    expect(playerStep(press('7'))).toEqual({ kind: 'seekTo', share: 0.7 });
    expect(playerStep(press('End'))).toEqual({ kind: 'seekTo', share: 1 });
  });

  test('means the same as a capital, and nothing when it is unknown', () => {
    expect(playerStep(press('M', { shiftKey: true }))).toEqual({ kind: 'mark' });
    expect(playerStep(press('q'))).toBeNull();
    expect(playerStep(press('Enter'))).toBeNull();
    expect(playerStep(press('F9'))).toBeNull();
  });

  test('with Ctrl or the command key is the console\'s, and no key of the player is one of the console\'s', () => {
    for (const key of [' ', 'k', 'l', 'b', '1', 'ArrowLeft']) {
      expect(playerStep(press(key, { ctrlKey: true }))).toBeNull();
      expect(playerStep(press(key, { metaKey: true }))).toBeNull();
      expect(shortcutOf(press(key))).toBeNull();
    }
  });
});
