import { expect, test } from 'vitest';
import { compareMarks, weightedKappa } from '../../../shared/reviews/agreement.ts';
import { isVisibleTo, mayAppeal } from '../../../shared/reviews/review.ts';
import { scoreCardSchema } from '../../../shared/reviews/scoreCard.ts';

const card = scoreCardSchema.parse({
  id: 'card', version: 1, name: 'Service', passMark: 80,
  sections: [{ id: 's', name: 's', criteria: [{ id: 'a', name: 'a', description: '', weight: 1, scale: { kind: 'yesNo' }, fatal: false }, { id: 'b', name: 'b', description: '', weight: 1, scale: { kind: 'points', max: 5 }, fatal: false }] }],
});
const mark = (points: number | null) => ({ points, comment: '', atMs: null });

test('the difference of two reviewers is a share of each scale', () => {
  expect(compareMarks(card, { a: mark(1), b: mark(5) }, { a: mark(0), b: mark(3) })).toEqual({ criteria: [{ id: 'a', difference: 1 }, { id: 'b', difference: 0.4 }], totals: 70 });
  expect(compareMarks(card, { a: mark(null) }, { a: mark(0), b: mark(3) })).toEqual({ criteria: [{ id: 'a', difference: null }, { id: 'b', difference: null }], totals: null });
});

test('kappa is one for the same judgements, about nothing for chance, and below for opposites', () => {
  expect(weightedKappa([[0, 0], [3, 3], [5, 5]], 5)).toBe(1);
  expect(weightedKappa([[0, 0], [0, 1], [1, 0], [1, 1]], 1)).toBeCloseTo(0);
  expect(weightedKappa([[0, 1], [1, 0]], 1)).toBe(-1);
  expect(weightedKappa([[1, 1], [1, 1]], 1)).toBeNull();
  expect(weightedKappa([], 5)).toBeNull();
});

test('in a calibration nobody sees the other before handing in', () => {
  const of = (reviewer: string, state: 'draft' | 'handedIn', calibrationId: string | null = 'k') => ({ reviewer, state, calibrationId, callId: 'c' });
  expect(isVisibleTo(of('b', 'handedIn'), 'a', [of('a', 'draft')])).toBe(false);
  expect(isVisibleTo(of('b', 'handedIn'), 'a', [of('a', 'handedIn')])).toBe(true);
  expect(isVisibleTo(of('b', 'handedIn'), 'a', [of('a', 'handedIn', 'other')])).toBe(false);
  expect(isVisibleTo(of('a', 'draft'), 'a', [])).toBe(true);
  expect(isVisibleTo(of('b', 'handedIn', null), 'a', [])).toBe(true);
});

test('an appeal is made once and in time', () => {
  const handedIn = { state: 'handedIn', handedInAt: 0, appeal: null } as const;
  expect(mayAppeal(handedIn, 86_400_000)).toBe(true);
  expect(mayAppeal(handedIn, 15 * 86_400_000)).toBe(false);
  expect(mayAppeal({ ...handedIn, state: 'draft' }, 1)).toBe(false);
});
