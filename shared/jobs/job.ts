import type { LeftCalls } from '../calls/chosenCalls.ts';

/** Long work that shows how far it is and can be called off. The texts of a kind are in the locales under `jobs`. */
export const jobKinds = [
  'exportLedger',
  'exportLog', 'importCustomers', 'exportCustomers', 'exportRecording', 'exportEvidence', 'verifyEvidence', 'deleteRecordings', 'exportReviews', 'importReviews',
  'exportReport', 'queueCalls', 'tagCalls', 'holdCalls', 'closeMissedCalls',
] as const;
export type JobKind = (typeof jobKinds)[number];

export type JobState =
  | { readonly kind: 'running'; readonly done: number; /** Null while it is not known. */ readonly total: number | null }
  /** `key` names a text under `jobs.done`; `file` is what came out of it, where something did; `left` is how many calls were left and why. */
  | { readonly kind: 'done'; readonly key: string; readonly values: Readonly<Record<string, string | number>>; readonly file: string | null; readonly left?: LeftCalls }
  | { readonly kind: 'cancelled' }
  /** `code` names a text under `error`. */
  | { readonly kind: 'failed'; readonly code: string };

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly state: JobState;
}
