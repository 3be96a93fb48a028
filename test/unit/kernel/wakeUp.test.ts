import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WakeUp } from '../../../shared/kernel/wakeUp.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a later order replaces the one before', () => {
  const wake = vi.fn();
  const next = new WakeUp(wake);
  next.in(1_000);
  next.in(5_000);
  vi.advanceTimersByTime(4_999);
  expect(wake).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(wake).toHaveBeenCalledTimes(1);
});

test('none comes after the end, also of an order that is given later', () => {
  const wake = vi.fn();
  const next = new WakeUp(wake);
  next.in(1_000);
  next.stop();
  next.in(1_000);
  vi.advanceTimersByTime(10_000);
  expect([wake.mock.calls.length, next.stopped]).toEqual([0, true]);
});

test('a wait beyond what a timer can hold is not over at once', () => {
  const wake = vi.fn();
  new WakeUp(wake).in(90 * 86_400_000);
  vi.advanceTimersByTime(86_400_000);
  expect(wake).not.toHaveBeenCalled();
});
