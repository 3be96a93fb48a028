/** What a key means in a list of rows. */
export type ListKey = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last' | 'open' | 'close' | 'play';

const keys: Readonly<Record<string, ListKey>> = {
  ArrowUp: 'up', ArrowDown: 'down', PageUp: 'pageUp', PageDown: 'pageDown', Home: 'first', End: 'last', Enter: 'open', Escape: 'close', ' ': 'play',
};

export function listKeyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): ListKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  return keys[event.key] ?? null;
}

/** The row that a key leads to; `seen` rows make a page. Pure. */
export function placeAfter(key: Exclude<ListKey, 'open' | 'close' | 'play'>, place: number, total: number, seen: number): number {
  const steps = { up: -1, down: 1, pageUp: -Math.max(1, seen - 1), pageDown: Math.max(1, seen - 1), first: -total, last: total } as const;
  return Math.max(0, Math.min(total - 1, place + steps[key]));
}
