import type { CallDirection, CallEnd, EndedBy, EndCause } from './call.ts';
import type { CallEvent } from './callEvent.ts';
import type { CallResult } from './callLogEntry.ts';

/** What the log keeps of a call's events. Times are epoch milliseconds; `talkSeconds` is rounded and includes hold. */
export interface CallSummary {
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly result: CallResult;
  readonly endedBy: EndedBy | null;
  readonly endCause: EndCause | null;
  readonly sipCode: number | null;
  readonly talkSeconds: number;
}

/**
 * The log's view of a call, from its events in order of sequence. Only the first `answered` and the first `ended` count.
 *
 * - `open`: no end seen yet.
 * - `answered`: it was answered, however it ended (hung up, transferred, parked); also an incoming call that another seat answered (`answeredAt` stays
 *   null and `endCause` is `answeredElsewhere`): the caller was served, nobody has to call back.
 * - `forwarded`: an incoming call that was sent on with 302 before an answer.
 * - `rejected`: the agent refused an incoming call, or the other side refused (or was busy for) an outgoing one.
 * - `missed`: any other incoming call that ended unanswered, whatever the cause: a failure of ours is a missed call too,
 *   and so is one that a rule refused (do not disturb): the caller reached nobody.
 * - `failed`: any other outgoing call that ended unanswered; `endCause` says why.
 */
export function summariseCall(direction: CallDirection, events: readonly CallEvent[]): CallSummary {
  const answered = events.find((event) => event.kind === 'answered');
  const ended = events.find((event) => event.kind === 'ended');
  const answeredAt = answered?.at ?? null;
  if (ended === undefined) {
    return { answeredAt, endedAt: null, result: 'open', endedBy: null, endCause: null, sipCode: null, talkSeconds: 0 };
  }
  return {
    answeredAt,
    endedAt: ended.at,
    result: answeredAt !== null ? 'answered' : resultUnanswered(direction, ended.end),
    endedBy: ended.end.by,
    endCause: ended.end.cause,
    sipCode: ended.end.sipCode ?? null,
    talkSeconds: answeredAt === null ? 0 : Math.max(0, Math.round((ended.at - answeredAt) / 1000)),
  };
}

function resultUnanswered(direction: CallDirection, end: CallEnd): CallResult {
  const refused = end.cause === 'rejected' || end.cause === 'busy';
  if (direction === 'outgoing') return refused ? 'rejected' : 'failed';
  if (end.cause === 'answeredElsewhere') return 'answered';
  if (end.cause === 'redirected') return 'forwarded';
  return refused && end.by === 'agent' ? 'rejected' : 'missed';
}
