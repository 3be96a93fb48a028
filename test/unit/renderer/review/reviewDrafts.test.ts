import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftKey, forgetReview, keepReviews, saveReview, useReviewDrafts, writeReview } from '../../../../renderer/review/scoring/reviewDrafts.ts';
import type { ReviewDraft } from '../../../../shared/reviews/review.ts';
import { anyConsoleState, FakeBridge } from '../../../fakes/fakeBridge.ts';

const reviewId = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f02';
const callId = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f01';
const key = draftKey({ callId, calibrationId: null });
let bridge: FakeBridge;
let memory: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = new FakeBridge(anyConsoleState());
  bridge.results.set('review:save', { ok: true, value: { reviewId } });
  vi.stubGlobal('window', { console400: bridge, addEventListener: () => undefined, removeEventListener: () => undefined });
  memory = new Map();
  vi.stubGlobal('sessionStorage', { getItem: (name: string) => memory.get(name) ?? null, setItem: (name: string, value: string) => memory.set(name, value), removeItem: (name: string) => memory.delete(name) });
  useReviewDrafts.setState({}, true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const draft = (summary: string, calibrationId: string | null = null): ReviewDraft => ({ callId, cardId: 'card', cardVersion: 1, calibrationId, marks: {}, summary });
const sent = () => bridge.sent.filter(({ name }) => name === 'review:save').map(({ argument }) => (argument as ReviewDraft).summary);
const state = () => useReviewDrafts.getState()[key]?.state;

test('what is written is saved a moment later, and only the last of it', async () => {
  writeReview(draft('一'));
  writeReview(draft('一二'));
  expect([sent(), memory.size]).toEqual([[], 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([sent(), state(), memory.size]).toEqual([['一二'], 'saved', 0]);
});

test('handing in saves at once what is still unsaved, and tells the review', async () => {
  writeReview(draft('马上'));
  expect([await saveReview(key), sent()]).toEqual([reviewId, ['马上']]);
  expect(await saveReview(key)).toBe(reviewId);
  expect(sent()).toHaveLength(1);
});

test('an older save never comes after a newer one', async () => {
  const waiting: (() => void)[] = [];
  const command = bridge.command;
  bridge.command = ((name: never, argument: never) => new Promise((resolve) => waiting.push(() => resolve(command(name, argument))))) as never;
  writeReview(draft('旧'));
  await vi.advanceTimersByTimeAsync(1_000);
  writeReview(draft('新'));
  const both = Promise.all([saveReview(key), saveReview(key)]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(waiting).toHaveLength(1);
  waiting.shift()?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(waiting).toHaveLength(1);
  waiting.shift()?.();
  expect([await both, sent(), state()]).toEqual([[reviewId, reviewId], ['旧', '新'], 'saved']);
});

test('what a full disk refuses stays and is tried again', async () => {
  bridge.results.set('review:save', { ok: false, error: { code: 'diskFull', message: '' } });
  writeReview(draft('留着'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([state(), memory.size]).toEqual(['failed', 1]);
  bridge.results.set('review:save', { ok: true, value: { reviewId } });
  await vi.advanceTimersByTimeAsync(6_000);
  expect([state(), sent()]).toEqual(['saved', ['留着', '留着']]);
});

test('what is refused for good stays on the screen and is sent again only when it changes', async () => {
  bridge.results.set('review:save', { ok: false, error: { code: 'invalidArgument', message: '' } });
  writeReview(draft('太长'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect([sent(), useReviewDrafts.getState()[key]?.draft.summary, await saveReview(key)]).toEqual([['太长'], '太长', null]);
});

test('a reload of the window in the middle of a sentence loses nothing', async () => {
  writeReview(draft('半句'));
  useReviewDrafts.setState({}, true);
  keepReviews();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([sent().at(-1), state()]).toEqual(['半句', 'saved']);
});

test('the same call is written twice: on its own and in a calibration', () => {
  const calibrationId = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f09';
  writeReview(draft('日常'));
  writeReview(draft('校准', calibrationId));
  expect(Object.values(useReviewDrafts.getState()).map(({ draft: { summary } }) => summary)).toEqual(['日常', '校准']);
  forgetReview(draftKey({ callId, calibrationId }));
  expect([Object.keys(useReviewDrafts.getState()), memory.get('reviewDrafts')?.includes('校准')]).toEqual([[key], false]);
});
