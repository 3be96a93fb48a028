import type { CallDirection } from '../../../shared/calls/call.ts';
import type { RecordingHold, StorageUse } from '../../../shared/recordings/storage.ts';
import type { KindsOf } from './requestKind.ts';

/** A recording that is still there, with what the rules look at. */
export interface KeptRecording {
  readonly id: string;
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** When the newest call of then began, where the clock had been set back by more than a day; else null. */
  readonly enteredAfter: number | null;
  readonly serviceNumber: string;
  readonly queue: string;
  readonly direction: CallDirection;
}

/** How long recordings are kept, and how they go. */
export interface RetentionRequests {
  /** Keeps the recordings of a call until it is lifted; a second one changes reason and name. */
  holdRecordings(argument: { readonly callId: string; readonly hold: RecordingHold }): void;
  liftHold(argument: { readonly callId: string; readonly by: string; readonly at: number }): void;
  getHold(argument: { readonly callId: string }): RecordingHold | null;
  /**
   * Whole recordings without a hold that began before `before`, oldest first, from after the one named; at most 1,000. Those of
   * calls that came in a package began, for this, when they were taken in.
   */
  listKeptRecordings(argument: { readonly before: number; readonly after: { readonly startedAt: number; readonly id: string } | null; readonly limit: number }): readonly KeptRecording[];
  /**
   * Deletes recordings for good: unreadable at once, their bytes overwritten, a month's file removed when nothing is left
   * in it. Those under a hold, running, unknown or deleted before stay as they are. At most 200 a time.
   */
  deleteRecordings(argument: { readonly ids: readonly string[]; readonly at: number; readonly by: 'rule' | 'hand'; readonly person: string; readonly reason: string }): { readonly deleted: number; readonly held: number };
  /** @param argument `days`: how far back the bytes per day are told */
  storageUse(argument: { readonly now: number; readonly days: number }): StorageUse;
}

export const retentionKinds = {
  holdRecordings: 'command',
  liftHold: 'command',
  getHold: 'query',
  listKeptRecordings: 'query',
  deleteRecordings: 'command',
  storageUse: 'query',
} as const satisfies KindsOf<RetentionRequests>;
