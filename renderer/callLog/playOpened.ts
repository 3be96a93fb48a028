import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';

/** The drawer fetches the call and then its recording. */
const waitMs = 2000;

/** Plays the recording of the call whose drawer was just opened, or stops it: the press of the player's own button. */
export function playOpened(entry: CallLogEntry | undefined): void {
  if (entry === undefined || entry.recordingId === null) return;
  const until = performance.now() + waitMs;
  const press = () => {
    const button = document.querySelector<HTMLButtonElement>(`.details[data-call-id="${entry.callId}"] [data-testid="player-play"]`);
    if (button !== null && !button.disabled) button.click();
    else if (performance.now() < until) requestAnimationFrame(press);
  };
  press();
}
