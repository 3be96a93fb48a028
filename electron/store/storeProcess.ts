/**
 * Entry of the store process: the only code that opens a database. Runs as an Electron utility process or as a child of
 * Node ≥ 22; the last argument is the store's directory. It opens nothing before a message brings its secrets; until then it
 * stretches passphrases, which would hold up main.
 */
import '../../shared/kernel/interpretedZod.ts';
import { Socket } from 'node:net';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { stretched } from '../vault/stretching.ts';
import { answerRequests } from './answerRequests.ts';
import { collectGarbage } from './collectGarbage.ts';
import { CountingThread } from './countingThread.ts';
import { writeFrame } from './frames.ts';
import { HeavyThread } from './heavyThread.ts';
import { idleCheckpoints } from './idleCheckpoints.ts';
import { closeInheritedSockets } from './inheritedSockets.ts';
import { openStoreDirectory } from './openStoreDirectory.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { isFolderGone, putBackFolder } from './putBackFolder.ts';
import { restInPauses } from './restInPauses.ts';
import { StoreError, toStoreError } from './storeErrors.ts';
import { answerPipe } from './storeMessages.ts';
import type { FromStore, ToStore } from './storeMessages.ts';
import { tendInPauses } from './tendInPauses.ts';
import { runBeside } from './threads.ts';
import { tidyAfterStart } from './tidyAfterStart.ts';
import { readSecrets } from './storeSecrets.ts';

/** After the start, when the seat is open, what an interrupted completion left behind is removed. */
const tidyAfterMs = 5000;

/** Exit status for "damage found, start me again". */
const damageFound = 70;

/** Exit status for "the folder was removed, start me again". */
const folderPutBack = 71;

interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const parentPort = (process as { readonly parentPort?: ParentPort }).parentPort;

if (parentPort === undefined && process.connected) closeInheritedSockets(answerPipe);
const answers = parentPort === undefined && process.connected ? new Socket({ fd: answerPipe, readable: false, writable: true }) : undefined;
// A parent that is gone is told of by `disconnect`.
answers?.on('error', () => undefined);

function send(message: FromStore): void {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else if (answers !== undefined && process.connected) writeFrame(answers, message);
}

/** Gets the messages, one after the other; exchanged once, when the store is open. */
let listener: (message: ToStore) => void = open;
if (parentPort !== undefined) parentPort.on('message', ({ data }) => listener(data as ToStore));
else process.on('message', (message) => listener(message as ToStore));

function serve(store: OpenStore): void {
  const heavy = new HeavyThread(store);
  const checkpoints = idleCheckpoints(store, heavy);
  const tending = tendInPauses(store, () => checkpoints.wrote());
  const rests = restInPauses(store, collectGarbage);
  let quarantined = store.report().quarantined.length;
  const counting = new CountingThread(store, () => checkpoints.wrote());
  const answer = answerRequests(store, {
    threads: { counting, heavy: runBeside(store, heavy) },
    send,
    onWrite: () => {
      checkpoints.wrote();
      tending.wrote();
      rests.wrote();
    },
    onDamage: () => {
      store.markSuspect();
      process.exit(damageFound);
    },
  });
  const tidying = setTimeout(() => void tidyAfterStart(store, Date.now()), tidyAfterMs);
  const packing = setTimeout(() => void counting.packAhead(), tidyAfterMs);
  async function end(): Promise<void> {
    clearTimeout(tidying);
    clearTimeout(packing);
    checkpoints.stop();
    tending.stop();
    rests.stop();
    // A file that another thread has open keeps its WAL.
    await Promise.all([counting.end(), heavy.end()]);
    try {
      store.checkpoint('TRUNCATE');
    } finally {
      store.close();
      process.exit(0);
    }
  }
  let triedToPutBack = false;
  /** The successor opens what was put back. Where that fails (a full disk) this process goes on with what it holds open. */
  async function putBack(): Promise<void> {
    if (triedToPutBack) return;
    triedToPutBack = true;
    await store.gate.free();
    try {
      putBackFolder(store);
    } catch {
      return;
    }
    process.exit(folderPutBack);
  }
  listener = (message) => {
    switch (message.kind) {
      case 'close':
        void end();
        return;
      case 'ping':
        send({ kind: 'pong' });
        if (isFolderGone(store)) void putBack();
        return;
      case 'open':
      case 'stretch':
        return;
      case 'request':
        answer(message);
        break;
      default:
        assertNever(message);
    }
    // A shard is opened, and may be found damaged, long after the start.
    const report = store.report();
    if (report.quarantined.length > quarantined) {
      quarantined = report.quarantined.length;
      send({ kind: 'opened', report });
    }
  };
  process.on('disconnect', () => void end());
  send({ kind: 'opened', report: store.report() });
}

const directory = process.argv.at(-1);
if (directory === undefined) throw new Error('The store needs a directory.');
const folder = directory;

/** Opens the store with the secrets of the message, unless it is a passphrase to stretch. */
function open(message: ToStore): void {
  if (message.kind === 'stretch') {
    send({ kind: 'stretched', key: stretched(message.stretching) });
    return;
  }
  try {
    if (message.kind !== 'open') throw new StoreError('invalidArgument', 'The secrets come before any request.');
    serve(openStoreDirectory(folder, readSecrets(message.secrets), () => send({ kind: 'repairing' })));
  } catch (thrown) {
    const { code, message: words } = toStoreError(thrown);
    send({ kind: 'refused', error: { code, message: words } });
    if (parentPort === undefined) process.disconnect();
    process.exitCode = 1;
  }
}
