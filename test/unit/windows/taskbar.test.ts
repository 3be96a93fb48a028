import type { NativeImage } from 'electron';
import { expect, it, test } from 'vitest';
import { Taskbar } from '../../../electron/windows/taskbar.ts';

const picture = {} as NativeImage;

/** A taskbar of some system, and what it was told in order. */
function taskbarOn(platform: NodeJS.Platform) {
  const told: unknown[][] = [];
  let destroyed = false;
  const taskbar = new Taskbar({
    platform,
    app: {
      setBadgeCount: (count) => told.push(['badge', count]) > 0,
      dock: { bounce: (kind) => told.push(['bounce', kind]), cancelBounce: (id) => void told.push(['still', id]) },
    },
    window: {
      isDestroyed: () => destroyed,
      flashFrame: (on) => void told.push(['flash', on]),
      setOverlayIcon: (mark, text) => void told.push(['mark', mark, text]),
    },
    mark: () => picture,
    texts: () => ({ trayRinging: '来电', trayMissed: '{{count}} 个未接' }),
  });
  return { taskbar, take: () => told.splice(0), destroy: () => { destroyed = true; } };
}

test.each(['linux', 'win32', 'darwin'] as const)('the button on %s flashes from the first ring to the last one, once', (platform) => {
  const { taskbar, take } = taskbarOn(platform);
  for (const ringing of [1, 2, 1, 0]) taskbar.show(ringing, 0);
  expect(take().filter(([what]) => what === 'flash')).toEqual([['flash', true], ['flash', false]]);
  taskbar.show(0, 1);
  expect(take().filter(([what]) => what === 'flash')).toEqual([]);
});

it('counts what rings and what was missed, and says nothing twice', () => {
  const { taskbar, take } = taskbarOn('linux');
  for (const [ringing, missed] of [[1, 0], [1, 0], [0, 1], [1, 1], [0, 2], [0, 2], [0, 0]] as const) taskbar.show(ringing, missed);
  expect(take().filter(([what]) => what === 'badge')).toEqual([1, 1, 2, 2, 0].map((count) => ['badge', count]));
});

it('bounces in the dock of macOS until the ring ends, and nowhere else', () => {
  const { taskbar, take } = taskbarOn('darwin');
  taskbar.show(1, 0);
  const before = take();
  expect(before).toContainEqual(['bounce', 'critical']);
  taskbar.show(0, 1);
  expect(take()).toContainEqual(['still', before.findIndex(([what]) => what === 'bounce') + 1]);
  for (const platform of ['linux', 'win32'] as const) {
    const elsewhere = taskbarOn(platform);
    elsewhere.taskbar.show(1, 0);
    expect(elsewhere.take().map(([what]) => what)).not.toContain('bounce');
  }
});

it('lies over the button on Windows, with words for who cannot see it, and goes when there is nothing to tell', () => {
  const { taskbar, take } = taskbarOn('win32');
  const marks = () => take().filter(([what]) => what === 'mark');
  taskbar.show(1, 2);
  expect(marks()).toEqual([['mark', picture, '来电']]);
  taskbar.show(0, 3);
  expect(marks()).toEqual([['mark', picture, '3 个未接']]);
  taskbar.show(0, 0);
  expect(marks()).toEqual([['mark', null, '']]);
});

it('leaves a window alone that is gone', () => {
  const { taskbar, take, destroy } = taskbarOn('win32');
  destroy();
  taskbar.show(1, 0);
  expect(take()).toEqual([['badge', 1]]);
});
