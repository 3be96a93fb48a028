import { expect, test } from 'vitest';
import { commands } from '../../../shared/ipc/commands.ts';
import type { queries } from '../../../shared/ipc/queries.ts';
import { neededRight } from '../../../shared/rights/neededRight.ts';
import { rightsOf } from '../../../shared/rights/rights.ts';
import { reviewsArguments } from '../../../electron/store/answers/reviews.ts';
import { anyCard, anyDraft, marksOf } from '../../fixtures/reviews.ts';

const callId = '00000000-0000-4000-8000-000000000001';
const huge = '字'.repeat(10 * 1024 * 1024);
const may = (role: Parameters<typeof rightsOf>[0], name: keyof typeof commands | keyof typeof queries) => {
  const right = neededRight[name];
  return right === undefined || rightsOf(role, false).includes(right);
};

test.each([
  ['a summary of ten megabytes', 'review:save', anyDraft({ callId, summary: huge })],
  ['a comment of ten megabytes', 'review:save', anyDraft({ callId, marks: { ...marksOf(anyCard), pace: { points: 1, comment: huge, atMs: null } } })],
  ['half a point', 'review:save', anyDraft({ callId, marks: { pace: { points: 0.5, comment: '', atMs: null } } })],
  ['a call id that is none', 'review:save', anyDraft({ callId: '1; DROP TABLE review' })],
  ['an appeal without a word', 'review:appeal', { reviewId: callId, reason: ' \n' }],
  ['an appeal of ten megabytes', 'review:appeal', { reviewId: callId, reason: huge }],
  ['a card without a criterion', 'scoreCard:save', { ...anyCard, sections: [] }],
  ['a card with a criterion twice', 'scoreCard:save', { ...anyCard, sections: [...anyCard.sections, ...anyCard.sections] }],
  ['a plan for nobody', 'samplingPlan:save', { id: 'p', name: 'p', on: true, kind: 'random', period: 'day', perAgent: 0, seed: 's', conditions: {} }],
  ['a calibration of one', 'calibration:make', { name: 'x', callIds: [callId], reviewers: ['a'], cardId: 'c', cardVersion: 1 }],
  ['a calibration of one person twice', 'calibration:make', { name: 'x', callIds: [callId], reviewers: ['a', 'a'], cardId: 'c', cardVersion: 1 }],
  ['a thousand and one calls to wait', 'review:queue', { callIds: Array.from({ length: 1_001 }, () => callId) }],
] as const)('%s stops before anything runs', (_what, name, argument) => {
  expect(commands[name].safeParse(argument).success).toBe(false);
});

test('the store takes what the windows may send', () => {
  const signed = { by: 'judge', at: 1 };
  const longest = anyDraft({ callId, summary: '字'.repeat(5_000), marks: Object.fromEntries(Object.entries(marksOf(anyCard)).map(([id, mark]) => [id, { ...mark, comment: '字'.repeat(2_000) }])) });
  expect(commands['review:save'].safeParse(longest).success).toBe(true);
  expect(reviewsArguments.saveReview.safeParse({ id: callId, draft: longest, ...signed }).success).toBe(true);
  expect(reviewsArguments.handInReview.safeParse({ reviewId: callId, reason: '字'.repeat(1_000), deed: 'd', ...signed }).success).toBe(true);
});

test('agents see and appeal, reviewers judge, and who leads writes cards, plans and calibrations', () => {
  for (const name of ['review:ofCall', 'review:get', 'review:list', 'review:counts', 'review:appeal', 'review:seen', 'scoreCard:get', 'recording:heard'] as const) expect([name, may('agent', name)]).toEqual([name, true]);
  for (const name of ['review:save', 'review:handIn', 'review:answerAppeal', 'review:queue', 'review:waiting', 'review:listened', 'scoreCard:list', 'calibration:result', 'reviewPackage:import'] as const) {
    expect([name, may('agent', name), may('reviewer', name)]).toEqual([name, false, true]);
  }
  for (const name of ['scoreCard:save', 'scoreCard:release', 'samplingPlan:save', 'samplingPlan:draw', 'calibration:make', 'calibration:close'] as const) {
    expect([name, may('reviewer', name), may('supervisor', name)]).toEqual([name, false, true]);
  }
});
