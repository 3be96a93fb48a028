import type { Worker } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { CountedAnswer, CountedArgument, CountedName, FromStatisticsWorker, ToStatisticsWorker } from './statisticsMessages.ts';
import { startStoreThread } from './storeThread.ts';
import { claimDay, keepPackedDay, staleDays } from './tables/statisticsDays.ts';
import { thrownAgain, wordsOfThrown } from './thrownWords.ts';

/** The worker's own bundle beside the store's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './statisticsWorker.ts', 'storeStatistics.cjs');

/** Who counts calls for the statistics. */
export interface Counting {
  ask<Name extends CountedName>(name: Name, argument: CountedArgument<Name>, onProgress?: (fraction: number) => void): Promise<CountedAnswer<Name>>;
}

interface Waiting {
  /** The thread that was asked: one that ends late takes no question of its successor along. */
  readonly worker: Worker;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((fraction: number) => void) | undefined;
}

/** A thread that nobody asks gives its memory back after so long; until then it knows its last answers. */
const idleMs = 60_000;

/** So many are packed by the look that needs them, in a moment: no thread is started for them. */
const fewDays = 3;

/** Counts in a thread beside the store's, started when somebody asks. */
export class CountingThread implements Counting {
  readonly #store: OpenStore;
  readonly #onWrite: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #exited: Promise<void> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  /** @param onWrite something was written for the thread */
  constructor(store: OpenStore, onWrite: () => void) {
    this.#store = store;
    this.#onWrite = onWrite;
  }

  ask<Name extends CountedName>(name: Name, argument: CountedArgument<Name>, onProgress?: (fraction: number) => void): Promise<CountedAnswer<Name>> {
    return this.#request((id) => ({ kind: 'ask', id, name, argument }) as ToStatisticsWorker, onProgress) as Promise<CountedAnswer<Name>>;
  }

  /** Packs what changed before this start, unless it is little. What fails is told by the look that needs it. */
  async packAhead(): Promise<void> {
    if (staleDays(this.#store.db).length <= fewDays) return;
    await this.#request((id) => ({ kind: 'packAhead', id })).catch(() => undefined);
    if (this.#waiting.size === 0) await this.end();
  }

  /** Closes the thread's connection; what it has not answered fails. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    this.#worker?.postMessage({ kind: 'end' } satisfies ToStatisticsWorker);
    this.#worker = undefined;
    await this.#exited;
  }

  #request(message: (id: number) => ToStatisticsWorker, onProgress?: (fraction: number) => void): Promise<unknown> {
    clearTimeout(this.#idle);
    const id = (this.#lastId += 1);
    return new Promise<unknown>((resolve, reject) => {
      const worker = this.#running();
      this.#waiting.set(id, { worker, resolve, reject, onProgress });
      worker.postMessage(message(id));
    }).finally(() => {
      this.#waiting.delete(id);
      if (this.#waiting.size > 0) return;
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => void this.end(), idleMs).unref();
    });
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const { worker, exited } = startStoreThread<FromStatisticsWorker>(entry, this.#store, 'The thread of the statistics', {
      onMessage: (message) => this.#onMessage(worker, message),
      onGone: (error) => {
        if (this.#worker === worker) this.#worker = undefined;
        for (const waiting of [...this.#waiting.values()]) if (waiting.worker === worker) waiting.reject(error);
      },
    });
    this.#exited = exited;
    return (this.#worker = worker);
  }

  #onMessage(worker: Worker, message: FromStatisticsWorker): void {
    switch (message.kind) {
      case 'answered':
        this.#waiting.get(message.id)?.resolve(message.value);
        return;
      case 'failed':
        this.#waiting.get(message.id)?.reject(thrownAgain(message.problem));
        return;
      case 'progressed':
        this.#waiting.get(message.id)?.onProgress?.(message.fraction);
        return;
      case 'claim':
        void this.#write(worker, () => claimDay(this.#store.db, message.day));
        return;
      case 'packed':
        void this.#write(worker, () => keepPackedDay(this.#store.db, message.day, message.packed));
        return;
      default:
        assertNever(message);
    }
  }

  async #write(worker: Worker, work: () => void): Promise<void> {
    await this.#store.gate.free();
    let problem: ToStatisticsWorker = { kind: 'written', problem: null };
    try {
      work();
      this.#onWrite();
    } catch (thrown) {
      problem = { kind: 'written', problem: wordsOfThrown(thrown) };
    }
    worker.postMessage(problem);
  }
}
