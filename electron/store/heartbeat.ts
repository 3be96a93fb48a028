export interface HeartbeatTimes {
  /** Milliseconds between two looks; a ping is sent with each. */
  readonly everyMs: number;
  /** Looks in a row without any message from the process after which it counts as hung. */
  readonly looks: number;
  /** The same while it is at work that may keep it from its messages for minutes. */
  readonly looksAtLongWork: number;
}

/**
 * Twenty to twenty-five seconds: one statement may wait seconds for a slow disk, and a wrong verdict costs a restart, while all that a
 * hung store delays is kept in main. Ten minutes for checks, repairs and imports.
 */
export const usualHeartbeat: HeartbeatTimes = { everyMs: 5000, looks: 4, looksAtLongWork: 120 };

export interface HeartbeatOptions {
  readonly times: HeartbeatTimes;
  readonly ping: () => void;
  /** Whether the process has been given work that takes minutes. */
  readonly atLongWork: () => boolean;
  /** Told once; the heartbeat has stopped then. */
  readonly onSilent: () => void;
}

/**
 * Finds a process that lives and answers nothing. Looks are counted, not time: a computer that slept, or a main process
 * that was busy itself, has looked once and blames nobody for the hours between.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: NodeJS.Timeout | undefined;
  #silentLooks = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#silentLooks = 0;
    this.#options.ping();
    this.#timer = setInterval(() => this.#look(), this.#options.times.everyMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Any message is a sign of life. */
  heard(): void {
    this.#silentLooks = 0;
  }

  #look(): void {
    const { times, ping, atLongWork, onSilent } = this.#options;
    // One more than allowed: the first look may follow right behind the last sign of life.
    this.#silentLooks += 1;
    if (this.#silentLooks > (atLongWork() ? times.looksAtLongWork : times.looks)) {
      this.stop();
      onSilent();
    } else ping();
  }
}
