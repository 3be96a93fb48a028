import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../../shared/reviews/calibration.ts';
import { calibrationResult } from '../../../shared/reviews/calibrationResult.ts';
import { marksFault } from '../../../shared/reviews/marksFault.ts';
import type { Review } from '../../../shared/reviews/review.ts';
import { isOpenTo, reviewAsSeen, type ReviewViewer } from '../../../shared/reviews/reviewAsSeen.ts';
import { duePeriods, periodAround } from '../../../shared/reviews/samplingPeriods.ts';
import { criteriaOf, scoreCardSchema } from '../../../shared/reviews/scoreCard.ts';
import { scoreOf } from '../../../shared/reviews/scoreOf.ts';
import { defaultScoreCard } from '../../../electron/reviews/defaultScoreCard.ts';
import { anyCard, anyDraft, marksOf } from '../../fixtures/reviews.ts';

const [callId, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const judge: ReviewViewer = { name: 'judge', mayReview: true, mayLead: false };

function anyReview(changes: Partial<Review> = {}): Review {
  const marks = changes.marks ?? marksOf(anyCard);
  const { total, passed } = scoreOf(anyCard, marks);
  return {
    ...anyDraft({ callId }), id: 'r', reviewer: 'judge', agent: '8001', state: 'handedIn', total, passed, changedAt: 1, handedInAt: 1, appeal: null,
    revisions: [{ revision: 1, at: 1, by: 'judge', reason: '', total, marks, summary: '' }], ...changes, marks,
  };
}

describe('the card that comes with the program', () => {
  test.each(['zh-CN', 'en'] as const)('is whole in %s: weights of 100, red lines that are fatal', (locale) => {
    const card = scoreCardSchema.parse(defaultScoreCard(locale));
    const criteria = criteriaOf(card);
    expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(criteria.filter(({ fatal }) => fatal).map(({ id }) => id)).toEqual(['noAbuse', 'noLeak', 'noHangUp']);
    expect(scoreOf(card, marksOf(card))).toMatchObject({ total: 100, passed: true });
    expect(scoreOf(card, marksOf(card, { noAbuse: 0 }))).toMatchObject({ total: 0, passed: false });
  });
});

describe('marks', () => {
  test('fit a card whose criteria and scales they have', () => {
    expect(marksFault(anyCard, marksOf(anyCard, { accuracy: 5, empathy: null }))).toBeNull();
    expect(marksFault(anyCard, {})).toBeNull();
    expect(marksFault(anyCard, marksOf(anyCard, { accuracy: 6 }))).toBe('tooManyPoints');
    expect(marksFault(anyCard, { nothing: { points: null, comment: '', atMs: null } })).toBe('unknownCriterion');
  });
});

describe('a review as somebody sees it', () => {
  const changing = anyReview({ state: 'changing', summary: '还在写' });

  test('is whole for its reviewer and without what is being written for everybody else', () => {
    expect(reviewAsSeen(changing, judge, [changing], null)).toBe(changing);
    for (const viewer of [{ ...judge, name: 'other' }, { name: '8001', mayReview: false, mayLead: false }]) {
      expect(reviewAsSeen(changing, viewer, [], null)).toMatchObject({ state: 'handedIn', summary: '' });
    }
  });

  test('is not there for others while it is a draft, nor for the agents of other calls', () => {
    const draft = anyReview({ state: 'draft', revisions: [], handedInAt: null });
    expect(reviewAsSeen(draft, { name: '8001', mayReview: false, mayLead: false }, [], null)).toBeNull();
    expect(reviewAsSeen(draft, { name: 'boss', mayReview: true, mayLead: true }, [], null)).toBeNull();
    expect(reviewAsSeen(changing, { name: '8002', mayReview: false, mayLead: false }, [], null)).toBeNull();
  });

  test('of a calibration is hidden until the own one is handed in, the calibration is closed, or who leads stands outside', () => {
    const calibrationId = '00000000-0000-4000-8000-00000000000c';
    const theirs = anyReview({ id: 't', reviewer: 'other', calibrationId });
    const open = { reviewers: ['judge', 'other'], closedAt: null };
    const own = (state: Review['state']) => [anyReview({ calibrationId, state })];
    expect(reviewAsSeen(theirs, judge, own('draft'), open)).toBeNull();
    expect(reviewAsSeen(theirs, judge, own('handedIn'), open)).not.toBeNull();
    expect(reviewAsSeen(theirs, judge, [], { ...open, closedAt: 1 })).not.toBeNull();
    expect(reviewAsSeen(theirs, { name: '8001', mayReview: false, mayLead: false }, [], { ...open, closedAt: 1 })).toBeNull();
    expect(isOpenTo(open, { name: 'boss', mayReview: true, mayLead: true })).toBe(true);
    expect(isOpenTo({ ...open, reviewers: ['boss', 'judge'] }, { name: 'boss', mayReview: true, mayLead: true })).toBe(false);
    expect(isOpenTo(open, { name: 'stranger', mayReview: true, mayLead: false })).toBe(false);
  });
});

describe('the result of a calibration', () => {
  const calibrationId = '00000000-0000-4000-8000-00000000000c';
  const calibration: Calibration = { id: calibrationId, name: 'x', callIds: [callId, other], reviewers: ['judge', 'other'], cardId: anyCard.id, cardVersion: 1, madeBy: 'boss', madeAt: 1, closedAt: null, handedIn: 3 };
  const of = (id: string, reviewer: string, ofCall: string, changes: Record<string, number> = {}) => anyReview({ id, reviewer, callId: ofCall, calibrationId, marks: marksOf(anyCard, changes) });
  const [mine, theirs, theirOther] = [of('a', 'judge', callId), of('b', 'other', callId, { accuracy: 0 }), of('c', 'other', other)];

  test('tells only what the own judgements may not be led by', () => {
    const seen = (reviews: readonly Review[], viewer = judge) => {
      const { totals, pairs, blind } = calibrationResult(calibration, anyCard, reviews, viewer);
      return [totals.map(({ reviewId }) => reviewId), pairs.length, blind];
    };
    expect(seen([theirs, theirOther])).toEqual([[], 0, true]);
    expect(seen([theirOther, theirs, mine])).toEqual([['a', 'b'], 1, true]);
    expect(seen([theirOther, theirs, mine, of('d', 'judge', other)])).toEqual([['a', 'b', 'd', 'c'], 2, false]);
    expect(seen([theirs, theirOther], { name: 'boss', mayReview: true, mayLead: true })).toEqual([['b', 'c'], 0, false]);
  });

  test('names the difference of each pair, and the criterion least agreed upon first', () => {
    const { pairs, kappa } = calibrationResult({ ...calibration, closedAt: 9 }, anyCard, [mine, theirs, theirOther], judge);
    expect(pairs).toMatchObject([{ callId, reviewers: ['judge', 'other'], totals: 18 }]);
    expect(pairs[0]?.criteria.find(({ id }) => id === 'accuracy')).toEqual({ id: 'accuracy', difference: 1 });
    expect(kappa[0]).toMatchObject({ criterionId: 'accuracy', kappa: 0 });
  });
});

describe('the periods of a plan', () => {
  const at = (text: string) => new Date(text).getTime();

  test('are days and weeks from Monday on, named by their first day', () => {
    expect(periodAround('day', at('2026-11-22T13:00'))).toMatchObject({ name: 'D2026-11-22', from: at('2026-11-22T00:00'), until: at('2026-11-23T00:00') });
    expect(periodAround('week', at('2026-11-22T13:00'))).toMatchObject({ name: 'W2026-11-16', until: at('2026-11-23T00:00') });
    expect(periodAround('week', at('2026-11-23T00:00')).name).toBe('W2026-11-23');
  });

  test('that are due go back to the one before the plan was made, and no further than a week or a month', () => {
    const due = (period: 'day' | 'week', madeAt: string, now: string) => duePeriods(period, at(madeAt), at(now)).map(({ name }) => name);
    expect(due('day', '2026-11-22T10:00', '2026-11-22T11:00')).toEqual(['D2026-11-21']);
    expect(due('day', '2026-11-20T10:00', '2026-11-22T11:00')).toEqual(['D2026-11-19', 'D2026-11-20', 'D2026-11-21']);
    expect(due('day', '2026-01-01T10:00', '2026-11-22T11:00')).toHaveLength(7);
    expect(due('week', '2026-01-01T10:00', '2026-11-22T11:00')).toEqual(['W2026-10-19', 'W2026-10-26', 'W2026-11-02', 'W2026-11-09']);
  });

  test('are none while the clock stands before the plan', () => {
    expect(duePeriods('day', at('2026-11-22T10:00'), at('2026-03-01T10:00'))).toEqual([]);
  });
});
