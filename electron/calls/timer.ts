/** Runs something once after so many milliseconds; returns what calls it off. */
export type SetTimer = (run: () => void, ms: number) => () => void;

/** The longest wait of Node's own timer; a longer one would run at once. */
const longestMs = 2 ** 31 - 1;

/** The real clock's timer. A wait beyond 24 days ends there: who waits looks at the clock again. */
export const systemTimer: SetTimer = (run, ms) => {
  const timer = setTimeout(run, Math.min(longestMs, Math.max(0, ms)));
  return () => clearTimeout(timer);
};
