import { WakeUp } from '../../../shared/kernel/wakeUp.ts';
import type { StampFailure } from '../../../shared/evidence/stampFailure.ts';
import type { Authority } from './askAuthority.ts';

/** What stamping needs of the store. */
export interface StampStore {
  evidenceStatus(argument: null): Promise<{
    readonly head: { readonly sequence: number; readonly hash: string };
    readonly lastStamp: { readonly sequence: number; readonly at: number } | null;
  }>;
  keepTimeStamp(stamp: { readonly stampedSequence: number; readonly stampedHash: string; readonly time: number; readonly authority: string; readonly token: Uint8Array }): Promise<number>;
}

export interface StampOptions {
  readonly store: StampStore;
  /** Null while none is configured. */
  readonly authority: () => Authority | null;
  /** Told when stamps begin to fail and when they come again. */
  readonly onOutcome: (outcome: 'stamped' | StampFailure) => void;
  readonly now: () => number;
}

const dayMs = 24 * 3_600_000;
const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;

/** Has the end of the chain stamped once a day, and when something leaves the program. What fails is tried again and holds up nothing. */
export class ChainStamps {
  readonly #options: StampOptions;
  readonly #next = new WakeUp(() => void this.#look());
  #waitMs = firstWaitMs;
  #running: Promise<boolean> | undefined;

  constructor(options: StampOptions) {
    this.#options = options;
  }

  /** Looks now and from then on by itself. */
  begin(): void {
    void this.#look();
  }

  /** Also ends what waits. */
  stop(): void {
    this.#next.stop();
  }

  /** Another authority was configured, or none. */
  authorityChanged(): void {
    this.#waitMs = firstWaitMs;
    void this.#look();
  }

  /** Stamps the end of the chain as it is now. Resolves to whether it is stamped; never rejects. */
  async stampNow(): Promise<boolean> {
    if (this.#options.authority() === null) return false;
    // One that began before may have stamped an earlier end.
    await this.#running;
    this.#running = this.#stamp().finally(() => { this.#running = undefined; });
    const stamped = await this.#running;
    if (!stamped) this.#next.in(firstWaitMs);
    return stamped;
  }

  async #stamp(): Promise<boolean> {
    const { store, authority: configured, onOutcome } = this.#options;
    const authority = configured();
    if (authority === null) return false;
    try {
      const { head, lastStamp } = await store.evidenceStatus(null);
      // Nothing came since, but the link of the stamp itself.
      if (lastStamp !== null && head.sequence === lastStamp.sequence) return true;
      // A megabyte of certificates' grammar, which the start has no use for.
      const { askAuthority } = await import('./askAuthority.ts');
      const outcome = await askAuthority(Buffer.from(head.hash, 'hex'), authority);
      if (outcome.kind === 'failed') {
        onOutcome(outcome.why);
        return false;
      }
      await store.keepTimeStamp({ stampedSequence: head.sequence, stampedHash: head.hash, time: outcome.time, authority: authority.url, token: outcome.token });
      onOutcome('stamped');
      return true;
    } catch {
      // The store is down: it is started again, and the next look finds it.
      return false;
    }
  }

  async #look(): Promise<void> {
    if (this.#next.stopped || this.#options.authority() === null) return;
    const last = await this.#options.store.evidenceStatus(null).then(({ lastStamp }) => lastStamp, () => null);
    const due = last === null ? 0 : Math.min(dayMs, last.at + dayMs - this.#options.now());
    if (due > 0) {
      this.#next.in(due);
      return;
    }
    if (await this.stampNow()) {
      this.#waitMs = firstWaitMs;
      this.#next.in(dayMs);
    } else {
      this.#next.in(this.#waitMs);
      this.#waitMs = Math.min(longestWaitMs, this.#waitMs * 2);
    }
  }
}
