import { assertNever } from '../../shared/kernel/assertNever.ts';
import { player } from './player/player.ts';
import type { PlayerStep } from './player/playerKeys.ts';
import { usePlayer } from './player/playerState.ts';
import { beginMarker } from './markerDraft.ts';

/** What the waveform does with a key. */
export interface WaveformSteps {
  /** Moments of markers and events, ascending. */
  readonly moments: readonly number[];
  readonly zoomBy: (factor: number) => void;
  readonly zoomAll: () => void;
}

/** A jump back to the moment just passed would stay where it is. */
const nearMs = 400;
/** One step of the zoom. */
export const zoomFactor = 1.6;

/** Does what a key of the player stands for. */
export function runPlayerStep(step: PlayerStep, { moments, zoomBy, zoomAll }: WaveformSteps): void {
  const { callId, playing, lengthMs, loop, skipSilence, rate } = usePlayer.getState();
  switch (step.kind) {
    case 'toggle':
      return player.toggle();
    case 'pause':
      return player.pause();
    case 'play':
      // While it plays, the key of playing makes it faster, as on editing desks.
      return playing ? player.changeRate(1) : void (rate !== 1 && player.setRate(1), player.play());
    case 'seekBy':
      return player.seekBy(step.ms);
    case 'seekTo':
      return player.seek(step.share * lengthMs);
    case 'rate':
      return player.changeRate(step.direction);
    case 'mark':
      if (callId === null) return;
      return loop === null ? beginMarker(callId, player.position, null) : beginMarker(callId, loop[0], loop[1]);
    case 'loopFrom':
      return player.markLoop('from');
    case 'loopUntil':
      return player.markLoop('until');
    case 'loopOff':
      return player.setLoop(null);
    case 'skipSilence':
      return player.set({ skipSilence: !skipSilence });
    case 'nextMark': {
      const next = moments.find((at) => at > player.position + 1);
      return next === undefined ? undefined : player.seek(next);
    }
    case 'previousMark': {
      const before = moments.findLast((at) => at < player.position - nearMs);
      return player.seek(before ?? 0);
    }
    case 'zoomIn':
      return zoomBy(zoomFactor);
    case 'zoomOut':
      return zoomBy(1 / zoomFactor);
    case 'zoomAll':
      return zoomAll();
    default:
      return assertNever(step);
  }
}
