export interface LeavingOptions {
  /** Whether a real caller would be cut off now. */
  readonly callsToLose: () => boolean;
  /** Nobody is there to answer a question. */
  readonly unattended: () => boolean;
  /** Asks whether to end the calls, without stopping this process; `signal` takes the question away. */
  readonly ask: (signal: AbortSignal) => Promise<boolean>;
  readonly quit: () => void;
  readonly onFailed: (error: unknown) => void;
}

/**
 * Sees to it that leaving the program cuts nobody off by accident. While a real call is open the console's window is only
 * hidden, and quitting is asked about first. Whoever asks from outside (a signal, the system) is refused once at most: the
 * second time the program ends, because then somebody means it and may be unable to answer.
 */
export class Leaving {
  private settled = false;
  private question: AbortController | undefined;
  private readonly options: LeavingOptions;

  constructor(options: LeavingOptions) {
    this.options = options;
  }

  /** The agent chose to quit. Choosing it again while the question stands ends nothing. */
  asked(): void {
    if (this.isFree()) this.options.quit();
    else this.ask();
  }

  /** The program is told to end; false = not yet, the agent is being asked. */
  mayEnd(): boolean {
    if (!this.isFree() && this.question === undefined) {
      this.ask();
      return false;
    }
    this.release();
    return true;
  }

  /** The console's window is being closed, which ends the program; false = it is to be hidden instead. */
  mayClose(): boolean {
    this.settled = this.isFree();
    return this.settled;
  }

  /** Nothing is asked from here on: the program ends, or the system does. */
  release(): void {
    this.settled = true;
    this.question?.abort();
  }

  private isFree(): boolean {
    return this.settled || this.options.unattended() || !this.options.callsToLose();
  }

  private ask(): void {
    if (this.question) return;
    const question = new AbortController();
    this.question = question;
    void (async () => this.options.ask(question.signal))()
      .catch((error: unknown) => {
        this.options.onFailed(error);
        return false;
      })
      .then((ends) => {
        this.question = undefined;
        // Taken away: whoever did that ends the program himself.
        if (!ends || this.settled) return;
        this.settled = true;
        this.options.quit();
      });
  }
}
