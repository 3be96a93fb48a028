import { expect, test } from 'vitest';
import { steadyNow } from '../../../shared/kernel/steadyNow.ts';

const day = 86_400_000;

test.each([['back', -day], ['forward', day]])('while a call runs the time of day goes on evenly, although the clock is set %s by a day; then it follows', (_how, by) => {
  const clock = { wall: 1_000_000_000.4, steady: 50.2, held: false };
  const pass = (ms: number) => { clock.wall += ms; clock.steady += ms; };
  const now = steadyNow({ wall: () => clock.wall, steady: () => clock.steady, held: () => clock.held });
  pass(5_000);
  expect(now()).toBe(1_000_005_000);
  clock.held = true;
  pass(2_000);
  clock.wall += by;
  pass(3_000);
  expect(now()).toBe(1_000_010_000);
  clock.held = false;
  expect(now()).toBe(1_000_010_000 + by);
});
