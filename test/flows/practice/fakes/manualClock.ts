import type { Clock } from '../../../../electron/platforms/practice/clock.ts';

interface Task {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #tasks = new Set<Task>();

  /** A Tuesday, 10:00 in Shanghai, unless told otherwise. */
  constructor(now = Date.UTC(2026, 10, 3, 2, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.#now + ms, order: this.#order++, run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  get pending(): number {
    return this.#tasks.size;
  }

  /** Runs what is due in the next `ms` in order, letting the event loop turn after each task. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const next = [...this.#tasks].filter((task) => task.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.#tasks.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await turns(12);
    }
    this.#now = until;
    await turns(12);
  }
}

/** Lets the event loop turn, so that frames under way arrive. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
