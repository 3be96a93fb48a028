import type { OpenStore } from './openStoreDirectory.ts';

/** Nobody asked anything to be written for so long: nobody talks, and nobody writes up a call. */
const pauseMs = 10_000;
/** V8 gives back pages that a collection has emptied with the next one. Milliseconds. */
const againMs = 1_000;
/** A start, or a call with its recording, asks for more; what somebody does beside them is not worth the work. */
const fewWrites = 16;

/**
 * Gives back in pauses what a start or a call left in memory: garbage, and the pages that SQLite keeps of the files (the system
 * keeps them too). Takes about 15 ms, twice; the next look-up takes less than one more.
 */
export function restInPauses({ gate, shrink }: Pick<OpenStore, 'gate' | 'shrink'>, collect: () => void): { wrote(): void; stop(): void } {
  // Opening the store counts as much as a call.
  let writes = fewWrites;
  let timer: NodeJS.Timeout | undefined;
  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(rest, pauseMs);
    timer.unref();
  }
  function rest(): void {
    if (gate.isClosed) return later();
    writes = 0;
    shrink();
    collect();
    timer = setTimeout(collect, againMs);
    timer.unref();
  }
  later();
  return {
    wrote() {
      writes += 1;
      if (writes >= fewWrites) later();
    },
    stop: () => clearTimeout(timer),
  };
}
