import type { AgentPeriod, AgentStateKind } from './agentState.ts';

export interface StateTotal {
  readonly ms: number;
  /** How many stretches. */
  readonly periods: number;
}

/** Time in each state. */
export interface ShiftTotals {
  readonly states: Readonly<Record<AgentStateKind, StateTotal>>;
  /** Breaks by their reasons. */
  readonly breaks: Readonly<Record<string, StateTotal>>;
  /** Everything but `offline`, milliseconds. */
  readonly onDutyMs: number;
}

export interface TotalsWindow {
  /** Epoch milliseconds. What lies outside is not counted; a stretch that reaches in is cut. */
  readonly from?: number;
  readonly until?: number;
  /** Where the running stretch is counted up to. */
  readonly now: number;
}

const nothing: StateTotal = { ms: 0, periods: 0 };

/** Adds periods up per state. They may come in any order. */
export function shiftTotals(periods: readonly AgentPeriod[], { from = -Infinity, until = Infinity, now }: TotalsWindow): ShiftTotals {
  const states: Record<AgentStateKind, StateTotal> = { offline: nothing, idle: nothing, busy: nothing, break: nothing, ringing: nothing, talking: nothing, wrapUp: nothing };
  const breaks = new Map<string, StateTotal>();
  for (const period of periods) {
    const begin = Math.max(period.since, from);
    const end = Math.min(period.until ?? now, until);
    if (end < begin || (end === begin && period.until !== null)) continue;
    states[period.kind] = plus(states[period.kind], end - begin);
    if (period.kind === 'break') breaks.set(period.reason ?? '', plus(breaks.get(period.reason ?? '') ?? nothing, end - begin));
  }
  const onDutyMs = Object.entries(states).reduce((sum, [kind, { ms }]) => (kind === 'offline' ? sum : sum + ms), 0);
  return { states, breaks: Object.fromEntries(breaks), onDutyMs };
}

function plus(total: StateTotal, ms: number): StateTotal {
  return { ms: total.ms + ms, periods: total.periods + 1 };
}
