import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { DialCount } from '../storeApi.ts';

const dayMs = 86_400_000;

/**
 * Outgoing calls to a number that its owner may have noticed: it rang, was answered, or was refused or let ring out at the
 * other side. What the network or the platform stopped before (no such number, no line, given up while dialling) troubled
 * nobody and does not count against the limits per callee. Calls without events (imported ones) are judged by their end.
 */
const reached = `(answeredAt IS NOT NULL OR (endedBy = 'remote' AND endCause IN ('busy', 'rejected', 'noAnswer'))
  OR EXISTS (SELECT 1 FROM callEvent WHERE callEvent.call = call.id AND callEvent.kind = 'rang'))`;

export function countDialled(db: ReadableDb, { number, now }: { readonly number: string; readonly now: number }): DialCount {
  const row = getRow<DialCount>(
    db,
    `SELECT count(*) FILTER (WHERE startedAt > ?) AS callsIn24Hours, count(*) AS callsIn30Days, max(startedAt) AS lastAt
     FROM call INDEXED BY callDialled
     WHERE remoteNumber = ? AND remoteNumber <> '' AND direction = 'outgoing' AND id > ? AND startedAt > ? AND ${reached}`,
    now - dayMs, number, now - 30 * dayMs, now - 30 * dayMs,
  );
  return row ?? { callsIn24Hours: 0, callsIn30Days: 0, lastAt: null };
}

/** As it was dialled, so that it reaches the same again; null when this agent has dialled nothing. */
export function lastDialled(db: ReadableDb, { agent }: { readonly agent: string }): string | null {
  const row = getRow<{ remoteRaw: string }>(
    db,
    `SELECT remoteRaw FROM call INDEXED BY callDialledBy WHERE agent = ? AND direction = 'outgoing' AND remoteRaw <> '' ORDER BY id DESC LIMIT 1`,
    agent,
  );
  return row?.remoteRaw ?? null;
}
