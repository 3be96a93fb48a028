import type { StateTime } from '../../../shared/statistics/figures.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import { turns } from '../statisticsReader.ts';

/** So much is added up in one statement. */
const stretchMs = 14 * 86_400_000;

function agentsOf(db: ReadableDb): string[] {
  const agents: string[] = [];
  for (let last: string | null = null; ;) {
    const row: { agent: string } | undefined = getRow(db, 'SELECT agent FROM agentPeriod WHERE ? IS NULL OR agent > ? ORDER BY agent LIMIT 1', last, last);
    if (row === undefined) return agents;
    agents.push((last = row.agent));
  }
}

/** Periods of an agent follow each other: only the last one that began before the stretch reaches into it. */
const sumStretch = `SELECT kind, reason, sum(min(coalesce(until, lastSeenAt), ?) - max(since, ?)) AS ms FROM agentPeriod
  WHERE agent = ? AND since < ? AND since >= coalesce((SELECT max(since) FROM agentPeriod WHERE agent = ? AND since <= ?), ?)
    AND coalesce(until, lastSeenAt) > ? GROUP BY kind, reason`;

export async function sumAgentTimes(
  db: ReadableDb, { agent, from, until }: { readonly agent: string | null; readonly from: number; readonly until: number },
): Promise<readonly StateTime[]> {
  const sums = new Map<string, { agent: string; kind: string; reason: string | null; ms: number }>();
  const pause = turns();
  for (const name of agent === null ? agentsOf(db) : [agent]) {
    for (let start = from; start < until; start += stretchMs) {
      const end = Math.min(until, start + stretchMs);
      const rows = allRows<{ kind: string; reason: string | null; ms: number }>(db, sumStretch, end, start, name, end, name, start, start, start);
      for (const { kind, reason, ms } of rows) {
        const key = JSON.stringify([name, kind, reason]);
        const sum = sums.get(key);
        if (sum === undefined) sums.set(key, { agent: name, kind, reason, ms });
        else sum.ms += ms;
      }
      await pause();
    }
  }
  return [...sums.values()];
}
