/**
 * How many standard deviations `count` of `total` lies above what `expected` (a probability) would give: the normal
 * approximation of the binomial. 0 where there is nothing to compare.
 */
export function zOfShare(count: number, total: number, expected: number): number {
  const variance = total * expected * (1 - expected);
  return variance > 0 ? (count - total * expected) / Math.sqrt(variance) : 0;
}

/** The same for two shares, the first against the second, with their pooled probability. */
export function zOfDifference(countA: number, totalA: number, countB: number, totalB: number): number {
  if (totalA <= 0 || totalB <= 0) return 0;
  const pooled = (countA + countB) / (totalA + totalB);
  const variance = pooled * (1 - pooled) * (1 / totalA + 1 / totalB);
  return variance > 0 ? (countA / totalA - countB / totalB) / Math.sqrt(variance) : 0;
}
