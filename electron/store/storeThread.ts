import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { mainFileName, type OpenStore } from './openStoreDirectory.ts';
import { StoreError } from './storeErrors.ts';
import { keyOfFile, type FileKey } from './storeKeys.ts';
import { thrownAgain, wordsOfThrown } from './thrownWords.ts';

/** The database that a thread beside the store's opens for itself. */
export interface StoreThreadTask {
  readonly file: string;
  readonly key: FileKey | null;
}

export interface StoreThreadListener<Message> {
  readonly onMessage: (message: Message) => void;
  /** It threw, or it is over: nothing more comes from it. May be told twice. */
  readonly onGone: (error: Error) => void;
}

/** Starts a thread that has a connection of its own to the main database; it keeps no process alive. `what` names it in errors. */
export function startStoreThread<Message>(
  entry: URL, { directory, secrets }: OpenStore, what: string, { onMessage, onGone }: StoreThreadListener<Message>,
): { readonly worker: Worker; readonly exited: Promise<void> } {
  const task: StoreThreadTask = { file: path.join(directory, mainFileName), key: keyOfFile(secrets, mainFileName) };
  const worker = new Worker(entry, { workerData: task, execArgv: [] });
  worker.on('message', onMessage);
  worker.on('error', (thrown) => onGone(thrownAgain(wordsOfThrown(thrown))));
  const exited = new Promise<void>((resolve) => worker.once('exit', () => {
    onGone(new StoreError('internal', `${what} ended.`));
    resolve();
  }));
  worker.unref();
  return { worker, exited };
}
