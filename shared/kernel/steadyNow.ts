export interface SteadyNowOptions {
  /** Epoch milliseconds, as the computer's clock says; it may be set at any moment. */
  readonly wall: () => number;
  /** Milliseconds since some moment; never set, never backwards. */
  readonly steady: () => number;
  /** While true, the computer's clock is not looked at. */
  readonly held: () => boolean;
}

/**
 * The time of day that does not jump while something is measured with it: a call during which the computer's clock is set would
 * end before it was answered, or last a day. Follows the clock again as soon as nothing holds it. Epoch milliseconds, whole.
 */
export function steadyNow({ wall, steady, held }: SteadyNowOptions): () => number {
  let offset = wall() - steady();
  return () => {
    if (!held()) offset = wall() - steady();
    return Math.round(offset + steady());
  };
}
