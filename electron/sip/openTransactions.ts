import type { UA } from 'jssip/lib/UA';
import { agentInternalsOf, type Transaction } from './jssipInternals.ts';

/** The SIP transactions of a user agent that are not over yet. */
export class OpenTransactions {
  readonly #open = new Set<Transaction>();
  /** Made while the frame at hand was being handled. */
  #new: Transaction[] = [];

  follow(agent: UA): void {
    const internals = agentInternalsOf(agent);
    internals.on('newTransaction', ({ transaction }: { transaction: Transaction }) => {
      this.#open.add(transaction);
      this.#new.push(transaction);
    });
    internals.on('transactionDestroyed', ({ transaction }: { transaction: Transaction }) => { this.#open.delete(transaction); });
  }

  /** The next frame is about to be handled. */
  frameBegins(): void {
    this.#new = [];
  }

  /** A frame on which JsSIP threw may leave a transaction behind that would swallow its retransmissions for ever. */
  forgetUnfinished(): void {
    for (const transaction of this.#new.splice(0)) {
      if (!this.#open.has(transaction)) continue;
      try {
        transaction.request.reply?.(500);
      } catch {
        this.#open.delete(transaction);
      }
    }
  }

  /** Resolves when no request of ours but INVITE waits for its answer, when `mayWait` says no, or after `patienceMs`. */
  async ownEnded(mayWait: () => boolean, patienceMs: number): Promise<void> {
    const until = performance.now() + patienceMs;
    const waits = (): boolean => [...this.#open].some(({ type }) => type === 'nict');
    while (waits() && mayWait() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
