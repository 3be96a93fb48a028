import type { LegSound } from './watchLeg.ts';
import type { SharedContext } from './sharedContext.ts';
import { SoundProbe } from './soundProbe.ts';

/**
 * Opus makes ±1 of 16 bits of digital silence in its speech mode (measured). The quietest sound that A-law can carry
 * moves by 16, comfort noise of a telephone by more.
 */
const codecNoise = 3 / 32_768;

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
    aliveIn: () => probe?.alive(codecNoise) ?? false,
    aliveOut: microphoneAlive,
    end() {
      probe?.close();
      probe = undefined;
    },
  };
}
