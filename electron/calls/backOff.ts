/** First wait after a failure, doubled up to the longest, milliseconds. */
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/** Waits between attempts, ever longer; can be cut short. */
export class BackOff {
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wake: (() => void) | undefined;

  /** Resolves after the next wait, or when {@link hurry} is called. */
  wait(): Promise<void> {
    const ms = Math.min(longestWaitMs, firstWaitMs * 2 ** this.failures);
    this.failures += 1;
    return new Promise((resolve) => {
      this.wake = resolve;
      this.timer = setTimeout(resolve, ms);
    });
  }

  /** It worked: the next failure waits briefly again. */
  succeeded(): void {
    this.failures = 0;
  }

  hurry(): void {
    clearTimeout(this.timer);
    this.wake?.();
  }
}
