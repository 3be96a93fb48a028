import type { Mirror } from './mirror.ts';

/** So long after the start, or after the last call ended: whoever wrote the call up looks at it no more, or nearly so. */
const pauseMs = 10_000;

/**
 * Gives memory back once in each pause between calls, and after the start. The page keeps what a call's pictures were made of,
 * and new ones find no room between: it would grow by a megabyte in a hundred calls. Without the pop's page, which must be quick.
 * @returns stops
 */
export function restInPauses(mirror: { getState(): Mirror; subscribe(listener: (mirror: Mirror) => void): () => void }, giveBack: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let worked = true;
  const look = ({ state }: Mirror): void => {
    if (state === null) return;
    const works = state.calls.some(({ call }) => call.state.kind !== 'ended');
    if (works) clearTimeout(waiting);
    else if (worked) waiting = setTimeout(giveBack, pauseMs);
    worked = works;
  };
  look(mirror.getState());
  const unsubscribe = mirror.subscribe(look);
  return () => {
    clearTimeout(waiting);
    unsubscribe();
  };
}
