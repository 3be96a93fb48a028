import type { MediaListener } from '../../calls/media.ts';
import type { SeatParts } from '../seatParts.ts';
import { headsetPressed } from './seatHeadset.ts';

/** The media window's news that concern a seat; the rest concerns the program whichever seat is open. */
export type SeatMediaListener = Pick<MediaListener, 'chunkRecorded' | 'qualityMeasured' | 'levelsMeasured' | 'alarmChanged' | 'devicesChanged' | 'headsetPressed'>;

export function seatMediaListener(parts: SeatParts): SeatMediaListener {
  const { options } = parts;
  const withCall = (mediaId: string, tell: (callId: string) => void) => {
    const callId = parts.desk.callIdOfMedia(mediaId);
    if (callId !== undefined) tell(callId);
  };
  return {
    chunkRecorded: (chunk) => parts.recorder.chunkRecorded(chunk),
    qualityMeasured: (mediaId, quality) => withCall(mediaId, (callId) => {
      parts.quality.measured(callId, quality);
      options.sendQuality(callId, quality);
    }),
    levelsMeasured: (mediaId, levels) => withCall(mediaId, (callId) => options.sendLevels(callId, levels)),
    alarmChanged: (mediaId, alarm) => withCall(mediaId, (callId) => parts.desk.alarmChanged(callId, alarm)),
    devicesChanged: (devices) => parts.agent.devicesChanged(devices),
    headsetPressed: (button) => headsetPressed(parts, button),
  };
}
