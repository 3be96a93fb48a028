import type { AgentPeriod, AgentStateKind } from '../../shared/queues/agentState.ts';

export const bandWidth = 1000;
/** A state of a few seconds is drawn that wide: thinner it would not be seen. */
export const hairWidth = 1.2;
const hourMs = 3_600_000;
/** A short day is not stretched over the whole width. */
const leastSpanMs = 4 * hourMs;

/** A stretch of the shift as it is drawn; `x` and `width` in units of the band. */
export interface BandPart {
  readonly kind: AgentStateKind;
  readonly reason: string | null;
  readonly since: number;
  readonly until: number;
  readonly x: number;
  readonly width: number;
}

export interface BandHour {
  readonly x: number;
  /** Epoch milliseconds of the full hour. */
  readonly at: number;
}

export interface ShiftBand {
  readonly from: number;
  readonly until: number;
  readonly parts: readonly BandPart[];
  readonly hours: readonly BandHour[];
  /** Where the present moment is. */
  readonly nowX: number;
}

function hourOf(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), day.getHours()).getTime();
}

/**
 * Of several stretches that would lie within one hair the longest is drawn: nobody could tell them apart, and a shift of
 * hundreds of short calls would fill the page with what is not seen. Pure.
 */
function seenParts(parts: readonly BandPart[]): readonly BandPart[] {
  const seen: BandPart[] = [];
  /** Where the present hair begins. */
  let hairX = -hairWidth;
  for (const part of parts) {
    const before = seen.at(-1);
    const together = before !== undefined && part.width < hairWidth && before.width < hairWidth && Math.abs(part.x - hairX) < hairWidth;
    if (!together) {
      hairX = part.x;
      seen.push(part);
    } else if (part.until - part.since > before.until - before.since) {
      seen[seen.length - 1] = part;
    }
  }
  return seen;
}

/**
 * The shift as a band from the full hour before the first state to now, at least four hours wide. Times in epoch
 * milliseconds; hours are those of the seat's own clock. Null without any state. Pure.
 */
export function shiftBand(periods: readonly AgentPeriod[], now: number): ShiftBand | null {
  const first = periods[0];
  if (first === undefined) return null;
  const from = hourOf(first.since);
  const until = Math.max(now, from + leastSpanMs);
  const place = (at: number) => ((Math.min(until, Math.max(from, at)) - from) / (until - from)) * bandWidth;
  const parts = periods.map(({ kind, reason, since, until: end }): BandPart => {
    const ended = Math.max(since, end ?? now);
    return { kind, reason, since, until: ended, x: place(since), width: place(ended) - place(since) };
  });
  const step = until - from > 9 * hourMs ? 2 : 1;
  const hours: BandHour[] = [];
  for (let at = from; at <= until; at += step * hourMs) hours.push({ at, x: place(at) });
  return { from, until, parts: seenParts(parts), hours, nowX: place(now) };
}

/** How long each state lasted, in milliseconds, the longest first; states that never were are left out. Pure. */
export function shiftTotals(periods: readonly AgentPeriod[], now: number): readonly { readonly kind: AgentStateKind; readonly ms: number }[] {
  const totals = new Map<AgentStateKind, number>();
  for (const { kind, since, until } of periods) totals.set(kind, (totals.get(kind) ?? 0) + Math.max(0, (until ?? now) - since));
  return [...totals].map(([kind, ms]) => ({ kind, ms })).filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms);
}
