import type { SamplingPlan } from '../../../shared/reviews/samplingPlan.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { KeptPlan } from '../requests/reviews.ts';
import type { StoreArgument } from '../storeApi.ts';

interface PlanRow { readonly plan: string; readonly madeAt: number }

const planOf = ({ plan, madeAt }: PlanRow): KeptPlan => ({ plan: JSON.parse(plan) as SamplingPlan, madeAt });

/** A plan that is changed keeps what it chose; with another period, or switched on again, it begins anew. */
export function saveSamplingPlan(db: WritableDb, { plan, at }: StoreArgument<'saveSamplingPlan'>): void {
  transact(db, () => {
    const before = getPlan(db, plan.id);
    const madeAt = before === undefined || before.plan.period !== plan.period || (plan.on && !before.plan.on) ? at : before.madeAt;
    runSql(
      db,
      'INSERT INTO samplingPlan (id, plan, madeAt) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, madeAt = excluded.madeAt',
      plan.id, JSON.stringify(plan), madeAt,
    );
  });
}

export function removeSamplingPlan(db: WritableDb, { id }: StoreArgument<'removeSamplingPlan'>): void {
  runSql(db, 'DELETE FROM samplingPlan WHERE id = ?', id);
}

export function listSamplingPlans(db: ReadableDb): readonly KeptPlan[] {
  return allRows<PlanRow>(db, `SELECT plan, madeAt FROM samplingPlan ORDER BY json_extract(plan, '$.name'), id LIMIT 500`).map(planOf);
}

export function getPlan(db: ReadableDb, id: string): KeptPlan | undefined {
  const row = getRow<PlanRow>(db, 'SELECT plan, madeAt FROM samplingPlan WHERE id = ?', id);
  return row && planOf(row);
}
