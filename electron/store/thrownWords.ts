import { StoreError } from './storeErrors.ts';
import type { StoreErrorCode } from './storeErrors.ts';

/** A thrown value as it crosses threads: `native` is SQLite's or the system's code, `store` the store's own. */
export interface ThrownWords {
  readonly native: string;
  readonly store: StoreErrorCode | null;
  readonly message: string;
}

export function wordsOfThrown(thrown: unknown): ThrownWords {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof StoreError) return { native: '', store: error.code, message: error.message };
  return { native: 'code' in error && typeof error.code === 'string' ? error.code : '', store: null, message: error.message };
}

/** The error of another thread, read by this one as if it had met it itself: damage to a file has it repaired. */
export function thrownAgain({ native, store, message }: ThrownWords): Error {
  return store === null ? Object.assign(new Error(message), native === '' ? {} : { code: native }) : new StoreError(store, message);
}
