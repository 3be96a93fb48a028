import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import type { CallsDone, LeftCalls } from '../../../shared/calls/chosenCalls.ts';
import type { ClosingReason } from '../../../shared/ledger/missedItem.ts';
import type { KindsOf } from './requestKind.ts';
import type { RecordingHold } from '../../../shared/recordings/storage.ts';
import type { Signed } from './reviews.ts';

/**
 * The same thing done with many calls, a piece at a time; at most 500 in a piece. What cannot be done with a call is left
 * and counted. The same piece again has the same outcome.
 */
export interface ChosenCallsRequests {
  /** Rows of the log, newest first; calls that are not there are left out. */
  callsById(argument: { readonly callIds: readonly string[] }): readonly CallLogEntry[];
  /** Lets calls wait for a review by one reviewer ('' = whoever comes first), with one card (null = any). A call that waits is given to the reviewer that is named. */
  queueChosen(argument: { readonly callIds: readonly string[]; readonly reviewer: string; readonly cardId: string | null } & Signed): CallsDone;
  /** Gives the customers of calls tags and takes tags from them. `customerIds`: who has it as it was wished now. */
  tagChosen(argument: { readonly callIds: readonly string[]; readonly give: readonly string[]; readonly take: readonly string[]; readonly at: number }): { readonly customerIds: readonly string[]; readonly left: LeftCalls };
  /** A call that somebody holds already keeps that hold. */
  holdChosen(argument: { readonly callIds: readonly string[]; readonly hold: RecordingHold }): CallsDone;
  /** Closes the open items that these missed calls belong to. */
  closeMissedOf(argument: { readonly callIds: readonly string[]; readonly reason: ClosingReason; readonly note: string } & Signed): CallsDone;
}

export const chosenCallsKinds = {
  callsById: 'query',
  queueChosen: 'command',
  tagChosen: 'command',
  holdChosen: 'command',
  closeMissedOf: 'command',
} as const satisfies KindsOf<ChosenCallsRequests>;
