import type { Stretching } from '../vault/stretching.ts';
import type { OpeningReport, StoreRequestName } from './storeApi.ts';
import type { StoreErrorCode } from './storeErrors.ts';
import type { StoreSecrets } from './storeSecrets.ts';

/** What main sends to the store process. Ids rise; the store answers each exactly once. */
export type ToStore =
  /** Only before `open`, while the process waits for its secrets; answered with `stretched`, one after the other. */
  | { readonly kind: 'stretch'; readonly stretching: Stretching }
  /** Nothing is opened before it. */
  | { readonly kind: 'open'; readonly secrets: StoreSecrets }
  | { readonly kind: 'request'; readonly id: number; readonly name: StoreRequestName; readonly argument: unknown }
  /** Answered with `pong` when the process comes to its messages. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

export interface StoreFailure { readonly code: StoreErrorCode; readonly message: string }

/** What the store process sends to main. */
export type FromStore =
  | { readonly kind: 'stretched'; readonly key: Uint8Array }
  | { readonly kind: 'opened'; readonly report: OpeningReport }
  | { readonly kind: 'refused'; readonly error: StoreFailure }
  | { readonly kind: 'pong' }
  /** A damaged file is checked and repaired now: no message may follow for minutes. */
  | { readonly kind: 'repairing' }
  | { readonly kind: 'answered'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: StoreFailure }
  | { readonly kind: 'progressed'; readonly id: number; readonly fraction: number };

/** File descriptor on which a store that runs as a child of Node answers. */
export const answerPipe = 4;
