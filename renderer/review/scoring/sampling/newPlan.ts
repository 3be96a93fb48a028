import { canonicalJson } from '../../../../shared/evidence/canonicalJson.ts';
import { samplingPlanSchema, type SamplingPlan } from '../../../../shared/reviews/samplingPlan.ts';

/** What a plan may ask of a call. */
export type Conditions = SamplingPlan['conditions'];

const seedLetters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Letters of chance, so that no two plans choose alike. */
function freshSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => seedLetters[byte % seedLetters.length]).join('');
}

/** A plan that asks for little: two calls of each agent a week, by chance. */
export function newPlan(): SamplingPlan {
  return samplingPlanSchema.parse({ id: crypto.randomUUID(), name: '-', on: true, kind: 'random', period: 'week', perAgent: 2, seed: freshSeed(), conditions: {} });
}

/** Why a plan cannot be kept; the words are in the locales under `review.sampling.fault`. */
export type PlanFault = 'nameMissing' | 'seedMissing' | 'conditionMissing';

/** Pure. A plan by rule without a rule would be one by chance. */
export function planFaults({ name, seed, kind, conditions }: SamplingPlan): readonly PlanFault[] {
  const { serviceNumber, queue, minTalkSeconds, maxSurveyScore, disposition, transferredOnly } = conditions;
  const asks = [serviceNumber, queue, minTalkSeconds, maxSurveyScore, disposition].some((one) => one !== null && one !== '') || transferredOnly;
  return [
    ...(name.trim() === '' ? ['nameMissing' as const] : []),
    ...(seed.trim() === '' ? ['seedMissing' as const] : []),
    ...(kind === 'rule' && !asks ? ['conditionMissing' as const] : []),
  ];
}

/** As it is kept: no spaces at the ends, and an empty condition asks for nothing. Pure. */
export function tidiedPlan(plan: SamplingPlan): SamplingPlan {
  const text = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value.trim());
  const { conditions } = plan;
  return { ...plan, name: plan.name.trim(), seed: plan.seed.trim(), conditions: { ...conditions, serviceNumber: text(conditions.serviceNumber), queue: text(conditions.queue), disposition: text(conditions.disposition) } };
}

/** Whether a plan is kept as it is written. Pure. */
export function isKept(plan: SamplingPlan, kept: SamplingPlan | null): boolean {
  return kept !== null && canonicalJson(kept) === canonicalJson(plan);
}
