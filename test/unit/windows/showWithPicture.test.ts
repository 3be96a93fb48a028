import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showWithPicture } from '../../../electron/windows/showWithPicture.ts';

class WindowOnTrial extends EventEmitter {
  readonly webContents = new EventEmitter();
  shows = 0;
  destroyed = false;
  isDestroyed(): boolean {
    return this.destroyed;
  }

  show(): void {
    this.shows += 1;
    this.emit('show');
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(): { readonly window: WindowOnTrial; readonly late: () => number } {
  const window = new WindowOnTrial();
  let times = 0;
  showWithPicture(window, () => {
    times += 1;
  });
  return { window, late: () => times };
}

describe('a window that shows itself with its first picture', () => {
  it('is shown once, when the picture is ready', () => {
    const { window, late } = opened();
    window.webContents.emit('did-stop-loading');
    expect(window.shows).toBe(0);
    window.emit('ready-to-show');
    vi.runAllTimers();
    expect([window.shows, late()]).toEqual([1, 0]);
  });

  it('is shown and told as late when its page has come and no picture ever does', () => {
    const { window, late } = opened();
    window.webContents.emit('did-stop-loading');
    vi.runAllTimers();
    expect([window.shows, late()]).toEqual([1, 1]);
  });

  it('waits longer for its page than for the picture, but is shown when the page does not come at all', () => {
    const { window, late } = opened();
    vi.advanceTimersByTime(10_000);
    expect(window.shows).toBe(0);
    vi.runAllTimers();
    window.webContents.emit('did-stop-loading');
    vi.runAllTimers();
    expect([window.shows, late()]).toEqual([1, 1]);
  });

  it('stays hidden when somebody showed and hid it meanwhile', () => {
    const { window, late } = opened();
    window.webContents.emit('did-stop-loading');
    window.emit('show');
    vi.runAllTimers();
    window.emit('ready-to-show');
    expect([window.shows, late()]).toEqual([0, 0]);
  });

  it('is left alone once it is destroyed', () => {
    const { window } = opened();
    window.webContents.emit('did-stop-loading');
    window.destroyed = true;
    vi.runAllTimers();
    expect(window.shows).toBe(0);
  });
});
