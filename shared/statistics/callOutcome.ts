import type { CallDirection, EndCause } from '../calls/call.ts';
import type { CallResult } from '../calls/callLogEntry.ts';

/**
 * What became of a call, for counting; each call has exactly one. Of incoming calls:
 * - `answered`: this seat talked to the caller. `elsewhere`: another seat took it.
 * - `busy`: nobody could take it (486 by the platform or the line). `turnedAway`: a rule refused it before it rang
 *   (do not disturb, a break).
 * - `noAnswer`: it rang until the time was over. `abandoned`: the caller hung up while waiting (CANCEL; a platform that takes
 *   an offer back without saying why looks the same).
 * - `refused`: the agent rejected it. `forwarded`: sent on with 302. `failed`: a fault of network or sound.
 * - `open`: not over yet.
 * Of outgoing calls: `reached` and `notReached` (not yet answered ones included).
 */
export const callOutcomes = [
  'answered', 'elsewhere', 'busy', 'turnedAway', 'noAnswer', 'abandoned', 'refused', 'forwarded', 'failed', 'open', 'reached', 'notReached',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

interface JudgedCall {
  readonly direction: CallDirection;
  readonly result: CallResult;
  readonly endCause: EndCause | null;
  readonly answeredAt: number | null;
}

function unanswered(cause: EndCause | null): CallOutcome {
  switch (cause) {
    case 'cancelled':
    case 'hungUp':
      return 'abandoned';
    case 'busy':
      return 'busy';
    case 'refusedByRule':
      return 'turnedAway';
    case 'failed':
    case 'incompatible':
    case 'notFound':
    case 'unavailable':
      return 'failed';
    default:
      return 'noAnswer';
  }
}

export function outcomeOf({ direction, result, endCause, answeredAt }: JudgedCall): CallOutcome {
  if (direction === 'outgoing') return answeredAt !== null || result === 'answered' ? 'reached' : 'notReached';
  switch (result) {
    case 'answered':
      return answeredAt === null ? 'elsewhere' : 'answered';
    case 'open':
      return answeredAt === null ? 'open' : 'answered';
    case 'rejected':
      return 'refused';
    case 'forwarded':
      return 'forwarded';
    case 'missed':
    case 'failed':
      return unanswered(endCause);
  }
}

/** Outcomes of calls that reached nobody: what 漏话 is made of. */
export const missedOutcomes: ReadonlySet<CallOutcome> = new Set(['busy', 'turnedAway', 'noAnswer', 'abandoned', 'failed']);
