import { firstEndingAfter, type Stretch } from '../../../shared/waveform/stretch.ts';

/** At `atMs` of the recording the playback goes on at `toMs`. */
export interface Jump {
  readonly atMs: number;
  readonly toMs: number;
}

/**
 * The next place where the playback leaves its way: the end of the loop, or a silence that is skipped. Within one it is at
 * once. Null when nothing comes.
 * @param skips ascending and apart
 */
export function nextJump(atMs: number, loop: Stretch | null, skips: readonly Stretch[]): Jump | null {
  const skip = firstEndingAfter(skips, atMs);
  const skipped: Jump | null = skip === undefined ? null : { atMs: Math.max(atMs, skip[0]), toMs: skip[1] };
  if (loop === null || atMs >= loop[1]) return skipped;
  const back: Jump = { atMs: loop[1], toMs: loop[0] };
  if (skipped === null || skipped.atMs >= loop[1]) return back;
  return skipped.toMs >= loop[1] ? { atMs: skipped.atMs, toMs: loop[0] } : skipped;
}
