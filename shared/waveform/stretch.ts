/** A part of a recording: milliseconds from its start, the end not included. */
export type Stretch = readonly [fromMs: number, untilMs: number];

export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [from, until]) => sum + until - from, 0);
}

/** The longest, the first of equals; null of none. */
export function longestOf(stretches: readonly Stretch[]): Stretch | null {
  return stretches.reduce<Stretch | null>((longest, one) => (longest === null || one[1] - one[0] > longest[1] - longest[0] ? one : longest), null);
}

/** What is in any of the lists: ascending and apart. Those that touch become one. */
export function union(...lists: readonly (readonly Stretch[])[]): readonly Stretch[] {
  const joined: [number, number][] = [];
  for (const [from, until] of lists.flat().filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

/** What is in both; each list ascending and apart, as the result. */
export function intersection(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  const common: Stretch[] = [];
  let [a, b] = [0, 0];
  for (let left = some[a], right = others[b]; left && right; left = some[a], right = others[b]) {
    const [from, until] = [Math.max(left[0], right[0]), Math.min(left[1], right[1])];
    if (until > from) common.push([from, until]);
    if (left[1] < right[1]) a += 1;
    else b += 1;
  }
  return common;
}

/** What lies between the stretches from 0 to the length; the list ascending and apart. */
export function complement(stretches: readonly Stretch[], lengthMs: number): readonly Stretch[] {
  const between: Stretch[] = [];
  let at = 0;
  for (const [from, until] of stretches) {
    if (Math.min(from, lengthMs) > at) between.push([at, Math.min(from, lengthMs)]);
    at = Math.max(at, until);
  }
  if (at < lengthMs) between.push([at, lengthMs]);
  return between;
}

/** The stretch that holds a moment, or undefined; the list ascending and apart. */
export function stretchAt(stretches: readonly Stretch[], atMs: number): Stretch | undefined {
  const next = firstEndingAfter(stretches, atMs);
  return next !== undefined && next[0] <= atMs ? next : undefined;
}

/** The first stretch that ends after a moment; the list ascending and apart. Looks at few of many. */
export function firstEndingAfter(stretches: readonly Stretch[], atMs: number): Stretch | undefined {
  return stretches[indexEndingAfter(stretches, atMs)];
}

/** Where in the list the first stretch stands that ends after a moment; the length of the list when none does. */
export function indexEndingAfter(stretches: readonly Stretch[], atMs: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]![1] > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
