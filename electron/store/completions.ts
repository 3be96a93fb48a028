import { setImmediate as otherRequests } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { hashBytes } from './completionMessages.ts';
import type { FinishedForm } from './completionMessages.ts';
import type { WritableDb } from './connection.ts';
import { FinishingWorker } from './finishingWorker.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { RecordingEnd, RecordingForm } from './storeApi.ts';
import { sizeOfTrack } from './tables/chunks.ts';
import { removeChunks, writeFinishedChunk } from './tables/finishedChunks.ts';
import { listSuperseded, placeOfRecording, putCompletion, rawRemoved, rememberEnd } from './tables/recordings.ts';

/** Chunks removed in one transaction: a raw one is about 8 KB, a finished one up to 128 KB. */
const removedAtOnce = { raw: 32, finished: 4 } as const;

/** Transactions between two check-points: the WAL stays near 1 MB, and no commit of the store has to move it. */
const stepsBeforeCheckpoint = 8;

/**
 * Completes recordings, one after another, in small steps with other requests in between. A process that dies leaves the
 * raw form in place, and the next completion begins again.
 */
export class Completions {
  readonly #store: OpenStore;
  readonly #running = new Map<string, Promise<void>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: OpenStore) {
    this.#store = store;
  }

  /** Resolves when the finished form is what readers get and the raw one is gone. Throws `StoreError`. */
  complete(end: RecordingEnd): Promise<void> {
    const running = this.#running.get(end.id);
    if (running !== undefined) return running;
    if (placeOfRecording(this.#store.db, end.id).state === 'recording') rememberEnd(this.#store.db, end);
    const completion = this.#last.then(() => this.#complete(end.id)).finally(() => this.#running.delete(end.id));
    this.#running.set(end.id, completion);
    this.#last = completion.catch(() => undefined);
    return completion;
  }

  async #complete(id: string): Promise<void> {
    while (placeOfRecording(this.#store.db, id).state === 'recording') await this.#finish(id);
    await removeRaw(this.#store, id, otherRequests);
  }

  /** One attempt; in vain when chunks were added meanwhile. */
  async #finish(id: string): Promise<void> {
    const { db, shards } = this.#store;
    const month = placeOfRecording(db, id).shard;
    const shard = shards.find(month);
    if (shard === undefined) {
      putCompletion(db, { id, raw: { sha256: createHash('sha256').digest('hex'), bytes: 0, chunkCount: 0 }, finished: null });
      return;
    }
    const worker = new FinishingWorker({ file: shards.fileOf(month), recordingId: id, ...shards.keys.find(id) });
    const pause = pausesOf(worker);
    try {
      await removeAll(shard, id, 'finished', pause);
      const before = sizeOfTrack(shard, id).chunkCount;
      const { raw, lastAt, finished } = await worker.finish();
      if (finished !== null) await write(shard, id, finished, lastAt, pause);
      await this.#store.gate.free();
      if (sizeOfTrack(shard, id).chunkCount !== before) return;
      putCompletion(db, {
        id,
        raw,
        finished: finished && { durationMs: finished.durationMs, seekIndex: finished.seekIndex, chunkCount: finished.chunkCount, byteLength: finished.bytes.byteLength, sha256: finished.sha256 },
      });
      await removeRaw(this.#store, id, pause);
      await worker.checkpoint();
    } finally {
      await worker.end();
    }
  }
}

/** Lets other requests be answered between two steps. */
type Pause = () => Promise<unknown>;

/** Every so often the pause is used to have the worker make a check-point. */
function pausesOf(worker: FinishingWorker): Pause {
  let steps = 0;
  return () => {
    steps += 1;
    return steps % stepsBeforeCheckpoint === 0 ? worker.checkpoint() : otherRequests();
  };
}

/** Removes the raw chunks that a crash left behind their finished forms. */
export async function removeSuperseded(store: OpenStore): Promise<void> {
  for (const id of listSuperseded(store.db)) await removeRaw(store, id, otherRequests);
}

async function removeRaw({ db, shards, gate }: OpenStore, id: string, pause: Pause): Promise<void> {
  const { shard: month, form, rawKept } = placeOfRecording(db, id);
  if (form !== 'finished' || rawKept === 0) return;
  const shard = shards.find(month);
  if (shard !== undefined) await removeAll(shard, id, 'raw', pause);
  await gate.free();
  rawRemoved(db, id);
}

async function removeAll(shard: WritableDb, id: string, form: RecordingForm, pause: Pause): Promise<void> {
  while (removeChunks(shard, id, form, removedAtOnce[form])) await pause();
}

async function write(shard: WritableDb, recordingId: string, form: FinishedForm, at: number, pause: Pause): Promise<void> {
  const { bytes, chunkBytes, chunkCount, hashes } = form;
  for (let sequence = 0; sequence < chunkCount; sequence += 1) {
    const byteOffset = sequence * chunkBytes;
    const sha256 = hashes.subarray(sequence * hashBytes, (sequence + 1) * hashBytes);
    writeFinishedChunk(shard, { recordingId, sequence, byteOffset, bytes: bytes.subarray(byteOffset, byteOffset + chunkBytes), sha256, at }, sequence === chunkCount - 1);
    await pause();
  }
}
