/** Milliseconds. */
export interface OutageTimes {
  /** How long a call rings on without a sign that its caller still waits. */
  readonly withoutSignMs: number;
  /** How often the caller's side is asked after the reconnect. */
  readonly askEveryMs: number;
  /** How long an answer over the new connection may wait for its ACK. */
  readonly acknowledgeMs: number;
}

export const usualOutageTimes: OutageTimes = { withoutSignMs: 20_000, askEveryMs: 2_000, acknowledgeMs: 8_000 };

/** The ringing leg. */
export interface RingingSide {
  /** Neither answered nor over. */
  readonly rings: () => boolean;
  /** Asks the caller's side within the dialog whether the call is still there. */
  readonly ask: () => Promise<'there' | 'gone' | 'silent'>;
  readonly gone: () => void;
  /** Nothing was heard of the caller for too long. */
  readonly lost: () => void;
}

/**
 * A ringing call whose connection broke. Its CANCEL would be sent into the broken connection, so nobody says when the
 * caller gives up: from the reconnect on the caller's side is asked, and a call of which nothing is heard any more ends.
 */
export class RingingOutage {
  readonly #side: RingingSide;
  readonly #times: OutageTimes;
  #deadline: NodeJS.Timeout | undefined;
  #asking: NodeJS.Timeout | undefined;
  #broken = false;

  constructor(side: RingingSide, times: OutageTimes) {
    this.#side = side;
    this.#times = times;
  }

  /** The call rang while a connection broke, and has not been answered since. */
  get broken(): boolean {
    return this.#broken;
  }

  /** The connection broke, perhaps once more. */
  begin(): void {
    clearTimeout(this.#asking);
    this.#broken = true;
    if (this.#deadline === undefined) this.#expectSign(this.#times.withoutSignMs);
  }

  /** The server can be reached again. */
  reconnected(): void {
    if (!this.#broken) return;
    this.#expectSign(this.#side.rings() ? this.#times.withoutSignMs : this.#times.acknowledgeMs);
    void this.#ask();
  }

  /** The answer was sent. */
  answered(): void {
    if (!this.#broken) return;
    clearTimeout(this.#asking);
    this.#expectSign(this.#times.acknowledgeMs);
  }

  /** The call is up, over, or was sent anew. */
  stop(): void {
    this.#broken = false;
    clearTimeout(this.#asking);
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  #expectSign(withinMs: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#side.lost(), withinMs);
  }

  async #ask(): Promise<void> {
    if (!this.#side.rings()) return;
    const outcome = await this.#side.ask();
    if (!this.#broken || !this.#side.rings()) return;
    if (outcome === 'gone') return this.#side.gone();
    if (outcome === 'there') this.#expectSign(this.#times.withoutSignMs);
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(), this.#times.askEveryMs);
  }
}
