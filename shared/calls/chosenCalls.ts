import { z } from 'zod';
import { callLogFiltersSchema } from './callLogFilters.ts';

/** Calls that can be named one by one; more are chosen as all that a filter finds. */
export const mostChosen = 10_000;
/** Calls that can be put into the review queue at once: somebody has to hear them. */
export const mostQueued = 1_000;

const callIds = z.array(z.uuid()).max(mostChosen);

/**
 * Calls that were chosen in the log: some by their ids, or all that a filter finds but these. What the filter finds is looked
 * up when something is done with them, and `total` is what the window counted, for the progress.
 */
export const chosenCallsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('some'), callIds: callIds.min(1) }),
  z.strictObject({ kind: z.literal('all'), filters: callLogFiltersSchema, except: callIds, total: z.int().min(0).nullable() }),
]);
export type ChosenCalls = z.infer<typeof chosenCallsSchema>;

/** Why nothing was done with a call; each has its words under `jobs.left`. */
export const leftReasons = ['gone', 'notAnswered', 'noCustomer', 'tooManyTags', 'noRecording', 'heldAlready', 'notMissed', 'closedAlready'] as const;
export type LeftReason = (typeof leftReasons)[number];
export type LeftCalls = Readonly<Partial<Record<LeftReason, number>>>;

/** With how many calls something was done, and how many were left and why. */
export interface CallsDone {
  readonly done: number;
  readonly left: LeftCalls;
}

/** Both counts together. Pure. */
export function addLeft(a: LeftCalls, b: LeftCalls): LeftCalls {
  return Object.fromEntries(leftReasons.flatMap((reason) => {
    const sum = (a[reason] ?? 0) + (b[reason] ?? 0);
    return sum === 0 ? [] : [[reason, sum]];
  }));
}
