/** Milliseconds that the console may be kept waiting for the pop. */
const patienceMs = 80;

/**
 * Gives the pop the processor for the first moments of a ring. The console draws ten times as much for the same change;
 * at the same time on a small machine it would double the pop's way to the screen. What is meant for the console waits, in
 * order, until the pop has painted, and never longer than `patienceMs`.
 */
export class PopFirst {
  private waiting: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The pop is about to paint a new call. */
  begin(): void {
    this.timer ??= setTimeout(() => this.end(), patienceMs);
  }

  /** The pop has painted, or there is nothing to paint any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const task of this.waiting.splice(0)) task();
  }

  /** Runs the task now, or after the pop's turn. */
  run(task: () => void): void {
    if (this.timer === undefined) task();
    else this.waiting.push(task);
  }
}
