import { randomUUID } from 'node:crypto';
import { CallRecorder } from '../../recordings/recordCalls.ts';
import type { SeatParts } from '../seatParts.ts';

/** The recorder of a seat; what goes wrong becomes a notice. */
export function openRecorder(parts: SeatParts): CallRecorder {
  const { store, media, notices, preferences, now, log } = parts.options;
  return new CallRecorder({
    store,
    media: () => media,
    desk: () => parts.desk,
    newId: randomUUID,
    now,
    modeOf: (call) => (preferences().recordCalls ? parts.recordingRules.decide(call).record : 'never'),
    resumeAfterSeconds: () => parts.recordingRules.current.resumeAfterSeconds,
    onComplete: (callId) => {
      parts.figures.logChanged();
      notices.withdraw('recordingWaits', { callId });
    },
    onFailed: (callId, error) => {
      log('recording failed', error);
      notices.add('error', 'recordingFailed', { callId });
    },
    onWaiting: (callId, error) => {
      log('a recording waits to be written', error);
      notices.add('warning', 'recordingWaits', { callId });
    },
    onIncomplete: (_callId, error) => log('a recording could not be completed', error),
  });
}
