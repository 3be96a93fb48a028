/** An answer that JsSIP was asked for and has not sent yet. */
export class PendingAnswer {
  private waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void; readonly deadline: NodeJS.Timeout } | undefined;
  private giveUp: ((error: Error) => void) | undefined;

  /** Asks for it; resolves when it was sent. `late` is called when that takes longer than `patienceMs`, `failed` when JsSIP throws. */
  ask(answer: () => void, patienceMs: number, late: () => void, failed: (error: unknown) => void): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.waiting = { resolve, reject, deadline: setTimeout(late, patienceMs) };
      try {
        answer();
      } catch (error) {
        failed(error);
      }
    });
  }

  /** Asks for it as soon as it can be sent; `when` is told what to run then. */
  later(when: (now: () => void) => void, answer: () => Promise<void>): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.giveUp = reject;
      when(() => {
        this.giveUp = undefined;
        answer().then(resolve, reject);
      });
    });
  }

  /** It was sent, or (with an error) it never will be. */
  settle(error?: Error): void {
    const { waiting } = this;
    if (error) this.giveUp?.(error);
    if (!waiting) return;
    this.waiting = undefined;
    clearTimeout(waiting.deadline);
    if (error) waiting.reject(error);
    else waiting.resolve();
  }
}
