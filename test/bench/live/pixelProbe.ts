import { setTimeout as delay } from 'node:timers/promises';
import { preciseNow } from '../../lab/media/receivedAudio.ts';
import type { Area, Screen } from './screen.ts';

const lookEveryMs = 1;

/** Moments at which an area of the screen looked otherwise than before, in epoch milliseconds. */
export interface PixelProbe {
  readonly stop: () => Promise<readonly number[]>;
}

/** Watches an area of the screen every millisecond or so until stopped. */
export function watchPixels(screen: Screen, area: Area): PixelProbe {
  const changes: number[] = [];
  let stopped = false;
  let before = screen.pixels(area);
  async function look(): Promise<void> {
    while (!stopped) {
      const now = screen.pixels(area);
      if (!now.equals(before)) changes.push(preciseNow());
      before = now;
      await delay(lookEveryMs);
    }
  }
  const looking = look();
  return {
    async stop() {
      stopped = true;
      await looking;
      return changes;
    },
  };
}
