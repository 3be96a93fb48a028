import type { TFunction } from 'i18next';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { EndCause } from '../../shared/calls/call.ts';

/** Why an outgoing call came to nothing; the texts are in the locales under `log.outcome` and `log.outcomeWords`. */
export const outcomes = ['busy', 'cancelled', 'cutOff', 'failed', 'incompatible', 'noAnswer', 'notFound', 'rejected', 'unavailable'] as const satisfies readonly EndCause[];
export type Outcome = (typeof outcomes)[number];

/** What is needed to name the result of a call; lists that do not keep the cause leave it out. */
export type Ended = Pick<CallLogEntry, 'direction' | 'result'> & Partial<Pick<CallLogEntry, 'endCause'>>;

/** The cause of an outgoing call that was not answered, or null. Pure. */
export function outcomeOf({ direction, result, endCause }: Ended): Outcome | null {
  if (direction !== 'outgoing' || (result !== 'failed' && result !== 'rejected' && result !== 'missed')) return null;
  return outcomes.find((outcome) => outcome === endCause) ?? null;
}

/** The result of a call in a word or two. */
export function resultText(t: TFunction, entry: Ended): string {
  const outcome = outcomeOf(entry);
  if (outcome !== null) return t(`log.outcome.${outcome}`);
  return t(entry.direction === 'outgoing' && entry.result === 'missed' ? 'calls.result.unanswered' : `calls.result.${entry.result}`);
}
