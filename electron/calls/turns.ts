/** Runs tasks strictly one after another, in the order they came. The first runs at once. */
export class Turns {
  private last: Promise<unknown> | undefined;

  /**
   * Runs the task when it is its turn. What the task hands to `hold` keeps the next turn waiting although the task itself is
   * over. Rejects as the task does; the next turn comes all the same.
   */
  take<T>(task: (hold: (until: Promise<unknown>) => void) => Promise<T>): Promise<T> {
    let held: Promise<unknown> = Promise.resolve();
    const run = () => task((until) => (held = until));
    const running = this.last ? this.last.then(run) : run();
    const over: Promise<unknown> = running.then(() => held, () => held).catch(() => {}).then(() => {
      if (this.last === over) this.last = undefined;
    });
    this.last = over;
    return running;
  }
}

/** Resolves or rejects as the promise does, or rejects when that takes longer; what comes later is of no effect here. */
export function within<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
