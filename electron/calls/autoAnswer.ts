import { isConnected } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { CallChange, CallChangeListener, CallDesk } from './callDesk.ts';

/**
 * Answers a call for which an allowed peer asked so (`Call-Info: …;answer-after=0`, `Alert-Info`; the profile decided
 * who is allowed). Never while another conversation is going on: nobody's call is put on hold by a machine.
 */
export function answerWhenAsked(desk: () => CallDesk, setTimer: (run: () => void, ms: number) => void): CallChangeListener {
  return ({ call, event }: CallChange) => {
    const after = valueOf(call.facts.autoAnswerAfterSeconds);
    if (event.kind !== 'rang' || call.direction !== 'incoming' || after === undefined) return;
    setTimer(() => {
      const free = !desk().calls.some(isConnected);
      if (free && desk().find(call.id)?.state.kind === 'ringing') void desk().answer(call.id);
    }, after * 1000);
  };
}
