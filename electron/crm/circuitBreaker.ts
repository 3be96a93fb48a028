/** Failures in a row after which nobody asks any more for a while. */
const failuresUntilOpen = 3;
const firstOpenMs = 10_000;
const longestOpenMs = 5 * 60_000;

/**
 * Keeps a server that fails from costing every caller its deadline: after three failures in a row it is left alone, ten
 * seconds first and twice as long each time, at most five minutes; then one request tries it.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  #failures = 0;
  #openMs = firstOpenMs;
  #openUntil: number | null = null;
  #openSince = 0;
  #trying = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Epoch milliseconds until which nobody asks; null = anybody may. */
  get openUntil(): number | null {
    return this.#openUntil;
  }

  /** Whether a request may go out now. Whoever is let through tells what became of it. */
  admits(): boolean {
    if (this.#openUntil === null) return true;
    const now = this.#now();
    // Before the rest began: the clock was set back, by which it would last for as long as that.
    if ((now < this.#openUntil && now >= this.#openSince) || this.#trying) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openMs = firstOpenMs;
    this.#openUntil = null;
    this.#trying = false;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#trying) this.#openMs = Math.min(this.#openMs * 2, longestOpenMs);
    this.#trying = false;
    if (this.#failures < failuresUntilOpen) return;
    this.#openSince = this.#now();
    this.#openUntil = this.#openSince + this.#openMs;
  }
}
