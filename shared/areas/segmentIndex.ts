/** Lowest mobile segment: the first seven digits of 130 0000 xxxx. */
export const firstSegment = 1_300_000;
/** Segments 1300000–1999999, two bytes each: 1.4 MB whatever is known of them. */
export const segmentSpan = 700_000;

/** How many segments have an entry. */
export function countKnown(segments: Uint16Array): number {
  let known = 0;
  for (let index = 0; index < segments.length; index++) if (segments[index] !== 0) known++;
  return known;
}

/** Segments handled by one call: cold code that is called often is compiled sooner than a loop that runs long. */
const block = 4_096;

function overlayBlock(segments: Uint16Array, over: Uint16Array, offset: number, start: number, end: number): number {
  let gained = 0;
  for (let index = start; index < end; index++) {
    const entry = over[index] as number;
    if (entry === 0) continue;
    if (segments[index] === 0) gained++;
    segments[index] = entry + offset;
  }
  return gained;
}

/**
 * Writes the known segments of `over` on top of `segments`; unknown ones (0) leave what is there.
 * @param offset added to every entry number of `over`
 * @returns how many segments were unknown before and are known now
 */
export function overlaySegments(segments: Uint16Array, over: Uint16Array, offset: number): number {
  let gained = 0;
  for (let start = 0; start < segmentSpan; start += block) {
    gained += overlayBlock(segments, over, offset, start, Math.min(start + block, segmentSpan));
  }
  return gained;
}
