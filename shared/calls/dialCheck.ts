/** How often one callee may be called: harassing a person by telephone is forbidden, and carriers close numbers for it. */
export const calleeLimits = { perDay: 3, perThirtyDays: 10 } as const;

/** What is known about a number before it is dialled. Counts are our outgoing calls to it. */
export interface DialFacts {
  /** Canonical key; empty when nothing can be dialled. */
  readonly numberKey: string;
  readonly ownNumbers: readonly string[];
  readonly blockedReason: string | null;
  readonly callsIn24Hours: number;
  readonly callsIn30Days: number;
}

/** `stop`: cannot be dialled. `ask`: may be dialled when the agent gives a reason, which is kept. */
export type DialVerdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'stop'; readonly why: 'emptyNumber' | 'ownNumber' | 'blockedNumber' }
  | { readonly kind: 'ask'; readonly why: 'dayLimit' | 'monthLimit'; readonly calls: number; readonly limit: number };

/** Whether a number may be dialled. Emergency and service numbers of one to five digits are never limited. */
export function checkDial(facts: DialFacts): DialVerdict {
  if (facts.numberKey === '') return { kind: 'stop', why: 'emptyNumber' };
  if (facts.ownNumbers.includes(facts.numberKey)) return { kind: 'stop', why: 'ownNumber' };
  if (facts.blockedReason !== null) return { kind: 'stop', why: 'blockedNumber' };
  if (/^\d{1,5}$/.test(facts.numberKey)) return { kind: 'ok' };
  if (facts.callsIn24Hours >= calleeLimits.perDay) return { kind: 'ask', why: 'dayLimit', calls: facts.callsIn24Hours, limit: calleeLimits.perDay };
  if (facts.callsIn30Days >= calleeLimits.perThirtyDays) return { kind: 'ask', why: 'monthLimit', calls: facts.callsIn30Days, limit: calleeLimits.perThirtyDays };
  return { kind: 'ok' };
}
