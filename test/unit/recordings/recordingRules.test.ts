import { expect, test } from 'vitest';
import { decideRecording } from '../../../shared/recordings/decideRecording.ts';
import { recordingRulesSchema } from '../../../shared/recordings/recordingRules.ts';

const rules = recordingRulesSchema.parse({
  rules: [
    { serviceNumber: '4008201234', queue: null, direction: 'incoming', record: 'never', keepDays: null },
    { serviceNumber: null, queue: '投诉组', direction: null, record: 'always', keepDays: 730 },
    { serviceNumber: null, queue: null, direction: 'outgoing', record: 'onDemand', keepDays: 30 },
  ],
});

test.each([
  ['the first rule that fits decides', { serviceNumber: '4008201234', queue: '投诉组', direction: 'incoming' }, { record: 'never', keepDays: null, rule: 0 }],
  ['every field of a rule must fit', { serviceNumber: '4008201234', queue: '投诉组', direction: 'outgoing' }, { record: 'always', keepDays: 730, rule: 1 }],
  ['a rule of the direction alone fits any number', { serviceNumber: '4006008899', queue: '', direction: 'outgoing' }, { record: 'onDemand', keepDays: 30, rule: 2 }],
  ['without a rule the general one decides', { serviceNumber: '4006008899', queue: '', direction: 'incoming' }, { record: 'always', keepDays: 92, rule: null }],
] as const)('%s', (_what, call, decision) => {
  expect(decideRecording(rules, call)).toEqual(decision);
});

test('a rule for nothing, or for less than a day, is refused', () => {
  const rule = { serviceNumber: null, queue: null, direction: null, record: 'always', keepDays: 1 };
  expect(recordingRulesSchema.safeParse({ rules: [rule] }).success).toBe(false);
  expect(recordingRulesSchema.safeParse({ rules: [{ ...rule, queue: 'a', keepDays: 0 }] }).success).toBe(false);
});
