/** Time as the practice platform sees it, so that a day of calls can be told in a moment. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `task` once after `ms`; the returned function forgets it. */
  after(ms: number, task: () => void): () => void;
}

/** The machine's own time. Pending tasks do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    timer.unref?.();
    return () => clearTimeout(timer);
  },
};
