import type { AgentPeriod } from '../../../shared/queues/agentState.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

/**
 * Writes a period, keyed by agent and start. One that was closed is not opened again by a repeated request. The period that
 * is open afterwards closes every other open one (a crash left it) at its last sign of life, at the latest at its own start.
 */
export function putAgentPeriod(db: WritableDb, { agent, period }: { readonly agent: string; readonly period: AgentPeriod }): void {
  const { since, kind, reason, until } = period;
  transact(db, () => {
    runSql(
      db,
      `INSERT INTO agentPeriod (agent, since, kind, reason, until, lastSeenAt) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (agent, since) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,
         until = coalesce(excluded.until, until), lastSeenAt = max(lastSeenAt, excluded.lastSeenAt)`,
      agent, since, kind, reason, until, until ?? since,
    );
    if (getRow(db, 'SELECT 1 FROM agentPeriod WHERE agent = ? AND since = ? AND until IS NULL', agent, since) === undefined) return;
    runSql(
      db,
      'UPDATE agentPeriod SET until = max(since, min(lastSeenAt, ?)) WHERE agent = ? AND until IS NULL AND since <> ?',
      since, agent, since,
    );
  });
}

/** Notes that the agent's open period still lasts. */
export function agentAlive(db: WritableDb, { agent, at }: { readonly agent: string; readonly at: number }): void {
  runSql(db, 'UPDATE agentPeriod SET lastSeenAt = ? WHERE agent = ? AND until IS NULL AND lastSeenAt < ?', at, agent, at);
}

/** Periods follow each other, so only the last one that began before `from` can reach into the time asked for. */
export function listAgentPeriods(
  db: ReadableDb, { agent, from, until }: { readonly agent: string; readonly from: number; readonly until: number },
): readonly AgentPeriod[] {
  return allRows<AgentPeriod>(
    db,
    `SELECT kind, reason, since, until FROM agentPeriod
     WHERE agent = ? AND since < ? AND (until IS NULL OR until > ?)
       AND since >= coalesce((SELECT max(since) FROM agentPeriod WHERE agent = ? AND since <= ?), ?)
     ORDER BY since`,
    agent, until, from, agent, from, from,
  );
}
