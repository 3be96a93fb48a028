import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criteriaOf, mostPoints, scoreCardSchema, type Marks, type ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { scoreOf } from '../../../shared/reviews/scoreOf.ts';

const criterion = (id: string, weight: number, max: number, fatal = false) => ({ id, name: id, description: '', weight, scale: max === 1 ? { kind: 'yesNo' as const } : { kind: 'points' as const, max }, fatal });
const card: ScoreCard = scoreCardSchema.parse({
  id: 'card', version: 1, name: 'Service', passMark: 80,
  sections: [{ id: 'opening', name: 'Opening', criteria: [criterion('greets', 20, 1), criterion('names', 20, 1)] }, { id: 'content', name: 'Content', criteria: [criterion('solves', 60, 5), criterion('keepsSecrets', 10, 1, true)] }],
});
const mark = (points: number | null) => ({ points, comment: '', atMs: null });

test('criteria count with their weights and the share of their points', () => {
  expect(scoreOf(card, { greets: mark(1), names: mark(0), solves: mark(4), keepsSecrets: mark(1) })).toEqual({
    total: 70.9, fatal: [], open: [], sections: { opening: 50, content: 82.9 }, passed: false,
  });
});

test('what does not apply leaves its weight to the others', () => {
  expect(scoreOf(card, { greets: mark(1), names: mark(null), solves: mark(5), keepsSecrets: mark(null) })).toMatchObject({ total: 100, passed: true, sections: { opening: 100 } });
  expect(scoreOf(card, { greets: mark(null) })).toMatchObject({ total: null, passed: false, open: ['names', 'solves', 'keepsSecrets'] });
});

test('a fatal criterion that is not met makes the whole zero', () => {
  expect(scoreOf(card, { greets: mark(1), names: mark(1), solves: mark(5), keepsSecrets: mark(0) })).toMatchObject({ total: 0, fatal: ['keepsSecrets'], passed: false });
});

const anyMarks: fc.Arbitrary<Marks> = fc.record(Object.fromEntries(criteriaOf(card).map(({ id, scale }) => [id, fc.option(fc.integer({ min: 0, max: mostPoints(scale) })).map(mark)])), { requiredKeys: [] }) as fc.Arbitrary<Marks>;

test('whatever is marked, the total lies between 0 and 100, and a better mark never lowers it', () => {
  fc.assert(fc.property(anyMarks, fc.constantFrom(...criteriaOf(card)), (marks, better) => {
    const { total } = scoreOf(card, marks);
    if (total !== null) {
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(100);
    }
    const points = marks[better.id]?.points;
    if (points === undefined || points === null || total === null) return;
    expect(scoreOf(card, { ...marks, [better.id]: mark(mostPoints(better.scale)) }).total).toBeGreaterThanOrEqual(total);
  }));
});

test('an id that is given twice is refused', () => {
  expect(scoreCardSchema.safeParse({ ...card, sections: [...card.sections, { id: 'more', name: 'More', criteria: [criterion('greets', 1, 1)] }] }).success).toBe(false);
});
