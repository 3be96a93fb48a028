import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Heartbeat } from '../../electron/store/heartbeat.ts';

const times = { everyMs: 100, looks: 3, looksAtLongWork: 50 };

function beating(changes: { readonly atLongWork?: () => boolean; readonly ping?: () => void } = {}) {
  const pings = vi.fn(changes.ping);
  const silent = vi.fn();
  const heartbeat = new Heartbeat({ times, ping: pings, atLongWork: changes.atLongWork ?? (() => false), onSilent: silent });
  heartbeat.start();
  return { heartbeat, pings, silent };
}

describe('the heartbeat of the store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('asks at once and with every look, and is content as long as something comes back', () => {
    let answer = (): void => undefined;
    const { heartbeat, pings, silent } = beating({ ping: () => answer() });
    answer = () => heartbeat.heard();
    heartbeat.heard();
    vi.advanceTimersByTime(100 * 1000);
    expect(pings).toHaveBeenCalledTimes(1001);
    expect(silent).not.toHaveBeenCalled();
    heartbeat.stop();
  });

  test('calls a process silent, once, after so many looks without a word', () => {
    const { pings, silent } = beating();
    vi.advanceTimersByTime(300);
    expect(silent).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(silent).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100_000);
    expect(silent).toHaveBeenCalledTimes(1);
    expect(pings).toHaveBeenCalledTimes(4);
  });

  test('counts from the last word', () => {
    const { heartbeat, silent } = beating();
    vi.advanceTimersByTime(300);
    heartbeat.heard();
    vi.advanceTimersByTime(300);
    expect(silent).not.toHaveBeenCalled();
  });

  test('has more patience with long work, and none beyond that', () => {
    const { silent } = beating({ atLongWork: () => true });
    vi.advanceTimersByTime(5000);
    expect(silent).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(silent).toHaveBeenCalledTimes(1);
  });

  test('blames nobody for the time in which the computer slept', () => {
    const { heartbeat, silent } = beating();
    // The clock goes on by hours, the timers do not: one look is all that has happened.
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(100);
    expect(silent).not.toHaveBeenCalled();
    heartbeat.stop();
  });

  test('begins anew with a new process', () => {
    const { heartbeat, silent } = beating();
    vi.advanceTimersByTime(300);
    heartbeat.stop();
    vi.advanceTimersByTime(1000);
    heartbeat.start();
    vi.advanceTimersByTime(300);
    expect(silent).not.toHaveBeenCalled();
    heartbeat.stop();
  });
});
