import type { MediaListener } from '../calls/media.ts';
import type { Log } from './log.ts';

/** The practice callers' side: nobody looks at its meters. */
export function silentListener(log: Log): MediaListener {
  return {
    chunkRecorded() {},
    qualityMeasured() {},
    levelsMeasured() {},
    microphoneChanged() {},
    microphoneTested() {},
    devicesChanged() {},
    alarmChanged() {},
    headsetChanged() {},
    headsetPressed() {},
    lost: (reason) => log.warn(`caller window lost: ${reason}`),
    replaced() {},
  };
}
