import type { SetTimer } from '../../electron/calls/timer.ts';

interface Waiting {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes when the test says so. */
export class ManualClock {
  private at: number;
  private setBy = 0;
  private order = 0;
  private waiting: Waiting[] = [];

  constructor(at = 0) {
    this.at = at;
  }

  readonly now = (): number => this.at + this.setBy;

  /** Somebody sets the computer's clock; timers go on. */
  set(byMs: number): void {
    this.setBy += byMs;
  }

  readonly setTimer: SetTimer = (run, ms) => {
    const entry: Waiting = { at: this.at + ms, order: this.order++, run };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  };

  /** Lets milliseconds pass: every timer runs at its time, and what it began goes as far as it can before the next. */
  async pass(ms: number): Promise<void> {
    const until = this.at + ms;
    await settle();
    for (let next = this.next(until); next; next = this.next(until)) {
      this.at = Math.max(this.at, next.at);
      this.waiting = this.waiting.filter((other) => other !== next);
      next.run();
      await settle();
    }
    this.at = until;
  }

  private next(until: number): Waiting | undefined {
    return this.waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at || one.order - other.order)[0];
  }
}

/** Lets every promise that can be kept be kept. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
