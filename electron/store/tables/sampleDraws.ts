import { sampleCalls } from '../../../shared/reviews/sampleCalls.ts';
import type { SamplingPeriod } from '../../../shared/reviews/samplingPeriods.ts';
import type { Candidate, SamplingPlan } from '../../../shared/reviews/samplingPlan.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { Signed } from '../requests/reviews.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { longestShift } from './callIds.ts';
import { enqueue } from './reviewQueue.ts';
import { getPlan } from './samplingPlans.ts';

/** The newest calls of a period are looked at first; more would keep the store from who rings for longer than a breath. */
const mostCandidates = 20_000;
/** Reviews of an agent that make up the average. */
const averagedReviews = 20;

type CandidateRow = Omit<Candidate, 'transferred' | 'heldSeconds' | 'agentAverage'> & { readonly id: number; readonly transferred: number };

/** Answered calls with a whole recording that nobody has judged and no one has put into the queue yet. */
function candidates(db: ReadableDb, { from, until }: SamplingPeriod, withRisk: boolean): readonly Candidate[] {
  const rows = allRows<CandidateRow>(
    db,
    `SELECT call.id, callId, agent, startedAt, serviceNumber, queue, talkSeconds, disposition, surveyScore, mos,
       EXISTS (SELECT 1 FROM callEvent WHERE callEvent.call = call.id AND kind = 'transferred') AS transferred
     FROM call WHERE id >= ? AND id < ? AND startedAt >= ? AND startedAt < ? AND result = 'answered' AND agent <> ''
       AND EXISTS (SELECT 1 FROM recording WHERE recording.call = call.id AND form = 'finished' AND durationMs > 0 AND deletedAt IS NULL)
       AND NOT EXISTS (SELECT 1 FROM reviewQueue WHERE reviewQueue.callId = call.callId)
       AND NOT EXISTS (SELECT 1 FROM review WHERE review.callId = call.callId AND state <> 'draft')
     ORDER BY id DESC LIMIT ?`,
    from, until + longestShift, from, until, mostCandidates,
  );
  const first = rows.at(-1)?.id ?? 0;
  const held = withRisk ? heldMs(db, first, rows[0]?.id ?? 0) : new Map<number, number>();
  const averages = new Map<string, number | null>();
  return rows.map(({ id, transferred, ...row }) => {
    if (!averages.has(row.agent)) averages.set(row.agent, averageOf(db, row.agent));
    return { ...row, transferred: transferred === 1, heldSeconds: Math.round((held.get(id) ?? 0) / 1_000), agentAverage: averages.get(row.agent) ?? null };
  });
}

/** Of the last reviews; null without any. */
function averageOf(db: ReadableDb, agent: string): number | null {
  return getRow<{ average: number | null }>(
    db,
    `SELECT avg(total) AS average FROM (SELECT total FROM review WHERE agent = ? AND state <> 'draft' AND calibrationId = '' AND total IS NOT NULL ORDER BY listedAt DESC LIMIT ?)`,
    agent, averagedReviews,
  )?.average ?? null;
}

/** Milliseconds on hold by call, whoever held it. */
function heldMs(db: ReadableDb, first: number, last: number): ReadonlyMap<number, number> {
  const held = new Map<number, number>();
  const open = new Map<number, { readonly since: number; readonly by: ReadonlySet<string> }>();
  const events = allRows<{ call: number; kind: string; at: number; by: string | null }>(
    db,
    `SELECT call, kind, at, json_extract(event, '$.by') AS by FROM callEvent WHERE call BETWEEN ? AND ? AND kind IN ('held', 'resumed', 'ended') ORDER BY call, sequence`,
    first, last,
  );
  for (const { call, kind, at, by } of events) {
    const before = open.get(call) ?? { since: at, by: new Set<string>() };
    const sides = new Set(kind === 'ended' ? [] : before.by);
    if (kind === 'held') sides.add(by ?? '');
    else sides.delete(by ?? '');
    if (before.by.size > 0 && sides.size === 0) held.set(call, (held.get(call) ?? 0) + Math.max(0, at - before.since));
    open.set(call, { since: before.by.size === 0 ? at : before.since, by: sides });
  }
  return held;
}

function drawPeriod(db: WritableDb, plan: SamplingPlan, period: SamplingPeriod, signed: Signed): number {
  const chosen = allRows<{ callId: string; agent: string }>(db, 'SELECT callId, agent FROM sampledCall WHERE planId = ? AND period = ?', plan.id, period.name);
  const drawn = sampleCalls(plan, candidates(db, period, plan.kind === 'risk'), chosen);
  for (const { callId, agent, why } of drawn) {
    runSql(db, 'INSERT INTO sampledCall (planId, callId, period, agent) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', plan.id, callId, period.name, agent);
    enqueue(db, callId, why, plan, signed);
  }
  return drawn.length;
}

/** Throws `notFound` for a plan that is not there any more. */
export function drawSample(db: WritableDb, { planId, closing, running, by, at }: StoreArgument<'drawSample'>): { readonly chosen: number } {
  return transact(db, () => {
    const plan = getPlan(db, planId)?.plan;
    if (plan === undefined) throw new StoreError('notFound', 'There is no such plan.');
    let chosen = 0;
    for (const period of closing) {
      if (runSql(db, 'INSERT INTO samplingDraw (planId, period, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', planId, period.name, at) === 0) continue;
      chosen += drawPeriod(db, plan, period, { by, at });
    }
    if (running !== null) chosen += drawPeriod(db, plan, running, { by, at });
    return { chosen };
  });
}
