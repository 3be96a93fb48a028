import type { Candidate, Sampled, SampledFor, SamplingPlan } from './samplingPlan.ts';

/** A number of a text, evenly spread and always the same (FNV-1a, 32 bits, mixed as in MurmurHash3). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function fits({ conditions }: SamplingPlan, call: Candidate): boolean {
  const { serviceNumber, queue, minTalkSeconds, maxSurveyScore, disposition, transferredOnly } = conditions;
  return (
    (serviceNumber === null || serviceNumber === call.serviceNumber) &&
    (queue === null || queue === call.queue) &&
    (minTalkSeconds === null || call.talkSeconds >= minTalkSeconds) &&
    (maxSurveyScore === null || (call.surveyScore !== null && call.surveyScore <= maxSurveyScore)) &&
    (disposition === null || call.disposition.includes(disposition)) &&
    (!transferredOnly || call.transferred)
  );
}

const badSurvey = 2;
const lowAverage = 70;
const longHoldSeconds = 120;
const longCallSeconds = 900;

/** Points of risk and their strongest reason. */
export function riskOf(call: Candidate): { readonly points: number; readonly why: SampledFor } {
  const reasons: readonly (readonly [boolean, number, SampledFor])[] = [
    [call.surveyScore !== null && call.surveyScore <= badSurvey, 40, 'survey'],
    [call.agentAverage !== null && call.agentAverage < lowAverage, 25, 'lowScores'],
    [call.heldSeconds >= longHoldSeconds, 15, 'longHold'],
    [call.transferred, 10, 'transferred'],
    [call.talkSeconds >= longCallSeconds, 10, 'longCall'],
    [call.agentAverage === null, 5, 'neverReviewed'],
  ];
  const met = reasons.filter(([holds]) => holds);
  return { points: met.reduce((sum, [, points]) => sum + points, 0), why: met[0]?.[2] ?? 'random' };
}

/**
 * Chooses the calls of one period: of each agent `perAgent`, those already chosen counting. The same plan, calls and choices
 * give the same result, in whatever order the calls come. Pure.
 * @param chosen calls that this plan put into the queue before, with their agents
 */
export function sampleCalls(plan: SamplingPlan, calls: readonly Candidate[], chosen: readonly Pick<Sampled, 'callId' | 'agent'>[]): readonly Sampled[] {
  const known = new Set(chosen.map(({ callId }) => callId));
  const left = new Map<string, number>();
  for (const { agent } of chosen) left.set(agent, (left.get(agent) ?? plan.perAgent) - 1);
  const order = (call: Candidate) => ({ call, risk: plan.kind === 'risk' ? riskOf(call) : { points: 0, why: plan.kind }, at: spread(`${plan.seed}/${call.callId}`) });
  const ordered = calls
    .filter((call) => !known.has(call.callId) && fits(plan, call))
    .map(order)
    .sort((a, b) => b.risk.points - a.risk.points || a.at - b.at || (a.call.callId < b.call.callId ? -1 : 1));
  return ordered.flatMap(({ call, risk }) => {
    const room = left.get(call.agent) ?? plan.perAgent;
    if (room <= 0) return [];
    left.set(call.agent, room - 1);
    return [{ callId: call.callId, agent: call.agent, why: risk.why }];
  });
}
