/** What a key means in a list of rows. */
export type ListKey = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last' | 'open' | 'close' | 'play' | 'choose';
/** Those that lead to another row. */
export type MovingKey = Exclude<ListKey, 'open' | 'close' | 'play' | 'choose'>;

const keys: Readonly<Record<string, ListKey>> = {
  ArrowUp: 'up', ArrowDown: 'down', PageUp: 'pageUp', PageDown: 'pageDown', Home: 'first', End: 'last', Enter: 'open', Escape: 'close', p: 'play', P: 'play', ' ': 'choose',
};

export function listKeyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): ListKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  return keys[event.key] ?? null;
}

/** A key with Shift that takes the rows on its way into a choice. */
export function rangeKeyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): MovingKey | null {
  const key = event.shiftKey ? listKeyOf({ key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: false }) : null;
  return key === null || !isMoving(key) ? null : key;
}

export function isMoving(key: ListKey): key is MovingKey {
  return key !== 'open' && key !== 'close' && key !== 'play' && key !== 'choose';
}

/** The row that a key leads to; `seen` rows make a page. Pure. */
export function placeAfter(key: MovingKey, place: number, total: number, seen: number): number {
  const steps = { up: -1, down: 1, pageUp: -Math.max(1, seen - 1), pageDown: Math.max(1, seen - 1), first: -total, last: total } as const;
  return Math.max(0, Math.min(total - 1, place + steps[key]));
}
