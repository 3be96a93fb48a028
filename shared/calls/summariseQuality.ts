import type { CallQuality } from './callQuality.ts';
import type { MediaAlarmKind } from './mediaAlarm.ts';
import type { QualitySummary } from './qualitySummary.ts';

/** Steps of the curve at most: what a cell of the log can show. */
export const curveSteps = 60;

/** An alarm as it was raised and cleared; `until` null = it lasted to the end. Epoch milliseconds. */
export interface AlarmSpan {
  readonly kind: MediaAlarmKind;
  readonly at: number;
  readonly until: number | null;
}

/**
 * The quality of a whole call from its seconds, oldest first. Averages are over the seconds in which a value could be
 * measured; the loss is weighted by what arrived, so that a silent second cannot weigh as much as a busy one.
 * @param endedAt epoch milliseconds; closes alarms that were never cleared
 */
export function summariseQuality(seconds: readonly CallQuality[], alarms: readonly AlarmSpan[], endedAt: number): QualitySummary {
  const mos = known(seconds.map((second) => second.mos));
  return {
    mosAverage: average(mos),
    mosWorst: mos.length === 0 ? null : rounded(Math.min(...mos)),
    lossFraction: lossOf(seconds),
    jitterMs: average(known(seconds.map((second) => second.jitterMs))),
    roundTripMs: average(known(seconds.map((second) => second.roundTripMs))),
    codec: seconds.findLast(({ codec }) => codec !== '')?.codec ?? '',
    curve: curveOf(seconds),
    alarms: alarms.map(({ kind, at, until }) => ({ kind, at, forMs: Math.max(0, (until ?? endedAt) - at) })),
  };
}

function lossOf(seconds: readonly CallQuality[]): number | null {
  let lost = 0;
  let sent = 0;
  for (const { lossFraction, packetsIn } of seconds) {
    if (lossFraction === null) continue;
    // Of n packets sent, n·(1 − loss) arrived; a second in which all were lost counts with the usual fifty.
    const all = lossFraction >= 1 ? 50 : packetsIn / (1 - lossFraction);
    lost += all * lossFraction;
    sent += all;
  }
  if (sent > 0) return rounded(lost / sent, 4);
  return seconds.some(({ lossFraction }) => lossFraction !== null) ? 0 : null;
}

/** Equal steps of time from the first to the last second; the mean of each, null where nothing was measured. */
function curveOf(seconds: readonly CallQuality[]): readonly (number | null)[] {
  const first = seconds[0]?.at;
  const last = seconds.at(-1)?.at;
  if (first === undefined || last === undefined) return [];
  const spanSeconds = Math.max(1, Math.round((last - first) / 1000) + 1);
  const steps = Math.min(curveSteps, spanSeconds);
  const sums = Array.from({ length: steps }, () => ({ sum: 0, count: 0 }));
  for (const { at, mos } of seconds) {
    const step = sums[Math.min(steps - 1, Math.max(0, Math.floor(((at - first) / (spanSeconds * 1000)) * steps)))];
    if (mos === null || !step) continue;
    step.sum += mos;
    step.count += 1;
  }
  return sums.map(({ sum, count }) => (count === 0 ? null : rounded(sum / count)));
}

function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
