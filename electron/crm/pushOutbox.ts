import { WakeUp } from '../../shared/kernel/wakeUp.ts';
import type { CrmSettings } from '../../shared/crm/crmSettings.ts';
import type { OutboxMessage } from '../../shared/crm/outbox.ts';
import { signMessage } from './signMessage.ts';
import { sendWebRequest, type WebOutcome } from './webRequest.ts';

export interface OutboxStore {
  putIntoOutbox(message: { readonly id: string; readonly callId: string; readonly step: string; readonly at: number }): Promise<void>;
  listOutbox(argument: { readonly limit: number }): Promise<readonly OutboxMessage[]>;
  outboxDelivered(argument: { readonly id: string }): Promise<void>;
  outboxFailed(argument: { readonly id: string; readonly attempt: number; readonly problem: string; readonly at: number; readonly dueAt: number | null }): Promise<void>;
}

export interface PushOptions {
  readonly store: OutboxStore;
  readonly settings: () => CrmSettings['push'];
  /** What is told of a call: JSON. Null when there is no such call any more. */
  readonly bodyOf: (message: OutboxMessage) => Promise<string | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 0…1. */
  readonly random: () => number;
  readonly onFailed: (error: unknown) => void;
}

const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;
/** A receiver that is down for a weekend gets everything on Monday. */
const giveUpAfterMs = 7 * 86_400_000;
/** Refusals (4xx) are repeated this often: somebody may be repairing the address or the key. A clock that jumps gives up nothing sooner. */
const fewestAttempts = 12;
const sentAtOnce = 20;
/** A message that is due by a clock that was set back is not asked for again and again. */
const soonestMs = 10;

/** Wait before attempt `attempts + 1`, with a fifth of jitter. Pure. */
export function waitMs(attempts: number, random: number): number {
  return Math.round(Math.min(longestWaitMs, firstWaitMs * 2 ** attempts) * (0.9 + random * 0.2));
}

/**
 * Tells the other system of calls, in their order, each message until it has it: what cannot be sent now waits on the disk
 * and is sent later, also after a restart. A receiver may get one twice and knows it by its id (`X-Delivery-Id`).
 */
export class PushOutbox {
  readonly #options: PushOptions;
  readonly #stopping = new AbortController();
  readonly #next = new WakeUp(() => this.wake());
  #working: Promise<void> | undefined;
  #again = false;

  constructor(options: PushOptions) {
    this.#options = options;
  }

  /** Durable when it resolves; sent as soon as possible. */
  async put(message: { readonly id: string; readonly callId: string; readonly step: string; readonly at: number }): Promise<void> {
    await this.#options.store.putIntoOutbox(message);
    this.wake();
  }

  /** Sends what is due. */
  wake(): void {
    if (this.#next.stopped) return;
    this.#next.cancel();
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#working = this.#work()
      .catch((error: unknown) => {
        this.#options.onFailed(error);
        this.#next.in(longestWaitMs / 60);
      })
      .finally(() => {
        this.#working = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#next.stop();
    await this.#working;
  }

  async #work(): Promise<void> {
    const { store, settings, now } = this.#options;
    while (settings().on && settings().address !== '' && !this.#stopping.signal.aborted) {
      const messages = await store.listOutbox({ limit: sentAtOnce });
      if (messages.length === 0) return;
      for (const message of messages) {
        const wait = message.dueAt - now();
        // Longer than any wait: the clock stood ahead when it was planned.
        if (wait > 0 && wait <= longestWaitMs * 1.1) return this.#next.in(Math.max(soonestMs, wait));
        if (this.#stopping.signal.aborted || !(await this.#send(message))) return;
      }
    }
  }

  /** False when the ones behind it have to wait too. */
  async #send(message: OutboxMessage): Promise<boolean> {
    const { store, settings, bodyOf, now, random } = this.#options;
    const { address, headers, secret, timeoutMs } = settings();
    const body = await bodyOf(message);
    const outcome: WebOutcome | null = body === null ? null : await sendWebRequest({
      method: 'POST', address, body, timeoutMs, signal: this.#stopping.signal,
      headers: [
        { name: 'Content-Type', value: 'application/json; charset=utf-8' },
        { name: 'X-Delivery-Id', value: message.id },
        ...(secret === '' ? [] : [{ name: 'X-Signature', value: signMessage(secret, body, now()) }]),
        ...headers,
      ],
    });
    if (this.#stopping.signal.aborted) return false;
    if (outcome === null || (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300)) {
      await store.outboxDelivered({ id: message.id });
      return true;
    }
    const refused = outcome.kind === 'answered' && outcome.status < 500 && outcome.status !== 408 && outcome.status !== 429;
    const attempt = message.attempts + 1;
    const givenUp = attempt >= fewestAttempts && (refused || now() - message.at > giveUpAfterMs);
    const wait = waitMs(message.attempts, random());
    await store.outboxFailed({ id: message.id, attempt, problem: problemOf(outcome), at: now(), dueAt: givenUp ? null : now() + wait });
    if (!givenUp) this.#next.in(wait);
    return givenUp;
  }
}

function problemOf(outcome: WebOutcome): string {
  switch (outcome.kind) {
    case 'answered':
      return `HTTP ${outcome.status}`;
    case 'unreachable':
      return outcome.reason;
    default:
      return outcome.kind;
  }
}
