import { noFacts } from '../../../shared/calls/callFacts.ts';
import { ringSoundOf } from '../../../shared/calls/ringSoundOf.ts';
import { answerWhenAsked } from '../../calls/autoAnswer.ts';
import { unlessQuiet, type CallChangeListener } from '../../calls/callChange.ts';
import { forwardUnanswered } from '../../calls/forwardUnanswered.ts';
import { ringWhileWaiting } from '../../calls/ringWhileWaiting.ts';
import { systemTimer } from '../../calls/timer.ts';
import type { SeatParts } from '../seatParts.ts';
import { noAnswerForwarding } from './incomingGate.ts';
import { lookUpCallers, nameQuietCallers } from './lookUpCallers.ts';
import { noticeMissedCalls } from './noticeMissedCalls.ts';
import { showOnHeadset } from './seatHeadset.ts';
import { writeCallLog } from './writeCallLog.ts';

/**
 * Everybody who is told of a call's steps, in this order: first what the agent sees and hears, then what is kept, last the
 * agent's state, which follows from all the lines. Of a call that a rule refused only the log hears.
 */
export function callListeners(parts: SeatParts): readonly CallChangeListener[] {
  const { options } = parts;
  const desk = () => parts.desk;
  const noticed: readonly CallChangeListener[] = [
    (change) => parts.board.callChanged(change),
    ({ call, invite }) => options.onCall(call, invite?.receivedAt),
    ringWhileWaiting(desk, () => options.media, (call) => ringSoundOf(call?.facts ?? noFacts, options.preferences())),
    showOnHeadset({ options, desk }),
  ];
  const acting: readonly CallChangeListener[] = [
    (change) => parts.recorder.callChanged(change),
    (change) => parts.quality.callChanged(change),
    (change) => parts.outgoing.callChanged(change),
    answerWhenAsked(desk, () => parts.agent.isWritingUp, (run, ms) => void setTimeout(run, ms)),
    forwardUnanswered(desk, () => noAnswerForwarding(parts), systemTimer),
    noticeMissedCalls(parts),
    (change) => parts.tasks.callChanged(change),
    (change) => parts.agent.callChanged(change),
  ];
  return [...noticed.map(unlessQuiet), writeCallLog(parts), nameQuietCallers(parts, lookUpCallers(parts)), (change) => parts.crm.desk.callChanged(change), ...acting.map(unlessQuiet)];
}
