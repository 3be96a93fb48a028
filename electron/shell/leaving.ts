/** What leaving would cut off: real callers, or work that then leaves nothing behind. */
export type Loss = 'calls' | 'jobs';

export interface LeavingOptions {
  /** What would be cut off now; null = nothing. */
  readonly toLose: () => Loss | null;
  /** Nobody is there to answer a question. */
  readonly unattended: () => boolean;
  /** Asks whether to end them, without stopping this process; `signal` takes the question away. */
  readonly ask: (loss: Loss, signal: AbortSignal) => Promise<boolean>;
  readonly quit: () => void;
  readonly onFailed: (error: unknown) => void;
}

/**
 * Sees to it that leaving the program cuts nobody off by accident. While a real call is open the console's window is only
 * hidden, and quitting is asked about first; while an import or another job runs, both are asked about. Whoever asks from outside (a signal, the system) is refused once at most: the
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
    const loss = this.loss();
    if (loss === null) this.options.quit();
    else this.ask(loss);
  }

  /** The program is told to end; false = not yet, the agent is being asked. */
  mayEnd(): boolean {
    const loss = this.loss();
    if (loss !== null && this.question === undefined) {
      this.ask(loss);
      return false;
    }
    this.release();
    return true;
  }

  /** The console's window is being closed, which ends the program: it may, it is to be hidden instead, or it stays while the agent is asked. */
  closing(): 'closes' | 'hides' | 'stays' {
    const loss = this.loss();
    this.settled = loss === null;
    if (loss === 'jobs') this.ask(loss);
    return loss === null ? 'closes' : loss === 'calls' ? 'hides' : 'stays';
  }

  /** Nothing is asked from here on: the program ends, or the system does. */
  release(): void {
    this.settled = true;
    this.question?.abort();
  }

  private loss(): Loss | null {
    return this.settled || this.options.unattended() ? null : this.options.toLose();
  }

  private ask(loss: Loss): void {
    if (this.question) return;
    const question = new AbortController();
    this.question = question;
    void (async () => this.options.ask(loss, question.signal))()
      .catch((error: unknown) => {
        this.options.onFailed(error);
        return false;
      })
      .then((ends) => {
        this.question = undefined;
        // Taken away: whoever did that ends the program himself.
        if (!ends || this.settled) return;
        // A caller who came meanwhile was not asked about.
        if (loss === 'jobs' && this.options.toLose() === 'calls') return this.ask('calls');
        this.settled = true;
        this.options.quit();
      });
  }
}
