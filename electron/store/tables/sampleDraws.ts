import { getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { enqueue } from './reviewQueue.ts';
import { getPlan } from './samplingPlans.ts';

/** Whether a call may still be drawn: since it was chosen it may have been deleted, judged, or put into the queue. */
function isStillFree(db: ReadableDb, callId: string): boolean {
  return getRow(
    db,
    `SELECT 1 FROM call WHERE callId = ? AND NOT EXISTS (SELECT 1 FROM reviewQueue WHERE reviewQueue.callId = call.callId)
       AND NOT EXISTS (SELECT 1 FROM review WHERE review.callId = call.callId AND state <> 'draft')`,
    callId,
  ) !== undefined;
}

function drawnOf(db: ReadableDb, planId: string, period: string, agent: string): number {
  return getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM sampledCall WHERE planId = ? AND period = ? AND agent = ?', planId, period, agent)?.count ?? 0;
}

/** Puts chosen calls into the queue, never more of an agent than the plan asks for. Throws `notFound` for a plan that is not there any more. */
export function keepSample(db: WritableDb, { planId, period, closes, sampled, by, at }: StoreArgument<'keepSample'>): { readonly chosen: number } {
  return transact(db, () => {
    const plan = getPlan(db, planId)?.plan;
    if (plan === undefined) throw new StoreError('notFound', 'There is no such plan.');
    if (closes && runSql(db, 'INSERT INTO samplingDraw (planId, period, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', planId, period, at) === 0) return { chosen: 0 };
    let chosen = 0;
    for (const { callId, agent, why } of sampled) {
      if (!isStillFree(db, callId) || drawnOf(db, planId, period, agent) >= plan.perAgent) continue;
      runSql(db, 'INSERT INTO sampledCall (planId, callId, period, agent) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', planId, callId, period, agent);
      enqueue(db, callId, why, plan, { by, at });
      chosen += 1;
    }
    return { chosen };
  });
}
