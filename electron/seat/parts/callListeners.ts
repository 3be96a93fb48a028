import { seatUser } from '../../../shared/settings/seatUser.ts';
import { keepCallLog } from '../../callLog/keepCallLog.ts';
import { answerWhenAsked } from '../../calls/autoAnswer.ts';
import type { CallChangeListener } from '../../calls/callDesk.ts';
import { ringWhileWaiting } from '../../calls/ringWhileWaiting.ts';
import type { SeatParts } from '../seatParts.ts';
import { noticeMissedCalls } from './noticeMissedCalls.ts';

/**
 * Everybody who is told of a call's steps, in this order: first what the agent sees and hears, then what is kept, last the
 * agent's state, which follows from all the lines.
 */
export function callListeners(parts: SeatParts): readonly CallChangeListener[] {
  const { options } = parts;
  return [
    (change) => parts.board.callChanged(change),
    ({ call, invite }) => options.onCall(call, invite?.receivedAt),
    ringWhileWaiting(() => parts.desk, () => options.media, () => options.preferences().ringVolume),
    writeCallLog(parts),
    (change) => parts.recorder.callChanged(change),
    answerWhenAsked(() => parts.desk, (run, ms) => void setTimeout(run, ms)),
    noticeMissedCalls(parts),
    (change) => parts.tasks.callChanged(change),
    (change) => parts.agent.callChanged(change),
  ];
}

function writeCallLog(parts: SeatParts): CallChangeListener {
  const { platform, store, notices, log } = parts.options;
  return keepCallLog({
    store,
    agent: platform.seat ? seatUser(platform.seat.sipUri) : '',
    homeAreaCode: platform.seat?.homeAreaCode,
    onWritten: () => parts.figures.logChanged(),
    onFailed: (callId, error) => {
      log('a call event could not be written', error);
      notices.add('error', 'callNotKept', { callId });
    },
  });
}
