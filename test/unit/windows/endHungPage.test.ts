import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endHungPage } from '../../../electron/windows/endHungPage.ts';

class PageOnTrial extends EventEmitter {
  asked = 0;
  hangs = false;
  destroyed = false;
  crashed = false;
  inspected = false;
  answer: () => Promise<unknown> = () => Promise.resolve(0);
  readonly mainFrame = {
    executeJavaScript: () => {
      this.asked += 1;
      return this.hangs ? new Promise(() => {}) : this.answer();
    },
  };

  isDestroyed(): boolean { return this.destroyed; }
  isCrashed(): boolean { return this.crashed; }
  isDevToolsOpened(): boolean { return this.inspected; }
  getOSProcessId(): number { return 4711; }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const page = new PageOnTrial();
  const ended: string[] = [];
  endHungPage(page, () => void ended.push('told'), (pid) => void ended.push(`killed ${pid}`));
  page.emit('did-navigate');
  return { page, ended };
}

const aMinute = 60_000;
const anHour = 60 * aMinute;

describe('a page that is looked after', () => {
  it('is asked again and again, and left alone as long as it answers, also with a refusal', async () => {
    const { page, ended } = watched();
    await vi.advanceTimersByTimeAsync(aMinute);
    page.answer = () => Promise.reject(new Error('the page is being loaded'));
    await vi.advanceTimersByTimeAsync(anHour);
    expect(page.asked).toBeGreaterThan(100);
    expect(ended).toEqual([]);
  });

  it('is ended, and that is told before, when it answers no more', async () => {
    const { page, ended } = watched();
    await vi.advanceTimersByTimeAsync(aMinute);
    page.hangs = true;
    await vi.advanceTimersByTimeAsync(16_000);
    expect(ended).toEqual(['told', 'killed 4711']);
  });

  it('is not ended for what the page before it, which died, was asked', async () => {
    const { page, ended } = watched();
    page.hangs = true;
    await vi.advanceTimersByTimeAsync(12_000);
    page.emit('render-process-gone');
    page.hangs = false;
    page.emit('did-navigate');
    await vi.advanceTimersByTimeAsync(aMinute);
    expect(ended).toEqual([]);
  });

  it('is not ended for one answer that comes late', async () => {
    const { page, ended } = watched();
    page.answer = () => new Promise((resolve) => setTimeout(resolve, 7_000));
    await vi.advanceTimersByTimeAsync(anHour);
    expect(ended).toEqual([]);
  });

  it('that hangs every time is ended ever more seldom, and after a good time as soon as at first', async () => {
    const { page, ended } = watched();
    page.hangs = true;
    await vi.advanceTimersByTimeAsync(anHour);
    const often = ended.length / 2;
    expect(often).toBeGreaterThan(2);
    expect(often).toBeLessThan(60);
    page.hangs = false;
    await vi.advanceTimersByTimeAsync(anHour);
    ended.splice(0);
    page.hangs = true;
    await vi.advanceTimersByTimeAsync(16_000);
    expect(ended).toEqual(['told', 'killed 4711']);
  });

  it.each(['crashed', 'inspected', 'destroyed'] as const)('is not ended when it is %s', async (state) => {
    const { page, ended } = watched();
    page.hangs = true;
    page[state] = true;
    await vi.advanceTimersByTimeAsync(anHour);
    expect(ended).toEqual([]);
  });

  it('is not asked before there is a page', async () => {
    const page = new PageOnTrial();
    endHungPage(page, () => {}, () => {});
    await vi.advanceTimersByTimeAsync(anHour);
    expect(page.asked).toBe(0);
  });
});
