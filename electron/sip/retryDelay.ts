/** A random number in [0, 1). */
export type Random = () => number;

/**
 * Milliseconds until the next attempt to connect. Every delay is spread at random, so that a hundred seats do not come
 * back in the same instant. A server that cannot be reached is tried about twice a second for as long as it takes: such
 * an attempt is one packet that nobody answers, and the seat is back within a second of the path. A server that is there
 * and refuses (`reached`) pays for every attempt: those thin out to 15 s.
 */
export function reconnectDelay(outageMs: number, reached: boolean, random: Random): number {
  if (!reached) return 100 + random() * 700;
  if (outageMs < 60_000) return 300 + random() * 900;
  if (outageMs < 600_000) return 2_000 + random() * 3_000;
  return 7_500 + random() * 7_500;
}

/**
 * Milliseconds until a refused registration is tried again: from 5 s to a minute for a server in trouble, about a
 * minute at once where only a person can help (a wrong password tried faster locks accounts).
 */
export function registerDelay(attempt: number, needsPerson: boolean, random: Random): number {
  const base = needsPerson ? 60_000 : Math.min(60_000, 5_000 * 2 ** Math.min(attempt, 6));
  return base * (0.75 + random() * 0.5);
}
