import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calledOff, loadUntilItAsks } from '../../../electron/windows/loadUntilItAsks.ts';

class PageOnTrial extends EventEmitter {
  destroyed = false;
  isDestroyed(): boolean {
    return this.destroyed;
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const page = new PageOnTrial();
  const told: number[] = [];
  let loads = 0;
  const asks = loadUntilItAsks(page, () => { loads += 1; }, (waitedMs) => void told.push(waitedMs));
  return { page, asks, told, loads: () => loads };
}

const anHour = 3_600_000;

describe('a page that is loaded until it asks', () => {
  it('is loaded once when it asks', () => {
    const { page, asks, told, loads } = watched();
    page.emit('did-navigate');
    asks();
    vi.advanceTimersByTime(anHour);
    expect([loads(), told]).toEqual([1, []]);
  });

  it('is loaded anew while it does not, ever more seldom, and that is told each time', () => {
    const { page, asks, told, loads } = watched();
    page.emit('did-navigate');
    vi.advanceTimersByTime(100_000);
    expect(loads()).toBe(told.length + 1);
    expect(told.length).toBeGreaterThan(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
    asks();
    const before = loads();
    vi.advanceTimersByTime(anHour);
    expect(loads()).toBe(before);
  });

  it('must ask again after every load, whoever asked for that, also one that failed', () => {
    const { page, asks, loads } = watched();
    page.emit('did-navigate');
    asks();
    page.emit('did-navigate');
    vi.advanceTimersByTime(20_000);
    expect(loads()).toBe(2);
    asks();
    page.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://console/index.html', true);
    vi.advanceTimersByTime(20_000);
    expect(loads()).toBe(3);
  });

  it('is left alone when a load was called off, as that of a file that is dropped on it', () => {
    const { page, asks, loads } = watched();
    page.emit('did-navigate');
    asks();
    page.emit('did-fail-load', {}, calledOff, 'ERR_ABORTED', 'file:///tmp/picture.png', true);
    page.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://console/frame.html', false);
    vi.advanceTimersByTime(anHour);
    expect(loads()).toBe(1);
  });

  it('is left alone once its window is gone', () => {
    const { page, told, loads } = watched();
    page.destroyed = true;
    vi.advanceTimersByTime(anHour);
    expect([loads(), told]).toEqual([1, []]);
  });
});
