import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PopFirst } from '../../../electron/windows/popFirst.ts';

describe('what is meant for the console while the pop paints', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function turns() {
    const popFirst = new PopFirst();
    const done: number[] = [];
    return { popFirst, done, send: (number: number) => popFirst.run(() => done.push(number)) };
  }

  test('goes out at once while nothing rings', () => {
    const { send, done } = turns();
    send(1);
    expect(done).toEqual([1]);
  });

  test('waits for the paint and keeps its order', () => {
    const { popFirst, send, done } = turns();
    popFirst.begin();
    send(1);
    send(2);
    expect(done).toEqual([]);
    popFirst.end();
    send(3);
    expect(done).toEqual([1, 2, 3]);
  });

  test('goes out after a while when the pop never paints', () => {
    const { popFirst, send, done } = turns();
    popFirst.begin();
    send(1);
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual([1]);
    send(2);
    expect(done).toEqual([1, 2]);
  });
});
