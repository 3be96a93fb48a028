import { pagesAhead } from './connection.ts';
import type { HeavyThread } from './heavyThread.ts';
import type { OpenStore } from './openStoreDirectory.ts';

/** Pages in the WAL that the store's own thread moves in a pause, in a few milliseconds; more are left to the other thread. */
const fewPages = 400;
/** So many wait for no pause: the WAL stays within what was laid out (`walAhead.ts`). */
const mostPages = 800;
/** After a pass of the other thread: moved in a millisecond, so that the WAL can begin anew. */
const restPages = 48;

/** Writes after which a pause of `shortPauseMs` is used for a checkpoint; a long pause is used after any write. */
const writesBeforeCheckpoint = 64;
const shortPauseMs = 200;
const longPauseMs = 5000;

/** Writes between two looks at the WAL: a look costs some of the time of a commit. */
const writesBetweenLooks = 32;

/** Checkpoints between requests, so that no commit has to wait for one; large ones in another thread. */
export function idleCheckpoints(store: OpenStore, heavy: HeavyThread): { wrote(): void; stop(): void } {
  let writes = 0;
  let timer: NodeJS.Timeout | undefined;
  let moving = false;
  function here(): void {
    writes = 0;
    try {
      store.checkpoint('PASSIVE');
    } catch {
      // A full disk: the rows are safe in the WAL, the next pause tries again.
    }
  }
  async function beside(): Promise<void> {
    moving = true;
    await heavy.checkpoint();
    moving = false;
    if (pagesAhead(store.db) <= restPages) here();
    else later(shortPauseMs);
  }
  function run(): void {
    if (moving || store.gate.isClosed) later(shortPauseMs);
    else if (pagesAhead(store.db) <= fewPages) here();
    else void beside();
  }
  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  }
  return {
    wrote() {
      writes += 1;
      if (!moving && writes % writesBetweenLooks === 0 && pagesAhead(store.db) >= mostPages) void beside();
      else later(writes >= writesBeforeCheckpoint ? shortPauseMs : longPauseMs);
    },
    stop: () => clearTimeout(timer),
  };
}
