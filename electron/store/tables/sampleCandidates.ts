import { sampleCalls } from '../../../shared/reviews/sampleCalls.ts';
import type { SamplingPeriod } from '../../../shared/reviews/samplingPeriods.ts';
import type { Candidate, SampledPeriod, SamplingPlan } from '../../../shared/reviews/samplingPlan.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { longestShift } from './callIds.ts';
import { getPlan } from './samplingPlans.ts';

/** The newest calls of a period are looked at first; more would be more than a thread's memory should hold. */
const mostCandidates = 200_000;
/** Reviews of an agent that make up the average. */
const averagedReviews = 20;

type CandidateRow = Omit<Candidate, 'transferred' | 'heldSeconds' | 'agentAverage'> & { readonly id: number; readonly transferred: number };

/** Lets others have their turn where it is time. */
export type Pause = () => Promise<void>;

/** Calls looked at with one question: a look that lasts holds up whoever writes beside it. */
const lookedAtOnce = 200;

/** Answered calls with a whole recording that nobody has judged and no one has put into the queue yet, newest first. */
async function candidates(db: ReadableDb, { from, until }: SamplingPeriod, withRisk: boolean, pause: Pause): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  const averages = new Map<string, number | null>();
  for (let before = until + longestShift; found.length < mostCandidates;) {
    const first = getRow<{ id: number | null }>(db, 'SELECT min(id) AS id FROM (SELECT id FROM call WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?)', from, before, lookedAtOnce)?.id ?? null;
    if (first === null) break;
    const rows = freeCalls(db, first, before, { from, until });
    const held = withRisk && rows.length > 0 ? heldMs(db, first, before) : new Map<number, number>();
    for (const { id, transferred, ...row } of rows) {
      if (!averages.has(row.agent)) averages.set(row.agent, averageOf(db, row.agent));
      found.push({ ...row, transferred: transferred === 1, heldSeconds: Math.round((held.get(id) ?? 0) / 1_000), agentAverage: averages.get(row.agent) ?? null });
    }
    before = first;
    await pause();
  }
  return found;
}

/** Those of the rows `first … before`. */
function freeCalls(db: ReadableDb, first: number, before: number, { from, until }: Pick<SamplingPeriod, 'from' | 'until'>): readonly CandidateRow[] {
  return allRows<CandidateRow>(
    db,
    `SELECT call.id, callId, agent, startedAt, serviceNumber, queue, talkSeconds, disposition, surveyScore, mos,
       EXISTS (SELECT 1 FROM callEvent WHERE callEvent.call = call.id AND kind = 'transferred') AS transferred
     FROM call WHERE id >= ? AND id < ? AND startedAt >= ? AND startedAt < ? AND result = 'answered' AND agent <> ''
       AND EXISTS (SELECT 1 FROM recording WHERE recording.call = call.id AND form = 'finished' AND durationMs > 0 AND deletedAt IS NULL)
       AND NOT EXISTS (SELECT 1 FROM reviewQueue WHERE reviewQueue.callId = call.callId)
       AND NOT EXISTS (SELECT 1 FROM review WHERE review.callId = call.callId AND state <> 'draft')
     ORDER BY id DESC`,
    first, before, from, until,
  );
}

/** Of the last reviews; null without any. */
function averageOf(db: ReadableDb, agent: string): number | null {
  return getRow<{ average: number | null }>(
    db,
    `SELECT avg(total) AS average FROM (SELECT total FROM review WHERE agent = ? AND state <> 'draft' AND calibrationId = '' AND total IS NOT NULL ORDER BY listedAt DESC LIMIT ?)`,
    agent, averagedReviews,
  )?.average ?? null;
}

/** Milliseconds on hold by call, whoever held it, of the rows `first … before`. */
function heldMs(db: ReadableDb, first: number, before: number): ReadonlyMap<number, number> {
  const held = new Map<number, number>();
  const open = new Map<number, { readonly since: number; readonly by: ReadonlySet<string> }>();
  const events = allRows<{ call: number; kind: string; at: number; by: string | null }>(
    db,
    `SELECT call, kind, at, json_extract(event, '$.by') AS by FROM callEvent WHERE call >= ? AND call < ? AND kind IN ('held', 'resumed', 'ended') ORDER BY call, sequence`,
    first, before,
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

async function sampleOf(db: ReadableDb, plan: SamplingPlan, period: SamplingPeriod, closes: boolean, pause: Pause): Promise<SampledPeriod> {
  const calls = await candidates(db, period, plan.kind === 'risk', pause);
  const chosen = allRows<{ callId: string; agent: string }>(db, 'SELECT callId, agent FROM sampledCall WHERE planId = ? AND period = ?', plan.id, period.name);
  return { period: period.name, closes, sampled: sampleCalls(plan, calls, chosen) };
}

/** What a plan chooses; nothing is kept of it. Periods that were closed are left out. Rejects with `notFound` for a plan that is not there any more. */
export async function chooseSample(db: ReadableDb, { planId, closing, running }: StoreArgument<'chooseSample'>, pause: Pause): Promise<readonly SampledPeriod[]> {
  const plan = getPlan(db, planId)?.plan;
  if (plan === undefined) throw new StoreError('notFound', 'There is no such plan.');
  const due = closing.filter(({ name }) => getRow(db, 'SELECT 1 FROM samplingDraw WHERE planId = ? AND period = ?', planId, name) === undefined);
  const sampled: SampledPeriod[] = [];
  for (const period of due) sampled.push(await sampleOf(db, plan, period, true, pause));
  if (running !== null) sampled.push(await sampleOf(db, plan, running, false, pause));
  return sampled;
}
