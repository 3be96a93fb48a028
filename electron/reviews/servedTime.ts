import type { Stretch } from '../../shared/waveform/stretch.ts';

/** What is known of a recording's bytes. */
export interface ServedSound {
  /** `[milliseconds from the start, byte offset]` of its pieces, ascending; empty while it is not one whole file. */
  readonly cues: readonly (readonly [ms: number, offset: number])[];
  /** How long it is at most. */
  readonly lengthMs: number;
}

/**
 * The time that some of a recording's bytes hold at most: pieces of which a part was given count whole, and without cues all of
 * it does. Null for bytes before the first piece, which hold no sound. Pure.
 * @param from first byte  @param until the byte behind the last one
 */
export function servedTime({ cues, lengthMs }: ServedSound, from: number, until: number): Stretch | null {
  if (until <= from) return null;
  if (cues.length === 0) return lengthMs > 0 ? [0, lengthMs] : null;
  if (until <= cues[0]![1]) return null;
  const begins = cues.findLast(([, offset]) => offset <= from)?.[0] ?? cues[0]![0];
  const ends = cues.find(([, offset]) => offset >= until)?.[0] ?? lengthMs;
  return ends > begins ? [begins, ends] : null;
}
