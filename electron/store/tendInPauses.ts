import type { OpenStore } from './openStoreDirectory.ts';
import { tendCallText } from './tables/callTextUpkeep.ts';

/** Nobody asked anything to be written for so long: a pause. */
const pauseMs = 400;
/** Between two pieces, so that requests come first. */
const betweenMs = 25;

/**
 * Does in pauses what no commit shall wait for: merging the parts of the text index, and indexing anew what changed on
 * customers' cards.
 * @param onPiece a piece was written
 */
export function tendInPauses({ db, gate }: OpenStore, onPiece: () => void): { wrote(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(piece, ms);
    timer.unref();
  }
  function piece(): void {
    if (gate.isClosed) {
      later(pauseMs);
      return;
    }
    try {
      if (!tendCallText(db)) return;
    } catch {
      // A full disk: searches are slower until the next pause.
      return;
    }
    onPiece();
    later(betweenMs);
  }
  later(pauseMs);
  return { wrote: () => later(pauseMs), stop: () => clearTimeout(timer) };
}
