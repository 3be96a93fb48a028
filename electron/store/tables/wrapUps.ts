import { allRows } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';

/** Wrap-ups of one agent, oldest first. Epoch milliseconds. */
export type WrapUps = readonly { readonly since: number; readonly until: number }[];

/** A wrap-up begins when its call ends; between both lie a few commits. */
const mostApartMs = 3_000;

/** Closed wrap-ups that began in `from … until`, by agent. */
export function wrapUpsOf(db: ReadableDb, agents: ReadonlySet<string>, from: number, until: number): ReadonlyMap<string, WrapUps> {
  const found = new Map<string, WrapUps>();
  for (const agent of agents) {
    const periods = allRows<{ since: number; until: number }>(
      db, `SELECT since, until FROM agentPeriod WHERE agent = ? AND since >= ? AND since < ? AND kind = 'wrapUp' AND until IS NOT NULL ORDER BY since`, agent, from, until,
    );
    if (periods.length > 0) found.set(agent, periods);
  }
  return found;
}

/** Whole seconds of the wrap-up that began when a call ended; null when there is none so near. */
export function nearestWrapUp(wrapUps: WrapUps | undefined, endedAt: number): number | null {
  if (wrapUps === undefined) return null;
  let low = 0;
  let high = wrapUps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((wrapUps[middle]?.since ?? 0) < endedAt - mostApartMs) low = middle + 1;
    else high = middle;
  }
  let nearest: { readonly since: number; readonly until: number } | undefined;
  for (let index = low; index < wrapUps.length; index += 1) {
    const candidate = wrapUps[index];
    if (candidate === undefined || candidate.since > endedAt + mostApartMs) break;
    if (nearest === undefined || Math.abs(candidate.since - endedAt) < Math.abs(nearest.since - endedAt)) nearest = candidate;
  }
  return nearest === undefined ? null : Math.round((nearest.until - nearest.since) / 1000);
}
