/**
 * Entry of the worker thread that counts: it reads through a connection of its own, so that a caller who rings waits for no
 * statistic. What it packs is written by the store's own thread.
 */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { closeConnection, openReader } from './connection.ts';
import { countIn } from './countStatistics.ts';
import type { FromStatisticsWorker, ToStatisticsWorker } from './statisticsMessages.ts';
import { packAhead } from './statisticsReader.ts';
import type { PackedDays } from './statisticsReader.ts';
import type { StoreThreadTask } from './storeThread.ts';
import { notePacking, packCallsOf, staleDays } from './tables/statisticsDays.ts';
import { thrownAgain, wordsOfThrown } from './thrownWords.ts';
import type { ThrownWords } from './thrownWords.ts';

/** Behind calls and look-ups, yet not so far behind that somebody who looks at the statistics waits for everything else. */
const lowPriority = 10;
// On Linux this is the thread's own priority; elsewhere it would slow the whole store down.
if (process.platform === 'linux') os.setPriority(0, lowPriority);

const port = parentPort;
const { file, key } = workerData as StoreThreadTask;
const db = openReader(file, key);
const send = (message: FromStatisticsWorker): void => port?.postMessage(message);
const ending = new AbortController();

let written: (problem: ThrownWords | null) => void = () => undefined;

/** Has the store's thread write something; rejects as it fails there. */
function write(message: Extract<FromStatisticsWorker, { kind: 'claim' | 'packed' }>): Promise<void> {
  return new Promise((resolve, reject) => {
    written = (problem) => (problem === null ? resolve() : reject(thrownAgain(problem)));
    send(message);
  });
}

async function packOne(day: number): Promise<void> {
  // Somebody who asked at the same time may have had it packed already.
  if (staleDays(db, day, day + 1).length === 0) return;
  await write({ kind: 'claim', day });
  notePacking(db);
  await write({ kind: 'packed', day, packed: packCallsOf(db, day) });
}

/** One after another: a claim holds for one packing. */
let lastPacking: Promise<unknown> = Promise.resolve();
const days: PackedDays = {
  db,
  pack(day) {
    const packed = lastPacking.then(() => packOne(day));
    lastPacking = packed.catch(() => undefined);
    return packed;
  },
};

function tell(id: number, work: Promise<unknown>): void {
  work.then((value) => send({ kind: 'answered', id, value }), (thrown: unknown) => send({ kind: 'failed', id, problem: wordsOfThrown(thrown) }));
}

port?.on('message', (message: ToStatisticsWorker) => {
  switch (message.kind) {
    case 'ask':
      tell(message.id, countIn(days, message.name, message.argument, (fraction) => send({ kind: 'progressed', id: message.id, fraction })));
      return;
    case 'packAhead':
      tell(message.id, packAhead(days, ending.signal));
      return;
    case 'written':
      written(message.problem);
      return;
    case 'end':
      ending.abort();
      closeConnection(db);
      port.close();
      return;
    default:
      assertNever(message);
  }
});
