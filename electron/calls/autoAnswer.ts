import { heldByAgent } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { CallChange, CallChangeListener } from './callChange.ts';
import type { CallDesk } from './callDesk.ts';
import { occupies } from './holding.ts';

/**
 * Answers a call for which an allowed peer asked so (`Call-Info: …;answer-after=0`, `Alert-Info`; the profile decided
 * who is allowed). Never while another conversation is going on, is on hold or is being set up: nobody's call is put on
 * hold, and nobody's dialled call is given up, by a machine. Nor while the agent writes up: then it rings like any other.
 */
export function answerWhenAsked(desk: () => CallDesk, isWritingUp: () => boolean, setTimer: (run: () => void, ms: number) => void): CallChangeListener {
  return ({ call, event, invite }: CallChange) => {
    // A colleague's transfer takes the place of a call that the agent had taken (RFC 3891): it waits for no second key.
    const taken = invite?.replaces !== undefined;
    const after = taken ? 0 : valueOf(call.facts.autoAnswerAfterSeconds);
    if (event.kind !== 'rang' || call.direction !== 'incoming' || after === undefined) return;
    setTimer(() => {
      const free = !desk().calls.some((other) => occupies(other) || (!taken && heldByAgent(other))) && (taken || !isWritingUp());
      // A call that cannot be answered says so by its end.
      if (free && desk().find(call.id)?.state.kind === 'ringing') desk().answer(call.id).catch(() => {});
    }, after * 1000);
  };
}
