/** An answer that JsSIP was asked for and has not sent yet. */
export class PendingAnswer {
  private waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void; readonly deadline: NodeJS.Timeout } | undefined;

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

  /** It was sent, or (with an error) it never will be. */
  settle(error?: Error): void {
    const { waiting } = this;
    if (!waiting) return;
    this.waiting = undefined;
    clearTimeout(waiting.deadline);
    if (error) waiting.reject(error);
    else waiting.resolve();
  }
}
