/**
 * Entry of the worker thread that finishes one recording: reads its raw chunks, makes the finished form and hashes it.
 * The store's own thread writes it, because SQLite has one writer at a time and that one must never wait; the check-points
 * that this makes necessary run here too.
 */
import { createHash } from 'node:crypto';
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { finishRecording, type FinishedRecording } from '../recordings/finishRecording.ts';
import { hashBytes } from './completionMessages.ts';
import type { CompletionTask, FinishedForm, FromCompletionWorker, ToCompletionWorker } from './completionMessages.ts';
import { bindCiphers, ChunkCipher } from './chunkCipher.ts';
import { checkpoint, closeConnection, openConnection } from './connection.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { toStoreError } from './storeErrors.ts';
import { rawChunks } from './tables/finishedChunks.ts';

/** Written in one transaction: one or two milliseconds with its sync. */
const chunkBytes = 128 * 1024;
/** Behind calls and look-ups, yet not so far behind that the two threads wait for each other within SQLite. */
const lowPriority = 10;

function hashesOf(bytes: Uint8Array, chunkCount: number): Uint8Array {
  const hashes = new Uint8Array(chunkCount * hashBytes);
  for (let chunk = 0; chunk < chunkCount; chunk += 1) {
    hashes.set(createHash('sha256').update(bytes.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes)).digest(), chunk * hashBytes);
  }
  return hashes;
}

function cut({ bytes, durationMs, seekIndex }: Extract<FinishedRecording, { kind: 'finished' }>): FinishedForm {
  const chunkCount = Math.ceil(bytes.byteLength / chunkBytes);
  return { bytes, chunkBytes, chunkCount, hashes: hashesOf(bytes, chunkCount), sha256: createHash('sha256').update(bytes).digest('hex'), durationMs, seekIndex: JSON.stringify(seekIndex) };
}

async function complete(shard: ReadableDb, recordingId: string): Promise<Extract<FromCompletionWorker, { kind: 'finished' }>> {
  const chunks = [...rawChunks(shard, recordingId)];
  const digest = createHash('sha256');
  for (const { bytes } of chunks) digest.update(bytes);
  const raw = { sha256: digest.digest('hex'), bytes: chunks.reduce((sum, { bytes }) => sum + bytes.byteLength, 0), chunkCount: chunks.length };
  const result = await finishRecording(chunks);
  return { kind: 'finished', raw, lastAt: chunks.at(-1)?.at ?? 0, finished: result.kind === 'empty' ? null : cut(result) };
}

// On Linux this is the thread's own priority; elsewhere it would slow the whole store down.
if (process.platform === 'linux') os.setPriority(0, lowPriority);

const port = parentPort;
const { file, recordingId, key, mayBePlain } = workerData as CompletionTask;
const send = (message: FromCompletionWorker, transfer: ArrayBuffer[] = []) => port?.postMessage(message, transfer);
const fail = (thrown: unknown): void => {
  const { code, message } = toStoreError(thrown);
  send({ kind: 'failed', error: { code, message } });
};

async function answer(shard: WritableDb, message: ToCompletionWorker): Promise<void> {
  switch (message.kind) {
    case 'finish': {
      const result = await complete(shard, recordingId);
      const buffer = result.finished?.bytes.buffer;
      send(result, buffer instanceof ArrayBuffer ? [buffer] : []);
      return;
    }
    case 'checkpoint':
      checkpoint(shard, 'PASSIVE');
      send({ kind: 'checkpointed' });
      return;
    case 'end':
      closeConnection(shard);
      port?.close();
      return;
    default:
      assertNever(message);
  }
}

try {
  const shard = openConnection(file);
  const cipher = new ChunkCipher(recordingId, key, mayBePlain);
  bindCiphers(shard, { forReading: () => cipher, forWriting: () => cipher });
  port?.on('message', (message: ToCompletionWorker) => void answer(shard, message).catch(fail));
} catch (error) {
  fail(error);
}
