/**
 * Entry of the worker thread for what would hold the store's own thread for long: the pieces of an import (`heavyWork.ts`),
 * and moving a large WAL into its file. It has a connection of its own, so that readers go on with what was there before.
 */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { checkpoint, closeConnection, openConnection, pagesAhead, rawOf } from './connection.ts';
import type { WritableDb } from './connection.ts';
import type { FromHeavyWorker, ToHeavyWorker } from './heavyMessages.ts';
import { heavyWork } from './heavyWork.ts';
import type { StoreThreadTask } from './storeThread.ts';
import { wordsOfThrown } from './thrownWords.ts';

/** A little behind calls and look-ups: while it writes, other writers wait for it. */
const lowPriority = 5;
// On Linux this is the thread's own priority; elsewhere it would slow the whole store down.
if (process.platform === 'linux') os.setPriority(0, lowPriority);

/** After a piece of work: the WAL of an import stays within some 16 MB. */
const mostPages = 4000;

const port = parentPort;
const { file, key } = workerData as StoreThreadTask;
const db = openConnection(file, key);
// Pages of a large take-over are not written to the WAL before their time, and its check-point comes when others may write.
rawOf(db).pragma('cache_size = -256000');
rawOf(db).pragma('wal_autocheckpoint = 0');

function answer(work: () => FromHeavyWorker): void {
  try {
    port?.postMessage(work());
  } catch (thrown) {
    port?.postMessage({ kind: 'failed', problem: wordsOfThrown(thrown) } satisfies FromHeavyWorker);
  }
}

port?.on('message', (message: ToHeavyWorker) => {
  switch (message.kind) {
    case 'run':
      answer(() => ({ kind: 'done', value: (heavyWork[message.name] as (on: WritableDb, argument: unknown) => unknown)(db, message.argument) }));
      // Others may write already.
      if (pagesAhead(db) >= mostPages) checkpoint(db, 'PASSIVE');
      return;
    case 'checkpoint':
      answer(() => {
        checkpoint(db, 'PASSIVE');
        return { kind: 'checkpointed' };
      });
      return;
    case 'end':
      closeConnection(db);
      port.close();
      return;
    default:
      assertNever(message);
  }
});
