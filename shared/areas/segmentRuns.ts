/** Lowest mobile segment: the first seven digits of 130 0000 xxxx. */
export const firstSegment = 1_300_000;
/** Segments 1300000–1999999. */
export const segmentSpan = 700_000;

/**
 * Codes a dense index as pairs (value, run length), both LEB128 varints: neighbouring segments mostly share their place.
 * @param segments one number per segment, 0 = nothing known
 */
export function encodeRuns(segments: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(segments.length * 4 + 8);
  let end = 0;
  const put = (number: number) => {
    for (; number > 0x7f; number >>>= 7) bytes[end++] = (number & 0x7f) | 0x80;
    bytes[end++] = number;
  };
  for (let start = 0; start < segments.length; ) {
    const value = segments[start] ?? 0;
    let next = start + 1;
    while (next < segments.length && segments[next] === value) next++;
    put(value);
    put(next - start);
    start = next;
  }
  return bytes.slice(0, end);
}

/** Calls `visit` for each run, in order; false when the bytes are no complete run list for `segmentSpan` segments. */
function walkRuns(runs: Uint8Array, visit: (value: number, start: number, end: number) => boolean): boolean {
  let at = 0;
  let start = 0;
  const read = (): number => {
    let number = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = runs[at++];
      if (byte === undefined) return -1;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    return -1;
  };
  while (at < runs.length) {
    const value = read();
    const length = read();
    if (value < 0 || length <= 0 || start + length > segmentSpan || !visit(value, start, start + length)) return false;
    start += length;
  }
  return start === segmentSpan;
}

/** Are these runs complete, and is no value above `highest`? */
export function runsAreSound(runs: Uint8Array, highest: number): boolean {
  return walkRuns(runs, (value) => value <= highest);
}

/** Writes the runs over `segments`; zero runs leave what is there. `offset` is added to every other value. */
export function paintRuns(runs: Uint8Array, segments: Uint16Array, offset: number): void {
  walkRuns(runs, (value, start, end) => {
    if (value !== 0) for (let index = start; index < end; index++) segments[index] = value + offset;
    return true;
  });
}
