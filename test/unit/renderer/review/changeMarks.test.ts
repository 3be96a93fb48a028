import { expect, test } from 'vitest';
import { steppedPoints, withNote, withoutPoints, withPoints } from '../../../../renderer/review/scoring/panel/changeMarks.ts';
import { revisionChanges } from '../../../../renderer/review/scoring/panel/revisionChanges.ts';
import { scoreOf } from '../../../../shared/reviews/scoreOf.ts';
import { isJudged, type Criterion, type Marks } from '../../../../shared/reviews/scoreCard.ts';
import { anyCard } from './anyCard.ts';

test('points keep the comment and the moment that were there', () => {
  const noted = withNote(withPoints({}, 'greet', 0), 'greet', { comment: '没有报工号', atMs: 1_200 });
  expect(withPoints(noted, 'greet', 1)).toEqual({ greet: { points: 1, comment: '没有报工号', atMs: 1_200 } });
});

test('a comment or a moment of an open criterion judges nothing', () => {
  const noted = withNote(withNote({}, 'greet', { comment: '先记下' }), 'greet', { atMs: 900 });
  expect([noted, isJudged(noted['greet']), scoreOf(anyCard(), noted).open]).toEqual([{ greet: { comment: '先记下', atMs: 900 } }, false, scoreOf(anyCard(), {}).open]);
  expect(withPoints(noted, 'greet', null)).toEqual({ greet: { points: null, comment: '先记下', atMs: 900 } });
});

test('an emptied comment of an open criterion leaves nothing behind', () => {
  expect(withNote(withNote({}, 'greet', { comment: 'x' }), 'greet', { comment: '' })).toEqual({});
});

test('points that are taken back leave what is noted, and the others', () => {
  const marks: Marks = withNote(withPoints(withPoints(withPoints({}, 'a', 1), 'b', null), 'c', 0), 'c', { comment: '漏了' });
  expect(withoutPoints(withoutPoints(marks, 'a'), 'c')).toEqual({ b: { points: null, comment: '', atMs: null }, c: { comment: '漏了', atMs: null } });
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
