type Listener = (atMs: number) => void;

const listeners = new Set<Listener>();

/** Follows the place of the player: as often as the window paints while it plays, and at each jump. @returns ends it */
export function followPosition(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellPosition(atMs: number): void {
  for (const listener of listeners) listener(atMs);
}
