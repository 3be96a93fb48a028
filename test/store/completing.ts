import { createHash } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { finishRecording, type RecordedPiece } from '../../electron/recordings/finishRecording.ts';
import type { StoreRequests } from '../../electron/store/storeApi.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';
import { anyCall, anyTime } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

/** The month's file of the recordings that these make. */
export const shardFile = 'recordings-2026-11.db';

/** A call and its recording. */
export async function begin(ask: DirectStore | StoreRequests, id = 'r'): Promise<void> {
  await ask.beginCall(anyCall({ callId: `call-${id}` }));
  await ask.beginRecording({ id, callId: `call-${id}`, startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
}

/** The pieces of recording `r`, in their order. */
export async function append(ask: DirectStore | StoreRequests, pieces: readonly RecordedPiece[], from = 0): Promise<void> {
  for (const [index, { bytes, at }] of pieces.entries()) await ask.appendChunk({ recordingId: 'r', sequence: from + index, bytes, at });
}

/** Pieces of so many seconds. */
export const seconds = (count: number): RecordedPiece[] => [...longRecording({ seconds: count, at: anyTime })];
export const wholeOf = (pieces: readonly RecordedPiece[]) => Buffer.concat(pieces.map(({ bytes }) => bytes));
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What finishing these pieces gives, made here. */
export async function finishedOf(pieces: readonly RecordedPiece[]) {
  const finished = await finishRecording(pieces);
  if (finished.kind !== 'finished') throw new Error('nothing was recorded');
  return finished;
}

/** All rows of the shard's chunk table, beside the store. */
export function chunkRows(directory: string): { sha256: Buffer; bytes: Buffer; byteOffset: number; byteLength: number }[] {
  const shard = new Database(path.join(directory, shardFile), { readonly: true });
  const rows = shard.prepare('SELECT sha256, bytes, byteOffset, byteLength FROM chunk ORDER BY id').all();
  shard.close();
  return rows as ReturnType<typeof chunkRows>;
}

/** The whole of recording `r`. */
export async function read(ask: DirectStore | StoreRequests): Promise<Buffer> {
  const recording = await ask.getRecordingById({ id: 'r' });
  return Buffer.from(await ask.readRecording({ id: 'r', offset: 0, length: recording?.byteLength ?? 0 }));
}
