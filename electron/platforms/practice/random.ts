/** Repeatable chance: the same seed gives the same day. */
export interface Random {
  /** 0 ≤ value < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** @throws RangeError when `items` is empty */
  pick<T>(items: readonly T[]): T;
  /** `length` lower-case hex digits: tags, branches, nonces. Practice only, not fit for secrets. */
  hex(length: number): string;
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, plenty for a scripted day. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[between(0, items.length - 1)]!;
    },
    hex: (length) => Array.from({ length }, () => between(0, 15).toString(16)).join(''),
  };
}
