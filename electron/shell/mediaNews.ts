import type { MediaListener } from '../calls/media.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { SeatMediaListener } from '../seat/parts/seatMediaListener.ts';
import type { Log } from './log.ts';
import type { ProgramWindows } from './programWindows.ts';

/** Who hears of the agent's media. */
export interface MediaAudience {
  /** The listener of the seat that is open; undefined while there is none. */
  readonly seat: () => SeatMediaListener | undefined;
  readonly publisher: StatePublisher;
  readonly windows: ProgramWindows;
  readonly log: Log;
}

/** The media engine outlives seats: its news go to whichever is open, and to the windows. */
export function mediaNews({ seat, publisher, windows, log }: MediaAudience): MediaListener {
  return {
    chunkRecorded: (chunk) => seat()?.chunkRecorded(chunk),
    qualityMeasured: (mediaId, quality) => seat()?.qualityMeasured(mediaId, quality),
    levelsMeasured: (mediaId, levels) => seat()?.levelsMeasured(mediaId, levels),
    microphoneChanged: (microphone) => publisher.change({ microphone }),
    microphoneTested: (level) => windows.send('device:level', { level }),
    devicesChanged: (devices) => {
      publisher.change({ devices });
      seat()?.devicesChanged(devices);
    },
    alarmChanged: (mediaId, alarm) => seat()?.alarmChanged(mediaId, alarm),
    headsetChanged: (headset) => publisher.change({ headset }),
    headsetPressed: (button) => seat()?.headsetPressed(button),
    lost: (reason) => log.warn(`media window lost: ${reason}`),
    replaced: (afterMs) => log.info(`media window replaced after ${Math.round(afterMs)} ms`),
  };
}
