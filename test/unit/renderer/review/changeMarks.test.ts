import { expect, test } from 'vitest';
import { steppedPoints, withNote, withoutMark, withPoints } from '../../../../renderer/review/scoring/panel/changeMarks.ts';
import { revisionChanges } from '../../../../renderer/review/scoring/panel/revisionChanges.ts';
import type { Criterion, Marks } from '../../../../shared/reviews/scoreCard.ts';
import { anyCard } from './anyCard.ts';

test('points keep the comment and the moment that were there', () => {
  const noted = withNote(withPoints({}, 'greet', 0), 'greet', { comment: '没有报工号', atMs: 1_200 });
  expect(withPoints(noted, 'greet', 1)).toEqual({ greet: { points: 1, comment: '没有报工号', atMs: 1_200 } });
});

test('a comment never makes an open criterion one that does not apply', () => {
  expect(withNote({}, 'greet', { comment: 'x' })).toEqual({});
});

test('a mark that is taken back leaves the others', () => {
  const marks: Marks = withPoints(withPoints({}, 'a', 1), 'b', null);
  expect(withoutMark(marks, 'a')).toEqual({ b: { points: null, comment: '', atMs: null } });
});

test('one more or less stays on the scale, and begins at its nearer end', () => {
  const criterion: Criterion = { id: 'a', name: 'a', description: '', weight: 1, scale: { kind: 'points', max: 3 }, fatal: false };
  const mark = (points: number | null) => ({ points, comment: '', atMs: null });
  expect([steppedPoints(criterion, undefined, 1), steppedPoints(criterion, undefined, -1), steppedPoints(criterion, mark(3), 1), steppedPoints(criterion, mark(0), -1), steppedPoints(criterion, mark(1), 1), steppedPoints(criterion, mark(null), -1)]).toEqual([0, 3, 3, 0, 2, 3]);
});

test('a change names what it changed: points, comments and moments, the summary', () => {
  const card = anyCard();
  const before = { marks: { greet: { points: 1, comment: '', atMs: null }, solve: { points: 3, comment: '', atMs: null } }, summary: '好' };
  const after = { marks: { greet: { points: 1, comment: '', atMs: 900 }, solve: { points: 5, comment: '重听', atMs: null } }, summary: '好' };
  const changes = revisionChanges(card, before, after);
  expect([changes.points.map(({ criterion, before: was, after: is }) => [criterion.id, was?.points, is?.points]), changes.notes.map(({ id }) => id), changes.summary]).toEqual([[['solve', 3, 5]], ['greet'], false]);
  expect(revisionChanges(card, before, before)).toEqual({ points: [], notes: [], summary: false });
  expect(revisionChanges(card, { ...before, marks: {} }, before).points.map(({ criterion, before: was }) => [criterion.id, was])).toEqual([['greet', undefined], ['solve', undefined]]);
});
