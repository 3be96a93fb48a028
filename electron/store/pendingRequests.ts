import { longRequests, requestKinds } from './storeApi.ts';
import type { RequestOptions, StoreRequestName } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';
import type { ToStore } from './storeMessages.ts';

interface PendingRequest {
  readonly message: Extract<ToStore, { kind: 'request' }>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StoreError) => void;
  readonly onProgress: ((fraction: number) => void) | undefined;
  readonly timer: NodeJS.Timeout | undefined;
  /** Times the process died with this as the oldest unanswered request and without having answered any other. */
  deaths: number;
}

const defaultDeadlineMs = 5000;

/** The request on which the process died this often is given up, so that it cannot stop all others. */
const mostDeaths = 5;

/** Requests that have no answer yet, in the order in which they were made. */
export class PendingRequests {
  readonly #requests = new Map<number, PendingRequest>();
  readonly #whenEmpty = new Set<() => void>();
  #lastId = 0;
  #timedOut = 0;
  #answeredSinceStart = false;

  get size(): number { return this.#requests.size; }
  get timedOut(): number { return this.#timedOut; }
  /** Whether something is unanswered that may keep the process busy for minutes. */
  get hasLong(): boolean { return [...this.#requests.values()].some(({ message }) => longRequests.has(message.name)); }

  add(name: StoreRequestName, argument: unknown, options: RequestOptions = {}): { readonly message: PendingRequest['message']; readonly result: Promise<unknown> } {
    const id = (this.#lastId += 1);
    const message = { kind: 'request', id, name, argument } as const;
    const result = new Promise<unknown>((resolve, reject) => {
      const deadline = requestKinds[name] === 'query' ? (options.deadlineMs ?? defaultDeadlineMs) : undefined;
      const timer = deadline === undefined ? undefined : setTimeout(() => this.#giveUp(id, name, deadline), deadline);
      this.#requests.set(id, { message, resolve, reject, onProgress: options.onProgress, timer, deaths: 0 });
    });
    return { message, result };
  }

  unanswered(): readonly ToStore[] {
    return [...this.#requests.values()].map((request) => request.message);
  }

  answer(id: number, value: unknown): void {
    this.#answeredSinceStart = true;
    this.#take(id)?.resolve(value);
  }

  fail(id: number, error: StoreError): void {
    this.#take(id)?.reject(error);
  }

  progress(id: number, fraction: number): void {
    this.#requests.get(id)?.onProgress?.(fraction);
  }

  /** Gives up jobs, which are not repeated, and a request that keeps killing the process; returns the id of that one. */
  processDied(): number | undefined {
    let givenUp: number | undefined;
    const [oldest] = this.#requests.values();
    if (oldest !== undefined && !this.#answeredSinceStart) {
      oldest.deaths += 1;
      if (oldest.deaths >= mostDeaths) givenUp = oldest.message.id;
      if (givenUp !== undefined) this.fail(oldest.message.id, new StoreError('crashesStore', `The store died ${mostDeaths} times on ${oldest.message.name}.`));
    }
    this.#answeredSinceStart = false;
    for (const { message } of [...this.#requests.values()]) {
      if (requestKinds[message.name] === 'job') this.fail(message.id, new StoreError('storeDown', `The store died during ${message.name}.`));
    }
    return givenUp;
  }

  failAll(error: StoreError): void {
    for (const id of [...this.#requests.keys()]) this.fail(id, error);
  }

  /** True once nothing is unanswered, false after `withinMs`. */
  settled(withinMs: number): Promise<boolean> {
    if (this.#requests.size === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (empty: boolean) => (): void => {
        clearTimeout(timer);
        this.#whenEmpty.delete(onEmpty);
        resolve(empty);
      };
      const onEmpty = done(true);
      this.#whenEmpty.add(onEmpty);
      const timer = setTimeout(done(false), withinMs);
    });
  }

  #giveUp(id: number, name: StoreRequestName, afterMs: number): void {
    this.#timedOut += 1;
    this.fail(id, new StoreError('timedOut', `${name} had no answer after ${afterMs} ms.`));
  }

  #take(id: number): PendingRequest | undefined {
    const request = this.#requests.get(id);
    if (request === undefined) return undefined;
    this.#requests.delete(id);
    clearTimeout(request.timer);
    if (this.#requests.size === 0) for (const tell of [...this.#whenEmpty]) tell();
    return request;
  }
}
