import { addLeft, type CallsDone, type ChosenCalls, type LeftCalls } from '../../shared/calls/chosenCalls.ts';
import { countOf, idsOfChosen, type ChosenSource } from './chosenPages.ts';

export interface ChosenChange {
  readonly source: ChosenSource;
  readonly calls: ChosenCalls;
  /** Does it with a piece of the calls; the same piece again changes nothing more. */
  readonly change: (callIds: readonly string[]) => Promise<CallsDone>;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** Calls of one commit: whoever rings waits for no more than that. */
const piece = 100;

/**
 * Does the same with many calls, piece by piece. Called off, what was done stays done.
 * @throws the signal's reason; what `change` throws
 */
export async function changeChosen({ source, calls, change, signal, progress }: ChosenChange): Promise<CallsDone> {
  const total = countOf(calls);
  let [done, seen, left] = [0, 0, {} as LeftCalls];
  progress(0, total);
  for await (const ids of idsOfChosen(source, calls)) {
    for (let at = 0; at < ids.length; at += piece) {
      signal.throwIfAborted();
      const outcome = await change(ids.slice(at, at + piece));
      done += outcome.done;
      left = addLeft(left, outcome.left);
      seen += Math.min(piece, ids.length - at);
      progress(seen, total);
    }
  }
  return { done, left };
}
