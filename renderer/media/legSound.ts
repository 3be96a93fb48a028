import type { LegSound } from './watchLeg.ts';
import type { SharedContext } from './sharedContext.ts';
import { SoundProbe } from './soundProbe.ts';

/** Looks into the far side's samples with a probe of its own, and into the seat's through the microphone's. */
export function legSound(measuring: SharedContext, microphoneAlive: () => boolean): LegSound {
  let probe: SoundProbe | undefined;
  let heardNow: MediaStream | undefined;
  return {
    heard(stream) {
      if (stream === heardNow) return;
      probe?.close();
      heardNow = stream;
      probe = new SoundProbe(measuring, stream);
    },
    aliveIn: () => probe?.alive() ?? false,
    aliveOut: microphoneAlive,
    end() {
      probe?.close();
      probe = undefined;
    },
  };
}
