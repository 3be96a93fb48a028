/** The list with the entry at `from` one place up (−1) or down (1); as it was at the ends. Pure. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const entry = list[from];
  const other = list[from + by];
  if (entry === undefined || other === undefined) return list;
  return list.map((one, position) => (position === from ? other : position === from + by ? entry : one));
}

/** The list without the entry at `at`. Pure. */
export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, position) => position !== at);
}

/** The list with another entry at `at`. Pure. */
export function replaced<T>(list: readonly T[], at: number, entry: T): readonly T[] {
  return list.map((one, position) => (position === at ? entry : one));
}
