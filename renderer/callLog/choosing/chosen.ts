import { mostChosen } from '../../../shared/calls/chosenCalls.ts';
import type { ChosenCalls } from '../../../shared/calls/chosenCalls.ts';
import type { CallLogFilters } from '../../../shared/calls/callLogFilters.ts';

/** Which calls of the log are chosen: these, or all that the filter finds but these. By call, so that a list that is fetched again has the same ones. */
export type Chosen = { readonly kind: 'some'; readonly callIds: ReadonlySet<string> } | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const noneChosen: Chosen = { kind: 'some', callIds: new Set() };
export const allChosen: Chosen = { kind: 'all', except: new Set() };

export function isChosen(chosen: Chosen, callId: string): boolean {
  return chosen.kind === 'some' ? chosen.callIds.has(callId) : !chosen.except.has(callId);
}

/** With these calls chosen, or not; null when that would be more than can be named one by one. Pure. */
export function withCalls(chosen: Chosen, callIds: readonly string[], on: boolean): Chosen | null {
  const named = new Set(chosen.kind === 'some' ? chosen.callIds : chosen.except);
  for (const callId of callIds) {
    if (on === (chosen.kind === 'some')) named.add(callId);
    else named.delete(callId);
  }
  if (named.size > mostChosen) return null;
  return chosen.kind === 'some' ? { kind: 'some', callIds: named } : { kind: 'all', except: named };
}

/** @param total how many the filter finds; while that is counted, as far as it is known */
export function countChosen(chosen: Chosen, total: number): number {
  return chosen.kind === 'some' ? chosen.callIds.size : Math.max(0, total - chosen.except.size);
}

/** As main is told. @param total null while it is counted */
export function toldCalls(chosen: Chosen, filters: CallLogFilters, total: number | null): ChosenCalls {
  return chosen.kind === 'some' ? { kind: 'some', callIds: [...chosen.callIds] } : { kind: 'all', filters, except: [...chosen.except], total };
}
