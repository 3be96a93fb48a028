import { expect, test } from 'vitest';
import { partsFor } from '../../../../renderer/review/partsFor.ts';
import { isKeptCard } from '../../../../renderer/review/scoring/cards/editCard.ts';
import { averageOf, spreadOf } from '../../../../renderer/review/scoring/calibration/spread.ts';
import { kappaGrade } from '../../../../renderer/review/scoring/calibration/kappaGrade.ts';
import { chainVerdict } from '../../../../renderer/review/scoring/chainVerdict.ts';
import { curveFloor, curvePath, curvePoints } from '../../../../renderer/review/scoring/figures/curve.ts';
import { assignmentsOf, firstAssignment } from '../../../../renderer/review/scoring/panel/assignments.ts';
import { nextOf } from '../../../../renderer/review/scoring/queue/nextCall.ts';
import { isKept, newPlan, planFaults, tidiedPlan } from '../../../../renderer/review/scoring/sampling/newPlan.ts';
import { boundsOf } from '../../../../renderer/review/scoring/span.ts';
import type { Calibration } from '../../../../shared/reviews/calibration.ts';
import type { Review } from '../../../../shared/reviews/review.ts';
import type { QueuedCall } from '../../../../shared/reviews/reviewLists.ts';
import { samplingPlanSchema } from '../../../../shared/reviews/samplingPlan.ts';
import { rightsOf } from '../../../../shared/rights/rights.ts';
import { anyCard } from './anyCard.ts';

const calibration = (id: string, changes: Partial<Calibration> = {}): Calibration => ({ id, name: id, callIds: ['call'], reviewers: ['me', 'other'], cardId: 'card', cardVersion: 1, madeBy: 'lead', madeAt: 1, closedAt: null, handedIn: 0, ...changes });
const review = (changes: Partial<Review>): Review => ({ id: 'r', callId: 'call', cardId: 'card', cardVersion: 1, calibrationId: null, marks: {}, summary: '', reviewer: 'me', agent: 'a', state: 'draft', total: null, passed: false, changedAt: 0, handedInAt: null, revisions: [], appeal: null, ...changes });

test('a call is judged once on its own, and once in each calibration that asks this reviewer', () => {
  const all = [calibration('mine'), calibration('others', { reviewers: ['x', 'y'] }), calibration('elsewhere', { callIds: ['another'] }), calibration('over', { closedAt: 5 })];
  const assignments = assignmentsOf('call', 'me', [review({ id: 'own' }), review({ id: 'his', reviewer: 'other' })], all);
  expect(assignments.map((one) => [one.calibration?.id ?? null, one.own?.id ?? null])).toEqual([[null, 'own'], ['mine', null]]);
  expect(firstAssignment(assignments)?.calibration?.id).toBe('mine');
});

test('a closed calibration is shown to whoever took part, and waits for nobody', () => {
  const assignments = assignmentsOf('call', 'me', [review({ id: 'done', calibrationId: 'over', state: 'handedIn' })], [calibration('over', { closedAt: 5 })]);
  expect(assignments.map((one) => one.own?.id ?? null)).toEqual([null, 'done']);
  expect(firstAssignment(assignments)?.calibration).toBeNull();
});

test('the next call is the first that is another one', () => {
  const waiting = ['a', 'a', 'b'].map((callId) => ({ callId }) as QueuedCall);
  expect([nextOf(waiting, 'a')?.callId, nextOf(waiting, null)?.callId, nextOf(waiting.slice(0, 2), 'a')]).toEqual(['b', 'a', undefined]);
});

test('the chain of a call is verified, broken at a link, not closed yet, or has nothing of it', () => {
  const closed = { sequence: 7, at: 1, kind: 'callClosed', by: null } as const;
  const listened = { sequence: 5, at: 1, kind: 'listened', by: 'me' } as const;
  expect(chainVerdict({ links: [closed], verifiedUntil: 9, problems: [] }, true)).toEqual({ kind: 'holds', sequence: 9 });
  expect(chainVerdict({ links: [closed], verifiedUntil: 6, problems: [{ kind: 'changedRecording', sequence: 8, recordingId: 'r' }, { kind: 'hash', sequence: 7 }] }, true)).toEqual({ kind: 'broken', sequence: 7, problem: 'hash' });
  expect(chainVerdict({ links: [listened], verifiedUntil: 9, problems: [] }, false)).toEqual({ kind: 'open' });
  expect(chainVerdict({ links: [], verifiedUntil: null, problems: [] }, true)).toEqual({ kind: 'outside' });
  expect(chainVerdict({ links: [], verifiedUntil: null, problems: [] }, false)).toEqual({ kind: 'open' });
});

test('a new plan needs a name, and a rule where it draws by rule', () => {
  const plan = { ...newPlan(), name: ' ' };
  expect(planFaults(plan)).toEqual(['nameMissing']);
  expect(planFaults({ ...plan, name: '每周', kind: 'rule' })).toEqual(['conditionMissing']);
  expect(planFaults({ ...plan, name: '每周', kind: 'rule', conditions: { ...plan.conditions, transferredOnly: true } })).toEqual([]);
  const tidy = tidiedPlan({ ...plan, name: ' 每周 ', conditions: { ...plan.conditions, queue: '  ', disposition: ' 报修 ' } });
  expect([samplingPlanSchema.safeParse(tidy).success, tidy.name, tidy.conditions.queue, tidy.conditions.disposition]).toEqual([true, '每周', null, '报修']);
  expect(newPlan().seed).not.toBe(newPlan().seed);
});

test('a plan or a card that comes back with its fields in another order is kept as it was written', () => {
  const plan = newPlan();
  const turned = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T;
  expect([isKept(plan, turned(plan)), isKept(plan, { ...plan, perAgent: 3 }), isKept(plan, null)]).toEqual([true, false, false]);
  expect([isKeptCard(anyCard(), turned(anyCard())), isKeptCard(anyCard(), null), isKeptCard({ ...anyCard(), passMark: 1 }, anyCard())]).toEqual([true, false, false]);
});

test('agreement has a word for every kappa', () => {
  expect([1, 0.8, 0.61, 0.5, 0.3, 0.1, 0, -0.4, null].map(kappaGrade)).toEqual(['almostAlways', 'mostly', 'mostly', 'often', 'seldom', 'hardly', 'hardly', 'hardly', 'unknown']);
  expect([spreadOf([86.5, null, 91, undefined]), spreadOf([86.5, null]), averageOf([null, 4, 6]), averageOf([null])]).toEqual([4.5, null, 5, null]);
});

test('the curve of weeks has gaps where nobody reviewed, and a floor below the lowest', () => {
  const weeks = [90, 72, null, 80].map((average, index) => ({ startsAt: index, reviewed: average === null ? 0 : 3, average }));
  expect(curveFloor(weeks)).toBe(60);
  expect(curvePath(curvePoints(weeks), 300, 100)).toBe('M0.0 25.0L100.0 70.0M300.0 50.0');
  expect(curvePoints(weeks.slice(0, 1)).map(({ x }) => x)).toEqual([0.5]);
});

test('a span ends with today and begins whole days before', () => {
  const { from, until } = boundsOf('month', '2026-11-22T15:30:00');
  expect([new Date(from).getHours(), new Date(until).getHours(), Math.round((until - from) / 86_400_000), boundsOf('all', '2026-11-22').from]).toEqual([0, 0, 28, 0]);
});

test('agents see what is said of their own calls; cards and plans are written by whoever leads', () => {
  const own = partsFor(rightsOf('agent', false), true);
  expect(own).toEqual(['listen', 'reviews']);
  expect([partsFor(rightsOf('owner', false), false), partsFor(rightsOf('owner', false), true)].map((parts) => parts.includes('packages'))).toEqual([false, true]);
  expect(partsFor(rightsOf('reviewer', false), true)).not.toContain('cards');
  expect(partsFor(rightsOf('supervisor', true), true)).toEqual(expect.arrayContaining(['cards', 'sampling', 'calibration', 'figures']));
});
