import { keepCallLog } from '../../callLog/keepCallLog.ts';
import type { CallChangeListener } from '../../calls/callChange.ts';
import { mayPass } from '../../calls/mayPass.ts';
import { agentOf } from '../agentOf.ts';
import type { SeatParts } from '../seatParts.ts';

/** Keeps the calls of a seat. The agent is told when one is not kept, and no longer once it is after all. */
export function writeCallLog(parts: SeatParts): CallChangeListener {
  const { platform, store, notices, log } = parts.options;
  /** Calls of which something waits for a disk that takes it. */
  const waiting = new Set<string>();
  return keepCallLog({
    store,
    writes: parts.writes,
    agent: agentOf(platform),
    homeAreaCode: platform.seat?.homeAreaCode,
    onWritten: (callId) => {
      parts.figures.logChanged();
      if (waiting.delete(callId)) notices.withdraw('callNotKept', { callId });
    },
    onFailed: (callId, error) => {
      log('a call event could not be written', error);
      if (mayPass(error)) waiting.add(callId);
      else waiting.delete(callId);
      notices.add('error', 'callNotKept', { callId });
    },
  });
}
