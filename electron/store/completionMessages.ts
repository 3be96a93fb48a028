import type { RawRecording, SeekPoint } from './storeApi.ts';
import type { StoreFailure } from './storeMessages.ts';

/** Which recording the worker reads, and from which shard file. */
export interface CompletionTask {
  readonly file: string;
  readonly recordingId: string;
}

/** The finished form, cut for writing: chunk `n` is the bytes from `n * chunkBytes`, its hash `hashes[n]`. */
export interface FinishedForm {
  readonly bytes: Uint8Array;
  readonly chunkBytes: number;
  /** SHA-256. */
  readonly hashes: readonly Uint8Array[];
  readonly durationMs: number;
  readonly seekIndex: readonly SeekPoint[];
}

export type ToCompletionWorker = { readonly kind: 'finish' } | { readonly kind: 'checkpoint' } | { readonly kind: 'end' };

export type FromCompletionWorker =
  /** `finished` is null when not one whole packet was recorded; `lastAt` is 0 without chunks. */
  | { readonly kind: 'finished'; readonly raw: RawRecording; readonly lastAt: number; readonly finished: FinishedForm | null }
  | { readonly kind: 'checkpointed' }
  | { readonly kind: 'failed'; readonly error: StoreFailure };
