import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import { recordingGaps } from '../../../shared/recordings/recordingGaps.ts';

/** A part of the call in which something was otherwise. */
export interface CallSpan {
  readonly kind: 'hold' | 'paused';
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Something that happened at a moment of the recording. */
export interface CallMark {
  readonly atMs: number;
  readonly event: CallEvent;
}

/** What is told by the beginning, the end or a span of the recording itself. */
const untold: ReadonlySet<CallEvent['kind']> = new Set(['dialled', 'rang', 'answerRequested', 'answered', 'recordingStarted', 'recordingStopped', 'recordingPaused', 'recordingResumed', 'held', 'resumed', 'surveyed', 'transferProgressed', 'ended']);

/** Where the call was held and its recording paused, in milliseconds of the recording. @param startedAt of the recording, epoch milliseconds */
export function callSpans(events: readonly CallEvent[], startedAt: number, durationMs: number): readonly CallSpan[] {
  const within = (at: number): number => Math.min(Math.max(0, at - startedAt), durationMs);
  const spans: CallSpan[] = recordingGaps(events, startedAt, durationMs).map((gap) => ({ kind: 'paused', ...gap }));
  const held = new Set<string>();
  let from = 0;
  const release = (at: number): void => {
    held.clear();
    if (within(at) > within(from)) spans.push({ kind: 'hold', fromMs: within(from), untilMs: within(at) });
  };
  for (const event of events) {
    if (event.kind === 'held') {
      if (held.size === 0) from = event.at;
      held.add(event.by);
    } else if (event.kind === 'resumed' && held.has(event.by)) {
      if (held.size === 1) release(event.at);
      else held.delete(event.by);
    } else if (event.kind === 'ended' && held.size > 0) {
      release(event.at);
    }
  }
  if (held.size > 0) release(startedAt + durationMs);
  return spans.sort((a, b) => a.fromMs - b.fromMs);
}

/** What happened while it was recorded, except what a span shows. */
export function callMarks(events: readonly CallEvent[], startedAt: number, durationMs: number): readonly CallMark[] {
  return events
    .filter(({ kind, at }) => !untold.has(kind) && at >= startedAt && at <= startedAt + durationMs)
    .map((event) => ({ atMs: event.at - startedAt, event }));
}
