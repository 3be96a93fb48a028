import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskOf, sampleCalls } from '../../../shared/reviews/sampleCalls.ts';
import { samplingPlanSchema, type Candidate, type SamplingPlan } from '../../../shared/reviews/samplingPlan.ts';

const call = (changes: Partial<Candidate> & Pick<Candidate, 'callId'>): Candidate => ({
  agent: '8001', startedAt: 0, serviceNumber: '4008201234', queue: '售后', talkSeconds: 60, disposition: '', surveyScore: null, mos: null, transferred: false, heldSeconds: 0, agentAverage: 90, ...changes,
});
const plan = (changes: Partial<SamplingPlan> = {}): SamplingPlan => samplingPlanSchema.parse({ id: 'p', name: 'p', on: true, kind: 'random', period: 'week', perAgent: 2, seed: 's', conditions: {}, ...changes });
const calls = Array.from({ length: 40 }, (_, index) => call({ callId: `c${index}`, agent: index % 2 === 0 ? '8001' : '8002' }));

test('of each agent as many as the plan says, and none twice when it is run again', () => {
  const first = sampleCalls(plan(), calls, []);
  expect(first.map(({ agent }) => agent).sort()).toEqual(['8001', '8001', '8002', '8002']);
  expect(sampleCalls(plan(), calls, first)).toEqual([]);
  expect(sampleCalls(plan(), calls, first.slice(0, 1))).toHaveLength(3);
});

test('the same seed chooses the same calls in whatever order they come; another one others', () => {
  const ids = (found: ReturnType<typeof sampleCalls>) => found.map(({ callId }) => callId).sort();
  const chosen = ids(sampleCalls(plan(), calls, []));
  fc.assert(fc.property(fc.shuffledSubarray(calls, { minLength: 40 }), (shuffled) => {
    expect(ids(sampleCalls(plan(), shuffled, []))).toEqual(chosen);
  }), { numRuns: 20 });
  expect(ids(sampleCalls(plan({ seed: 'other' }), calls, []))).not.toEqual(chosen);
});

test('a rule chooses only what fits it', () => {
  const rule = plan({ kind: 'rule', perAgent: 100, conditions: { ...plan().conditions, maxSurveyScore: 2, minTalkSeconds: 100 } });
  const found = sampleCalls(rule, [call({ callId: 'good', surveyScore: 5, talkSeconds: 200 }), call({ callId: 'short', surveyScore: 1 }), call({ callId: 'bad', surveyScore: 1, talkSeconds: 200 }), call({ callId: 'none', talkSeconds: 200 })], []);
  expect(found).toEqual([{ callId: 'bad', agent: '8001', why: 'rule' }]);
});

test('by risk, the likeliest to be bad come first, and each says why', () => {
  const risky = [call({ callId: 'plain' }), call({ callId: 'held', heldSeconds: 300 }), call({ callId: 'angry', surveyScore: 1, heldSeconds: 300 }), call({ callId: 'weak', agentAverage: 55 })];
  expect(sampleCalls(plan({ kind: 'risk', perAgent: 3 }), risky, [])).toEqual([
    { callId: 'angry', agent: '8001', why: 'survey' }, { callId: 'weak', agent: '8001', why: 'lowScores' }, { callId: 'held', agent: '8001', why: 'longHold' },
  ]);
  expect(riskOf(call({ callId: 'plain' }))).toEqual({ points: 0, why: 'random' });
});
