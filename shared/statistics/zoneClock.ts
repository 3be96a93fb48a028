/** Wall-clock time of one time zone, from epoch milliseconds by sums alone. */
export interface ZoneClock {
  /** Milliseconds to add to an epoch time for the wall clock of the zone at that time. */
  offsetAt(at: number): number;
  /** Whole local days since 1 January 1970. */
  dayOf(at: number): number;
  /** The first epoch millisecond of a local day: later than midnight where the clock jumps over it. */
  startOf(day: number): number;
}

export const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface Stretch {
  readonly from: number;
  readonly offset: number;
}

function offsetReader(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (at) => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = value;
    const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
    const wall = Date.UTC(year, Number(parts['month']) - 1, Number(parts['day']), Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
    return wall - Math.floor(at / 1000) * 1000;
  };
}

/** The moment between two times at which the offset leaves that of `low`, to the second. */
function changeBetween(low: number, high: number, offsetOf: (at: number) => number): number {
  const before = offsetOf(low);
  let from = low;
  let until = high;
  while (until - from > 1000) {
    const middle = Math.floor((from + until) / 2000) * 1000;
    if (middle <= from) break;
    if (offsetOf(middle) === before) from = middle;
    else until = middle;
  }
  return until;
}

/** No zone has ever changed its clock and changed it back within so few days (the shortest were those of a Ramadan). */
const strideMs = 5 * dayMs;

/** Stretches of one offset. */
function stretchesOf(zone: string, from: number, until: number): Stretch[] {
  const offsetOf = offsetReader(zone);
  const start = Math.floor(from / dayMs) * dayMs;
  const stretches: Stretch[] = [{ from: start, offset: offsetOf(start) }];
  for (let at = start; at < until; at += strideMs) {
    const next = offsetOf(at + strideMs);
    const known = stretches.at(-1);
    if (known !== undefined && next !== known.offset) stretches.push({ from: changeBetween(at, at + strideMs, offsetOf), offset: next });
  }
  return stretches;
}

/**
 * @param zone IANA name, e.g. `Asia/Shanghai`; throws RangeError for one that is unknown
 * @param from epoch milliseconds between which the clock will be asked; two days around them are covered too
 */
export function zoneClock(zone: string, from: number, until: number): ZoneClock {
  const stretches = stretchesOf(zone, from - 2 * dayMs, until + 2 * dayMs);
  let last = 0;
  function offsetAt(at: number): number {
    // Calls come in order of time: the stretch of the last question nearly always answers the next.
    while (last + 1 < stretches.length && at >= (stretches[last + 1] as Stretch).from) last += 1;
    while (last > 0 && at < (stretches[last] as Stretch).from) last -= 1;
    return (stretches[last] as Stretch).offset;
  }
  const dayOf = (at: number): number => Math.floor((at + offsetAt(at)) / dayMs);
  function startOf(day: number): number {
    const wall = day * dayMs;
    let low = wall - 26 * hourMs;
    let high = wall + 26 * hourMs;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (dayOf(middle) >= day) high = middle;
      else low = middle;
    }
    return high;
  }
  return { offsetAt, dayOf, startOf };
}
