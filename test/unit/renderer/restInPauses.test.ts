import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleState } from '../../../shared/ipc/consoleState.ts';
import { emptyMirror, type Mirror } from '../../../renderer/stores/mirror.ts';
import { restInPauses } from '../../../renderer/stores/restInPauses.ts';
import { anyCallView, anyConsoleState } from '../../fakes/fakeBridge.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pauseMs = 10_000;
const talking = anyCallView({ state: { kind: 'talking', since: 0, answeredAt: 0 } });
const ended = anyCallView({ state: { kind: 'ended', since: 0, end: { by: 'remote', cause: 'hungUp' } } });

function page(first: ConsoleState | null) {
  let mirror: Mirror = { ...emptyMirror, state: first };
  const listeners = new Set<(mirror: Mirror) => void>();
  let rests = 0;
  const stop = restInPauses({
    getState: () => mirror,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  }, () => {
    rests += 1;
  });
  return {
    stop,
    rests: () => rests,
    show(calls: ConsoleState['calls']) {
      mirror = { ...mirror, state: anyConsoleState({ calls }) };
      for (const listener of listeners) listener(mirror);
    },
  };
}

describe('the console’s page in pauses', () => {
  it('gives back once what its start left', () => {
    const { rests, show } = page(anyConsoleState());
    vi.advanceTimersByTime(pauseMs - 1);
    expect(rests()).toBe(0);
    vi.advanceTimersByTime(1);
    show([]);
    vi.advanceTimersByTime(10 * pauseMs);
    expect(rests()).toBe(1);
  });

  it('waits for main’s state', () => {
    const { rests } = page(null);
    vi.advanceTimersByTime(10 * pauseMs);
    expect(rests()).toBe(0);
  });

  it('does it again after each call, also while that is being written up', () => {
    const { rests, show } = page(anyConsoleState());
    vi.advanceTimersByTime(pauseMs);
    for (const time of [2, 3]) {
      show([talking]);
      vi.advanceTimersByTime(10 * pauseMs);
      show([ended]);
      vi.advanceTimersByTime(pauseMs);
      show([]);
      vi.advanceTimersByTime(pauseMs);
      expect(rests()).toBe(time);
    }
  });

  it('never does it while a call is up, nor when the next one comes sooner', () => {
    const { rests, show } = page(anyConsoleState());
    for (let time = 0; time < 5; time += 1) {
      vi.advanceTimersByTime(pauseMs - 1);
      show([talking]);
      vi.advanceTimersByTime(10 * pauseMs);
      show([ended]);
    }
    expect(rests()).toBe(0);
  });

  it('stops when it is told to', () => {
    const { rests, stop } = page(anyConsoleState());
    stop();
    vi.advanceTimersByTime(10 * pauseMs);
    expect(rests()).toBe(0);
  });
});
