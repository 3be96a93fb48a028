import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rawOf } from '../../electron/store/connection.ts';
import type { ReviewViewer } from '../../shared/reviews/reviewAsSeen.ts';
import type { ReviewListQuery, ReviewPageOf } from '../../shared/reviews/reviewLists.ts';
import { appealDays } from '../../shared/reviews/review.ts';
import { periodAround } from '../../shared/reviews/samplingPeriods.ts';
import type { SampledPeriod, SamplingPlan } from '../../shared/reviews/samplingPlan.ts';
import { anyCard, anyDraft, marksOf } from '../fixtures/reviews.ts';
import { codeOf, dayMs, ids, judged, withCalls } from './judgedStore.ts';
import { anyCall, anyImportedCall, anyTime } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const boss: ReviewViewer = { name: 'boss', mayReview: true, mayLead: true };
const judge: ReviewViewer = { name: 'judge', mayReview: true, mayLead: false };
const agent: ReviewViewer = { name: '8001', mayReview: false, mayLead: false };

const all = (filter: ReviewListQuery['filter']): ReviewListQuery => ({ filter, from: 0, until: Number.MAX_SAFE_INTEGER, cursor: null, limit: 50 });

describe('score cards', () => {
  test('are written in versions, and a released one stays as it is', () => {
    const { ask, store } = withCalls();
    const next = { ...anyCard, version: 2, name: '第二版' };
    expect(() => ask.saveScoreCard({ card: { ...anyCard, name: 'x' }, by: 'boss', at: 2 })).toThrow(codeOf('conflict'));
    ask.saveScoreCard({ card: next, by: 'boss', at: 2 });
    ask.saveScoreCard({ card: { ...next, passMark: 60 }, by: 'boss', at: 3 });
    expect(ask.listScoreCards(null)).toMatchObject([{ id: anyCard.id, released: { version: 1, name: anyCard.name }, draft: { version: 2, passMark: 60 }, retired: false, used: 0 }]);
    expect(ask.getScoreCard({ cardId: anyCard.id, version: 2 })).toBeNull();
    ask.releaseScoreCard({ cardId: anyCard.id, at: 4 });
    ask.releaseScoreCard({ cardId: anyCard.id, at: 5 });
    expect(ask.listScoreCards(null)).toMatchObject([{ released: { version: 2 }, draft: null, releasedAt: 4 }]);
    expect(ask.getScoreCard({ cardId: anyCard.id, version: 1 })).toEqual(anyCard);
    expect(() => rawOf(store.db).exec(`UPDATE scoreCardVersion SET card = '{}' WHERE version = 1`)).toThrow('stays as it is');
  });

  test('that were never released vanish when they are discarded, and others go back', () => {
    const { ask } = withCalls();
    ask.saveScoreCard({ card: { ...anyCard, id: 'other', version: 1 }, by: 'boss', at: 2 });
    ask.saveScoreCard({ card: { ...anyCard, version: 2 }, by: 'boss', at: 2 });
    ask.discardScoreCard({ cardId: 'other' });
    ask.discardScoreCard({ cardId: anyCard.id });
    expect(ask.listScoreCards(null).map(({ id, draft }) => [id, draft])).toEqual([[anyCard.id, null]]);
    expect(() => ask.retireScoreCard({ cardId: 'other', retired: true })).toThrow(codeOf('unknownCard'));
    expect(() => ask.releaseScoreCard({ cardId: 'other', at: 1 })).toThrow(codeOf('unknownCard'));
  });

  test('that are retired begin no review, and those begun with them are finished', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const { reviewId } = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: a }), by: 'judge', at: 1 });
    ask.retireScoreCard({ cardId: anyCard.id, retired: true });
    expect(() => ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: b }), by: 'judge', at: 1 })).toThrow(codeOf('unknownCard'));
    ask.handInReview({ reviewId, reason: '', deed: 'd', by: 'judge', at: 2 });
    expect(ask.listScoreCards(null)).toMatchObject([{ retired: true, used: 1 }]);
  });

  test('come from elsewhere once, and never with other contents under the same number', () => {
    const { ask } = withCalls();
    const foreign = { ...anyCard, id: 'foreign' };
    for (const at of [1, 2]) ask.takeInScoreCards({ cards: [foreign], by: 'x', at });
    expect(ask.getScoreCard({ cardId: 'foreign', version: 1 })).toEqual(foreign);
    expect(() => ask.takeInScoreCards({ cards: [{ ...foreign, passMark: 1 }], by: 'x', at: 3 })).toThrow(codeOf('conflict'));
  });
});

describe('a review', () => {
  test('is kept while it is written, handed in whole, and changed with a reason', () => {
    const [callId] = ids(1) as [string];
    const { ask } = withCalls(callId);
    const marks = marksOf(anyCard);
    // Noted before it is judged: that is kept, and judges nothing.
    const some = { ...marks, greeting: { comment: '报号太快', atMs: 1_200 } };
    const { reviewId } = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, marks: some }), by: 'judge', at: 1 });
    expect(ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, marks: some }), by: 'judge', at: 2 })).toEqual({ reviewId });
    expect(() => ask.handInReview({ reviewId, reason: '', deed: 'a', by: 'judge', at: 3 })).toThrow(codeOf('criteriaOpen'));
    expect(ask.getReview({ reviewId })).toMatchObject({ state: 'draft', marks: some });
    expect(() => ask.handInReview({ reviewId, reason: '', deed: 'a', by: 'other', at: 3 })).toThrow(codeOf('notAllowed'));
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, marks: marksOf(anyCard, { accuracy: 0 }) }), by: 'judge', at: 3 });
    for (const at of [4, 5]) ask.handInReview({ reviewId, reason: '', deed: 'a', by: 'judge', at });
    expect(ask.getReview({ reviewId })).toMatchObject({ state: 'handedIn', total: 82, passed: true, handedInAt: 4, agent: '8001', revisions: [{ revision: 1, reason: '' }] });

    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, marks: marksOf(anyCard, { noAbuse: 0 }) }), by: 'judge', at: 6 });
    expect(ask.getReview({ reviewId })).toMatchObject({ state: 'changing', total: 82 });
    expect(() => ask.handInReview({ reviewId, reason: ' ', deed: 'b', by: 'judge', at: 7 })).toThrow(codeOf('reasonMissing'));
    ask.handInReview({ reviewId, reason: '重听后更正', deed: 'b', by: 'judge', at: 7 });
    expect(ask.getReview({ reviewId })).toMatchObject({ state: 'handedIn', total: 0, passed: false, handedInAt: 4, changedAt: 7, revisions: [{ total: 82 }, { total: 0, reason: '重听后更正', by: 'judge' }] });
    expect(() => ask.handInReview({ reviewId, reason: 'x', deed: 'c', by: 'judge', at: 8 })).toThrow(codeOf('noChangeWritten'));
  });

  test('goes back to what was handed in, and a draft goes away, when it is discarded', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const reviewId = judged(ask, a, 'judge');
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: a, marks: marksOf(anyCard, { pace: 0 }), summary: '改' }), by: 'judge', at: anyTime + 2 * dayMs });
    const draft = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: b }), by: 'judge', at: 1 });
    for (const id of [reviewId, draft.reviewId]) ask.discardReview({ reviewId: id, by: 'other' });
    expect(ask.getReview(draft)).not.toBeNull();
    for (const id of [reviewId, draft.reviewId, reviewId]) ask.discardReview({ reviewId: id, by: 'judge' });
    expect(ask.getReview(draft)).toBeNull();
    expect(ask.getReview({ reviewId })).toMatchObject({ state: 'handedIn', summary: '总体不错', marks: marksOf(anyCard), total: 100 });
  });

  test.each([
    ['a call that is not there', { callId: '00000000-0000-4000-8000-000000000000' }, 'unknownCall'],
    ['an unknown card', { cardId: 'nothing' }, 'unknownCard'],
    ['a version that is not released', { cardVersion: 2 }, 'unknownCard'],
    ['marks for a criterion that the card has not', { marks: { ...marksOf(anyCard), charm: { points: 1, comment: '', atMs: null } } }, 'marksDoNotFit'],
    ['more points than the scale has', { marks: marksOf(anyCard, { greeting: 2 }) }, 'marksDoNotFit'],
    ['an unknown calibration', { calibrationId: '00000000-0000-4000-8000-000000000000' }, 'notFound'],
  ])('is refused for %s, and nothing of it is kept', (_what, changes, code) => {
    const [callId] = ids(1) as [string];
    const { ask } = withCalls(callId);
    expect(() => ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, ...changes }), by: 'judge', at: 1 })).toThrow(codeOf(code));
    expect(ask.listReviews({ query: all('all'), viewer: boss })).toEqual({ total: 0, rows: [], cursor: null });
  });

  test('is only of conversations that are over', () => {
    const [missed, open] = ids(2) as [string, string];
    const { ask } = withCalls();
    ask.importCalls([anyImportedCall({ callId: missed, result: 'missed', answeredAt: null })]);
    ask.beginCall(anyCall({ callId: open }));
    for (const callId of [missed, open]) expect(() => ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId }), by: 'judge', at: 1 })).toThrow(codeOf('callNotAnswered'));
    expect(() => ask.queueCalls({ callIds: [missed, open], by: 'boss', at: 1 })).toThrow(codeOf('callNotAnswered'));
  });

  test('keeps whatever letters were typed, but for NUL and half letters', () => {
    const [callId] = ids(1) as [string];
    const { ask } = withCalls(callId);
    const marks = { ...marksOf(anyCard), greeting: { points: 1, comment: 'a\u0000b\ud800 😀', atMs: 1_200 } };
    const { reviewId } = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, marks, summary: '😀\u202eقابل\u0000\udfffend' }), by: 'judge', at: 1 });
    ask.handInReview({ reviewId, reason: '', deed: 'a', by: 'judge', at: 2 });
    expect(ask.getReview({ reviewId })).toMatchObject({ summary: '😀\u202eقابل\ufffdend', marks: { greeting: { comment: 'ab\ufffd 😀', atMs: 1_200 } } });
  });

  test('stays with its words when its call goes; what was not handed in and what waited go with it', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask, store } = withCalls(a, b);
    const kept = judged(ask, a, 'judge');
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: a, summary: '还在改' }), by: 'judge', at: anyTime + 2 * dayMs });
    const draft = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: b }), by: 'judge', at: 1 });
    ask.queueCalls({ callIds: [b], by: 'boss', at: 1 });
    rawOf(store.db).exec('DELETE FROM call');
    expect(ask.getReview({ reviewId: kept })).toMatchObject({ state: 'handedIn', total: 100, summary: '总体不错' });
    expect(ask.getReview(draft)).toBeNull();
    expect(ask.listQueue({ reviewer: 'judge' })).toEqual([]);
    expect(ask.listReviews({ query: all('all'), viewer: boss }).rows).toMatchObject([{ id: kept, remoteNumber: '', callStartedAt: anyTime }]);
    expect(ask.reviewFigures({ from: 0, until: Number.MAX_SAFE_INTEGER })).toMatchObject({ reviewed: 1, average: 100 });
  });

  test('gives the call in the log the total of the newest ordinary one', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const scoreOf = (callId: string) => ask.getCall({ callId })?.entry.reviewScore;
    expect(scoreOf(a)).toBeNull();
    judged(ask, a, 'judge', { accuracy: 0 });
    expect(scoreOf(a)).toBe(82);
    judged(ask, a, 'other', {}, anyTime + 2 * dayMs);
    expect(scoreOf(a)).toBe(100);
    const search = (review: { min: number | null; max: number | null }) => ask.searchCallLog({ text: '', from: null, until: null, limit: 10, cursor: null, review }).entries.map(({ callId }) => callId);
    expect(search({ min: 90, max: null })).toEqual([a]);
    expect(search({ min: null, max: 90 })).toEqual([]);
  });
});

describe('an appeal', () => {
  test('is made once by the agent of the call, in time, and answered once', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const [first, second] = [judged(ask, a, 'judge', { accuracy: 0 }), judged(ask, b, 'judge')];
    const at = anyTime + 2 * dayMs;
    expect(() => ask.appealReview({ reviewId: first, reason: 'x', by: '8002', at })).toThrow(codeOf('notAllowed'));
    expect(() => ask.appealReview({ reviewId: second, reason: 'x', by: '8001', at: at + appealDays * dayMs })).toThrow(codeOf('appealNotPossible'));
    for (let time = 0; time < 2; time += 1) ask.appealReview({ reviewId: first, reason: '政策当时未更新', by: '8001', at });
    expect(() => ask.appealReview({ reviewId: first, reason: 'y', by: '8001', at: at + 1 })).toThrow(codeOf('appealNotPossible'));
    expect(() => ask.answerReviewAppeal({ reviewId: first, verdict: 'changed', answer: 'z', deed: 'c', by: 'judge', at: at + 2 })).toThrow(codeOf('noChangeWritten'));
    ask.seeReview({ reviewId: first, by: '8001' });
    expect(ask.countReviews({ viewer: agent })).toMatchObject({ openAppeals: 1, unseenOfMe: 1 });
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: a }), by: 'judge', at: at + 3 });
    for (let time = 0; time < 2; time += 1) ask.answerReviewAppeal({ reviewId: first, verdict: 'changed', answer: '属实，已更正', deed: 'd', by: 'judge', at: at + 4 });
    expect(ask.getReview({ reviewId: first })).toMatchObject({
      total: 100, state: 'handedIn', appeal: { state: 'changed', answer: '属实，已更正', answeredBy: 'judge' }, revisions: [{ total: 82 }, { total: 100, reason: '属实，已更正' }],
    });
    expect(() => ask.answerReviewAppeal({ reviewId: first, verdict: 'kept', answer: 'z', deed: 'e', by: 'judge', at: at + 5 })).toThrow(codeOf('noOpenAppeal'));
    expect(ask.countReviews({ viewer: agent })).toMatchObject({ openAppeals: 0, unseenOfMe: 2 });
  });
});

describe('lists', () => {
  test('show agents what was handed in of their calls, and reviewers what they may see', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const first = judged(ask, a, 'judge');
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: a }), by: 'judge', at: anyTime + 2 * dayMs });
    const draft = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: b }), by: 'judge', at: 1 });
    const seen = (viewer: ReviewViewer, filter: ReviewListQuery['filter']) => ask.listReviews({ query: all(filter), viewer }).rows.map(({ id, state }) => [id, state]);
    expect(seen(judge, 'mine')).toEqual([[first, 'changing'], [draft.reviewId, 'draft']]);
    expect(seen(boss, 'all')).toEqual([[first, 'handedIn']]);
    expect(seen(agent, 'ofMe')).toEqual([[first, 'handedIn']]);
    expect(seen({ ...agent, name: '8002' }, 'ofMe')).toEqual([]);
    const page = ask.listReviews({ query: { ...all('mine'), limit: 1 }, viewer: judge });
    expect(page).toMatchObject({ total: 2, rows: [{ id: first }] });
    expect(ask.listReviews({ query: { ...all('mine'), limit: 1, cursor: page.cursor }, viewer: judge })).toMatchObject({ total: null, cursor: null, rows: [{ id: draft.reviewId, cardName: anyCard.name, remoteNumber: '13812345678' }] });
    expect(ask.countReviews({ viewer: judge })).toEqual({ waiting: 0, drafts: 2, openAppeals: 0, unseenOfMe: 0 });
  });

  test('come page by page to their end, whatever is written meanwhile', () => {
    const { ask, store } = withCalls();
    const put = rawOf(store.db).prepare(
      `INSERT INTO review (id, callId, reviewer, calibrationId, agent, callStartedAt, cardId, cardVersion, state, marks, summary, revision, total, passed, fatal, changedAt, handedInAt, listedAt, seenRevision)
       VALUES (?, ?, 'judge', '', '8001', ?, 'card', 1, 'handedIn', '{}', '', 1, 80, 1, 0, ?, ?, ?, 1)`,
    );
    // Three share each moment, so that pages end between equals.
    for (let index = 0; index < 700; index += 1) put.run(`r${String(index).padStart(3, '0')}`, `c${index}`, anyTime, anyTime, anyTime, anyTime + Math.floor(index / 3));
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: ReviewPageOf = ask.listReviews({ query: { ...all('all'), limit: 50, cursor }, viewer: boss });
      expect(page.total).toBe(cursor === null ? 700 : null);
      seen.push(...page.rows.map(({ id }) => id));
      if (page.cursor === null) break;
      cursor = page.cursor;
      put.run(`new${seen.length}`, `n${seen.length}`, anyTime, anyTime, anyTime, anyTime + dayMs);
    }
    expect(seen).toEqual(Array.from({ length: 700 }, (_, index) => `r${String(699 - index).padStart(3, '0')}`));
  });

  test('count ordinary reviews by agent, reviewer, criterion and week', () => {
    const [a, b, c] = ids(3) as [string, string, string];
    const { ask } = withCalls(a, b, c);
    judged(ask, a, 'judge', { accuracy: 0 });
    judged(ask, b, 'judge', { noLeak: 0 }, anyTime + 8 * dayMs);
    judged(ask, c, 'other');
    const figures = ask.reviewFigures({ from: anyTime, until: anyTime + 30 * dayMs });
    expect(figures).toMatchObject({
      reviewed: 3, average: 60.7, passedShare: 2 / 3, fatal: 1, agents: [{ agent: '8001', reviewed: 3, lowest: 0 }],
      reviewers: [{ reviewer: 'judge', average: 41, drift: -19.7 }, { reviewer: 'other', average: 100, drift: 39.3 }], weeks: [{ reviewed: 2 }, { reviewed: 1 }],
    });
    expect(figures.criteria.slice(0, 2).map(({ name, reached }) => [name, reached])).toEqual([['解答准确完整', 2 / 3], ['没有泄露客户隐私', 2 / 3]]);
    expect(ask.reviewFigures({ from: anyTime + 7 * dayMs, until: anyTime + 30 * dayMs }).reviewed).toBe(1);
  });
});

describe('the queue', () => {
  test('holds calls until somebody hands in, or they are removed with a reason', () => {
    const [a, b, c] = ids(3) as [string, string, string];
    const { ask } = withCalls(a, b, c);
    for (let time = 0; time < 2; time += 1) ask.queueCalls({ callIds: [a, b], by: 'boss', at: 1 });
    expect(() => ask.queueCalls({ callIds: [c, '00000000-0000-4000-8000-000000000000'], by: 'boss', at: 1 })).toThrow(codeOf('unknownCall'));
    expect(ask.listQueue({ reviewer: 'judge' }).map(({ callId }) => callId)).toEqual([b, a]);
    ask.unqueueCall({ callId: b, reason: '静音', by: 'boss', at: 2 });
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: a }), by: 'judge', at: 3 });
    expect(ask.listQueue({ reviewer: 'judge' })).toMatchObject([{ callId: a, why: 'byHand', begun: true, agent: '8001', remoteNumber: '13812345678' }]);
    expect(ask.listQueue({ reviewer: 'other' })).toMatchObject([{ callId: a, begun: false }]);
    judged(ask, a, 'other');
    expect(ask.listQueue({ reviewer: 'judge' })).toEqual([]);
    ask.queueCalls({ callIds: [a, b], by: 'boss', at: 4 });
    expect(ask.countReviews({ viewer: judge }).waiting).toBe(2);
  });
});

describe('what waits for one reviewer', () => {
  test('is seen and counted by that one alone, and given to another by naming another', () => {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const wish = { by: 'boss', at: 1, cardId: anyCard.id } as const;
    expect(ask.queueChosen({ callIds: [a, b], reviewer: 'judge', ...wish })).toEqual({ done: 2, left: {} });
    expect(ask.queueChosen({ callIds: [a, b], reviewer: 'judge', ...wish })).toEqual({ done: 2, left: {} });
    expect(ask.listQueue({ reviewer: 'judge' })).toMatchObject([{ callId: b, reviewer: 'judge', cardId: anyCard.id }, { callId: a }]);
    expect([ask.listQueue({ reviewer: 'other' }), ask.countReviews({ viewer: { ...judge, name: 'other' } }).waiting, ask.countReviews({ viewer: judge }).waiting]).toEqual([[], 0, 2]);
    ask.queueChosen({ callIds: [b], reviewer: 'other', by: 'boss', at: 2, cardId: null });
    ask.queueChosen({ callIds: [a], reviewer: '', by: 'boss', at: 2, cardId: null });
    expect([ask.listQueue({ reviewer: 'judge' }).map(({ callId }) => callId), ask.listQueue({ reviewer: 'other' }).map(({ callId }) => callId)]).toEqual([[a], [b]]);
  });

  test('waits for anybody when it is queued again without a name', () => {
    const [a] = ids(1) as [string];
    const { ask } = withCalls(a);
    ask.queueChosen({ callIds: [a], reviewer: 'judge', by: 'boss', at: 1, cardId: anyCard.id });
    ask.unqueueCall({ callId: a, reason: '', by: 'boss', at: 2 });
    ask.queueCalls({ callIds: [a], by: 'boss', at: 3 });
    expect(ask.listQueue({ reviewer: 'other' })).toMatchObject([{ callId: a, reviewer: '', cardId: null }]);
  });

  test('leaves calls without a conversation, and those that are not there', () => {
    const [a] = ids(1) as [string];
    const { ask } = withCalls(a);
    ask.importCalls([anyImportedCall({ callId: 'missed', result: 'missed', answeredAt: null, startedAt: anyTime + 9 })]);
    expect(ask.queueChosen({ callIds: [a, 'missed', 'nowhere', a], reviewer: '', cardId: null, by: 'boss', at: 1 })).toEqual({ done: 1, left: { notAnswered: 1, gone: 1 } });
  });
});

describe('a calibration', () => {
  function calibrated() {
    const [a, b] = ids(2) as [string, string];
    const { ask } = withCalls(a, b);
    const id = randomUUID();
    for (let time = 0; time < 2; time += 1) ask.makeCalibration({ id, draft: { name: '十一月', callIds: [a, b], reviewers: ['judge', 'other'], cardId: anyCard.id, cardVersion: 1 }, by: 'boss', at: anyTime });
    const write = (callId: string, by: string) => ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, calibrationId: id }), by, at: anyTime }).reviewId;
    const handIn = (reviewId: string, by: string) => ask.handInReview({ reviewId, reason: '', deed: randomUUID(), by, at: anyTime });
    return { ask, id, a, b, write, handIn };
  }

  test('asks each reviewer for each call, keeps them blind in lists, and counts in no figure', () => {
    const { ask, id, a, b, write, handIn } = calibrated();
    expect(ask.listQueue({ reviewer: 'judge' })).toMatchObject([{ callId: a, why: 'calibration', calibrationId: id, from: '十一月' }, { callId: b }]);
    handIn(write(a, 'other'), 'other');
    const seen = (viewer: ReviewViewer) => ask.listReviews({ query: all('all'), viewer }).total;
    expect([seen(judge), seen({ ...judge, name: 'stranger' }), seen(boss), seen(agent)]).toEqual([0, 0, 1, 0]);
    handIn(write(a, 'judge'), 'judge');
    expect(seen(judge)).toBe(2);
    expect(ask.listQueue({ reviewer: 'judge' })).toMatchObject([{ callId: b }]);
    expect(ask.reviewFigures({ from: 0, until: Number.MAX_SAFE_INTEGER }).reviewed).toBe(0);
    expect(ask.getCall({ callId: a })?.entry.reviewScore).toBeNull();
    expect(ask.listCalibrations(null)).toMatchObject([{ handedIn: 2, closedAt: null }]);
  });

  test('lets nobody change a judgement, nobody else take part, and nothing come after its end', () => {
    const { ask, id, a, b, write, handIn } = calibrated();
    handIn(write(a, 'judge'), 'judge');
    const left = write(b, 'judge');
    expect(() => write(a, 'judge')).toThrow(codeOf('calibrationHandedIn'));
    expect(() => write(a, 'boss')).toThrow(codeOf('notAllowed'));
    ask.saveScoreCard({ card: { ...anyCard, id: 'other' }, by: 'boss', at: 1 });
    ask.releaseScoreCard({ cardId: 'other', at: 1 });
    expect(() => ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId: b, calibrationId: id, cardId: 'other' }), by: 'other', at: 1 })).toThrow(codeOf('cardChanged'));
    ask.closeCalibration({ id, at: anyTime + 1 });
    expect(ask.getReview({ reviewId: left })).toBeNull();
    expect(() => write(b, 'other')).toThrow(codeOf('calibrationClosed'));
    expect(ask.listQueue({ reviewer: 'other' })).toEqual([]);
  });

  test('is not made of calls or cards that are not there', () => {
    const { ask, a } = calibrated();
    const draft = { name: 'x', callIds: [a], reviewers: ['judge', 'other'], cardId: anyCard.id, cardVersion: 1 };
    expect(() => ask.makeCalibration({ id: randomUUID(), draft: { ...draft, cardVersion: 9 }, by: 'boss', at: 1 })).toThrow(codeOf('unknownCard'));
    expect(() => ask.makeCalibration({ id: randomUUID(), draft: { ...draft, callIds: [a, randomUUID()] }, by: 'boss', at: 1 })).toThrow(codeOf('unknownCall'));
    expect(ask.listCalibrations(null)).toHaveLength(1);
  });
});

describe('a sample', () => {
  const plan: SamplingPlan = {
    id: 'plan', name: '每日抽检', on: true, kind: 'random', period: 'day', perAgent: 2, seed: 's',
    conditions: { serviceNumber: null, queue: null, minTalkSeconds: null, maxSurveyScore: null, disposition: null, transferredOnly: false },
  };

  /** Six recorded calls of one agent and one without a recording, on the day of `anyTime`. */
  function recorded(kind: SamplingPlan['kind'] = 'random') {
    const callIds = ids(7);
    const { ask, store } = withCalls(...callIds);
    for (const callId of callIds.slice(0, 6)) {
      rawOf(store.db).prepare(
        `INSERT INTO recording (id, call, startedAt, state, mimeType, shard, chunkCount, byteLength, durationMs, seekIndex, form)
         SELECT callId, id, startedAt, 'complete', 'audio/webm', '2026-11', 1, 1, 1000, '[]', 'finished' FROM call WHERE callId = ?`,
      ).run(callId);
    }
    ask.saveSamplingPlan({ plan: { ...plan, kind }, at: anyTime });
    return { ask, store, callIds };
  }

  const period = periodAround('day', anyTime);
  const choose = (ask: DirectStore, closing = [period], running = null as typeof period | null) => ask.chooseSample({ planId: 'plan', closing, running });
  const keep = (ask: DirectStore, chosen: readonly SampledPeriod[]) => chosen.reduce((sum, one) => sum + ask.keepSample({ planId: 'plan', ...one, by: 'boss', at: anyTime + dayMs }).chosen, 0);
  const draw = async (...what: Parameters<typeof choose>) => keep(what[0], await choose(...what));

  test('takes so many recorded calls of each agent, once for each period', async () => {
    const { ask, callIds } = recorded();
    expect([await draw(ask), await draw(ask)]).toEqual([2, 0]);
    const waiting = ask.listQueue({ reviewer: 'judge' });
    expect(waiting).toMatchObject([{ why: 'random', from: '每日抽检', calibrationId: null }, { why: 'random' }]);
    expect(waiting.map(({ callId }) => callId)).not.toContain(callIds[6]);
  });

  test('of a period that runs is filled up at its end, never beyond its number', async () => {
    const { ask } = recorded();
    expect(await draw(ask, [], period)).toBe(2);
    expect(await draw(ask, [], period)).toBe(0);
    expect(await draw(ask)).toBe(0);
  });

  test('never takes what waits, was removed, or was judged', async () => {
    const { ask, callIds } = recorded();
    const [a, b, c, d, e, f] = callIds as [string, string, string, string, string, string];
    ask.queueCalls({ callIds: [a, b], by: 'boss', at: 1 });
    ask.unqueueCall({ callId: b, reason: '', by: 'boss', at: 1 });
    judged(ask, c, 'judge');
    judged(ask, d, 'judge');
    judged(ask, e, 'judge');
    expect(await draw(ask)).toBe(1);
    expect(ask.listQueue({ reviewer: 'judge' }).map(({ callId, why }) => [callId, why])).toEqual([[f, 'random'], [a, 'byHand']]);
  });

  test('chosen beside the store is kept as it still can be: nothing twice, nothing that was judged or deleted since, and no more than asked for', async () => {
    const { ask, store } = recorded();
    const chosen = await choose(ask);
    const [first, second] = chosen[0]!.sampled;
    const again = await choose(ask);
    expect(again).toEqual(chosen);
    judged(ask, first!.callId, 'judge');
    expect([keep(ask, chosen), keep(ask, chosen)]).toEqual([1, 0]);
    expect(ask.listQueue({ reviewer: 'judge' }).map(({ callId }) => callId)).toEqual([second!.callId]);
    // The same day as one that runs: filled up, however many are offered.
    const offered = (await choose(ask, [], period))[0]!.sampled;
    rawOf(store.db).prepare('DELETE FROM call WHERE callId = ?').run(offered[0]!.callId);
    expect(keep(ask, [{ period: period.name, closes: false, sampled: offered }])).toBe(0);
    expect([await draw(ask, [], period), await draw(ask, [], period)]).toEqual([1, 0]);
  });

  test('by risk begins with agents that nobody has judged', async () => {
    const { ask } = recorded('risk');
    await draw(ask);
    expect(ask.listQueue({ reviewer: 'judge' }).map(({ why }) => why)).toEqual(['neverReviewed', 'neverReviewed']);
  });

  test('of a plan that is gone is refused, and what was chosen keeps waiting', async () => {
    const { ask } = recorded();
    await draw(ask);
    ask.removeSamplingPlan({ id: 'plan' });
    await expect(draw(ask)).rejects.toMatchObject({ code: 'notFound' });
    expect(ask.listQueue({ reviewer: 'judge' })).toHaveLength(2);
    expect(ask.listSamplingPlans(null)).toEqual([]);
  });
});
