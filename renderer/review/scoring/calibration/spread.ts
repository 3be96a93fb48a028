/** Highest less lowest total of those there are, one decimal; null with less than two. Pure. */
export function spreadOf(totals: readonly (number | null | undefined)[]): number | null {
  const known = totals.filter((total): total is number => typeof total === 'number');
  return known.length < 2 ? null : Math.round((Math.max(...known) - Math.min(...known)) * 10) / 10;
}

/** Average of those there are; null without any. Pure. */
export function averageOf(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Points between the totals from which on reviewers should talk about a call. */
export const wideSpread = 10;
