import type { RawRecording } from './storeApi.ts';
import type { StoreFailure } from './storeMessages.ts';

/** Length of a SHA-256. */
export const hashBytes = 32;

/** Which recording the worker reads, and from which shard file. */
export interface CompletionTask {
  readonly file: string;
  readonly recordingId: string;
  /** Of its chunks; null = they are plain. */
  readonly key: Uint8Array | null;
  readonly mayBePlain: boolean;
}

/**
 * The finished form, cut for writing: chunk `n` is the bytes from `n * chunkBytes`. In few and flat values: the store's
 * thread pays for taking a message apart.
 */
export interface FinishedForm {
  readonly bytes: Uint8Array;
  readonly chunkBytes: number;
  readonly chunkCount: number;
  /** SHA-256 of each chunk, one after the other. */
  readonly hashes: Uint8Array;
  /** SHA-256 of the whole, hex. */
  readonly sha256: string;
  readonly durationMs: number;
  /** JSON of an array of `SeekPoint`, as it is kept. */
  readonly seekIndex: string;
}

export type ToCompletionWorker = { readonly kind: 'finish' } | { readonly kind: 'checkpoint' } | { readonly kind: 'end' };

export type FromCompletionWorker =
  /** `finished` is null when not one whole packet was recorded; `lastAt` is 0 without chunks. */
  | { readonly kind: 'finished'; readonly raw: RawRecording; readonly lastAt: number; readonly finished: FinishedForm | null }
  | { readonly kind: 'checkpointed' }
  | { readonly kind: 'failed'; readonly error: StoreFailure };
