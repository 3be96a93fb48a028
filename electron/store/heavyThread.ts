import type { Worker } from 'node:worker_threads';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';
import { rawOf } from './connection.ts';
import type { FromHeavyWorker, ToHeavyWorker } from './heavyMessages.ts';
import type { HeavyArgument, HeavyName, HeavyResult } from './heavyWork.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { StoreError } from './storeErrors.ts';
import { startStoreThread } from './storeThread.ts';
import { thrownAgain } from './thrownWords.ts';

/** The worker's own bundle beside the store's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './heavyWorker.ts', 'storeHeavy.cjs');

/** A thread that has nothing to do gives its memory back after so long. */
const idleMs = 10_000;

/** For writers that know nothing of the gate; as long as a take-over may last on a slow disk. */
const longBusyMs = 60_000;
const usualBusyMs = 2000;

interface Waiting {
  /** The thread that was asked: one that ends late fails no piece of its successor. */
  readonly worker: Worker;
  readonly resolve: (message: FromHeavyWorker) => void;
  readonly reject: (error: Error) => void;
}

/** Does heavy writing beside the store's thread, one piece after another; the thread is started when there is some. */
export class HeavyThread {
  readonly #store: OpenStore;
  #worker: Worker | undefined;
  #waiting: Waiting | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #exited: Promise<void> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(store: OpenStore) {
    this.#store = store;
  }

  /** Runs a piece of work; the gate must be open and is closed meanwhile. Rejects as the work throws. */
  async run<Name extends HeavyName>(name: Name, argument: HeavyArgument<Name>): Promise<HeavyResult<Name>> {
    const { db, gate } = this.#store;
    const open = gate.close();
    rawOf(db).pragma(`busy_timeout = ${longBusyMs}`);
    try {
      const message = await this.#ask({ kind: 'run', name, argument } as ToHeavyWorker);
      if (message.kind !== 'done') throw new StoreError('internal', 'The thread for heavy writing answered something else.');
      return message.value as HeavyResult<Name>;
    } finally {
      rawOf(db).pragma(`busy_timeout = ${usualBusyMs}`);
      open();
    }
  }

  /** Moves what the WAL holds now into the file. A full disk: the rows are safe in the WAL, and the next one tries again. */
  async checkpoint(): Promise<void> {
    await this.#ask({ kind: 'checkpoint' }).catch(() => undefined);
  }

  /** Closes the thread's connection, after what it is at. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    this.#worker?.postMessage({ kind: 'end' } satisfies ToHeavyWorker);
    this.#worker = undefined;
    await this.#exited;
  }

  #ask(message: ToHeavyWorker): Promise<FromHeavyWorker> {
    const answered = this.#last.then(() => new Promise<FromHeavyWorker>((resolve, reject) => {
      clearTimeout(this.#idle);
      const worker = this.#running();
      this.#waiting = { worker, resolve, reject };
      worker.postMessage(message);
    })).finally(() => {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => void this.end(), idleMs).unref();
    });
    this.#last = answered.catch(() => undefined);
    return answered;
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const { worker, exited } = startStoreThread<FromHeavyWorker>(entry, this.#store, 'The thread for heavy writing', {
      onMessage: (message) => {
        if (message.kind === 'failed') this.#waiting?.reject(thrownAgain(message.problem));
        else this.#waiting?.resolve(message);
      },
      onGone: (error) => {
        if (this.#worker === worker) this.#worker = undefined;
        if (this.#waiting?.worker === worker) this.#waiting.reject(error);
      },
    });
    this.#exited = exited;
    return (this.#worker = worker);
  }
}
