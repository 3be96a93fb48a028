import { Worker } from 'node:worker_threads';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';
import type { CompletionTask, FromCompletionWorker, ToCompletionWorker } from './completionMessages.ts';
import { StoreError, toStoreError } from './storeErrors.ts';

/** The worker's own bundle beside the store's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './completionWorker.ts', 'storeCompletion.cjs');

type Reply<Kind extends FromCompletionWorker['kind']> = Extract<FromCompletionWorker, { kind: Kind }>;

/** A worker thread at work on one recording; asked one thing at a time. */
export class FinishingWorker {
  readonly #worker: Worker;
  #waiting: { readonly resolve: (message: FromCompletionWorker) => void; readonly reject: (error: StoreError) => void } | undefined;
  #failure: StoreError | undefined;
  readonly #exited: Promise<void>;

  constructor(task: CompletionTask) {
    this.#worker = new Worker(entry, { workerData: task, execArgv: [] });
    this.#worker.on('message', (message: FromCompletionWorker) => this.#onMessage(message));
    this.#worker.on('error', (error) => this.#fail(toStoreError(error)));
    this.#exited = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    void this.#exited.then(() => this.#fail(new StoreError('internal', 'The worker of a completion ended.')));
  }

  /** Measures the raw recording and makes its finished form. Throws `StoreError`. */
  finish(): Promise<Reply<'finished'>> {
    this.#send({ kind: 'finish' });
    return this.#next('finished');
  }

  /** Moves what the shard's WAL holds into its file. */
  async checkpoint(): Promise<void> {
    this.#send({ kind: 'checkpoint' });
    await this.#next('checkpointed');
  }

  /** Lets the thread close its connection; resolves when it has ended. */
  async end(): Promise<void> {
    this.#send({ kind: 'end' });
    await this.#exited;
  }

  #send(message: ToCompletionWorker): void {
    this.#worker.postMessage(message);
  }

  #next<Kind extends FromCompletionWorker['kind']>(kind: Kind): Promise<Reply<Kind>> {
    return new Promise<FromCompletionWorker>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      else this.#waiting = { resolve, reject };
    }).then((message) => {
      if (message.kind !== kind) throw new StoreError('internal', `The worker of a completion said ${message.kind}.`);
      return message as Reply<Kind>;
    });
  }

  #onMessage(message: FromCompletionWorker): void {
    if (message.kind === 'failed') {
      this.#fail(new StoreError(message.error.code, message.error.message));
      return;
    }
    this.#waiting?.resolve(message);
    this.#waiting = undefined;
  }

  #fail(error: StoreError): void {
    this.#failure ??= error;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}
