import type { CallEvent } from '../calls/callEvent.ts';

/** A part of a recording that was paused, as a card number was said. Milliseconds from the start of the recording; silence is recorded in it. */
export interface RecordingGap {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Where a recording was paused, ascending and apart.
 * @param startedAt of the recording, epoch milliseconds
 * @param durationMs of the recording; a pause that was never ended lasts until there
 */
export function recordingGaps(events: readonly CallEvent[], startedAt: number, durationMs: number): readonly RecordingGap[] {
  const within = (at: number) => Math.min(Math.max(0, at - startedAt), durationMs);
  const gaps: RecordingGap[] = [];
  let pausedAt: number | undefined;
  const end = (at: number) => {
    if (pausedAt !== undefined && within(at) > within(pausedAt)) gaps.push({ fromMs: within(pausedAt), untilMs: within(at) });
    pausedAt = undefined;
  };
  for (const event of events) {
    if (event.kind === 'recordingPaused') pausedAt ??= event.at;
    if (event.kind === 'recordingResumed' || event.kind === 'recordingStopped' || event.kind === 'ended') end(event.at);
  }
  end(startedAt + durationMs);
  return gaps;
}
