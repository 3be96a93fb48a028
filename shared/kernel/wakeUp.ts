/** The longest wait of a timer; a longer one would be over at once. */
const longestMs = 2 ** 31 - 1;

/**
 * One wake-up call at a time: a later order replaces the one before, none comes after `stop`, and none keeps a program
 * running. For work in the background that looks again by itself; what a test's clock must move takes a `SetTimer`.
 */
export class WakeUp {
  readonly #wake: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(wake: () => void) {
    this.#wake = wake;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** @param ms from now; what is over, or longer than 24 days, is looked at earlier */
  in(ms: number): void {
    this.cancel();
    if (this.#stopped) return;
    this.#timer = setTimeout(this.#wake, Math.min(longestMs, Math.max(0, ms)));
    this.#timer.unref?.();
  }

  /** Calls off what was ordered. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    this.cancel();
  }
}
