import { expect, test } from 'vitest';
import { ReviewDesk } from '../../../electron/reviews/reviewDesk.ts';
import type { ReviewStore, SamplingStore } from '../../../electron/reviews/reviewStore.ts';
import { SamplingDesk } from '../../../electron/reviews/samplingDesk.ts';
import type { KeptCard } from '../../../shared/reviews/keptCard.ts';
import type { Review } from '../../../shared/reviews/review.ts';
import type { ReviewViewer } from '../../../shared/reviews/reviewAsSeen.ts';
import type { SamplingPlan } from '../../../shared/reviews/samplingPlan.ts';
import { anyDraft } from '../../fixtures/reviews.ts';

const callId = '00000000-0000-4000-8000-000000000001';
const roles = {
  agent: { name: '8001', mayReview: false, mayLead: false },
  judge: { name: 'judge', mayReview: true, mayLead: false },
  other: { name: 'other', mayReview: true, mayLead: false },
  boss: { name: 'boss', mayReview: true, mayLead: true },
} as const satisfies Record<string, ReviewViewer>;

const handedIn: Review = {
  ...anyDraft({ callId }), id: 'r', reviewer: 'judge', agent: '8001', state: 'handedIn', total: 82, passed: true, changedAt: 1, handedInAt: 1, appeal: null,
  revisions: [{ revision: 1, at: 1, by: 'judge', reason: '', total: 82, marks: {}, summary: '' }],
};

/** A store with one review, which notes the commands that reach it. */
function deskOf(viewer: ReviewViewer, review: Review | null = handedIn) {
  const sent: string[] = [];
  const cards: KeptCard[] = [];
  const answers = {
    getReview: () => review, reviewsOfCall: () => (review === null ? [] : [review]), getCalibration: () => null, listScoreCards: () => cards,
    putFirstScoreCard: ({ card }: Parameters<ReviewStore['putFirstScoreCard']>[0]) => { cards.push({ id: card.id, name: card.name, released: card, draft: null, releasedAt: 1, retired: false, used: 0 }); },
    listReviews: () => ({ total: 0, rows: [], cursor: null }),
  };
  const store = new Proxy(answers, {
    get: (known, name: string) => (argument: never) => {
      sent.push(name);
      return Promise.resolve(name in known ? (known[name as keyof typeof known] as (argument: never) => unknown)(argument) : undefined);
    },
  }) as unknown as ReviewStore;
  let [changed, scored] = [0, 0];
  const desk = new ReviewDesk({ store, newId: () => 'id', now: () => 5, viewer: () => viewer, locale: () => 'zh-CN', changed: () => { changed += 1; }, scored: () => { scored += 1; } });
  return { desk, sent, counts: () => ({ changed, scored }) };
}

test('the first look at the cards makes the one that comes with the program, once', async () => {
  const { desk, sent } = deskOf(roles.judge);
  expect(await desk.cards()).toMatchObject([{ name: '通用质检评分表', released: { version: 1 } }]);
  await desk.cards();
  expect(sent.filter((name) => name === 'putFirstScoreCard')).toHaveLength(1);
});

test('only its reviewer hands a review in or throws it away', async () => {
  for (const viewer of [roles.other, roles.boss]) {
    const { desk, sent } = deskOf(viewer);
    await expect(desk.handIn('r', '')).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(desk.discard('r')).rejects.toMatchObject({ code: 'notAllowed' });
    expect(sent).not.toContain('handInReview');
  }
  const { desk, sent, counts } = deskOf(roles.judge);
  await desk.handIn('r', '');
  expect(sent).toContain('handInReview');
  expect(counts()).toEqual({ changed: 1, scored: 1 });
});

test('only the agent of the call appeals and sees', async () => {
  const { desk, sent } = deskOf({ ...roles.agent, name: '8002' });
  await expect(desk.appeal('r', 'x')).rejects.toMatchObject({ code: 'notFound' });
  await expect(desk.markSeen('r')).rejects.toMatchObject({ code: 'notFound' });
  expect(sent).toEqual(['getReview', 'getReview']);
  const mine = deskOf(roles.agent);
  await mine.desk.appeal('r', 'x');
  await mine.desk.markSeen('r');
  expect(mine.sent).toContain('appealReview');
  expect(mine.sent).toContain('seeReview');
});

test('an appeal is answered by its reviewer or by whoever leads', async () => {
  const stranger = deskOf(roles.other);
  await expect(stranger.desk.answerAppeal('r', 'kept', 'x')).rejects.toMatchObject({ code: 'rightMissing' });
  for (const viewer of [roles.judge, roles.boss]) {
    const { desk, sent } = deskOf(viewer);
    await desk.answerAppeal('r', 'kept', 'x');
    expect(sent).toContain('answerReviewAppeal');
  }
});

test('an agent lists the reviews of the own calls and nothing else, and gets no review of somebody else', async () => {
  const { desk } = deskOf(roles.agent);
  for (const filter of ['mine', 'appealed', 'all'] as const) await expect(desk.list({ filter, from: 0, until: 1, cursor: null, limit: 1 })).rejects.toMatchObject({ code: 'rightMissing' });
  expect(await desk.list({ filter: 'ofMe', from: 0, until: 1, cursor: null, limit: 1 })).toEqual({ total: 0, rows: [], cursor: null });
  expect(await desk.get('r')).toMatchObject({ id: 'r' });
  expect(await deskOf({ ...roles.agent, name: '8002' }).desk.get('r')).toBeNull();
  expect(await deskOf({ ...roles.agent, name: '8002' }).desk.ofCall(callId)).toEqual([]);
});

const plan: SamplingPlan = {
  id: 'p', name: '每日', on: true, kind: 'random', period: 'day', perAgent: 1, seed: 's',
  conditions: { serviceNumber: null, queue: null, minTalkSeconds: null, maxSurveyScore: null, disposition: null, transferredOnly: false },
};

/** A store that draws each period once, as the real one, and a clock to turn. */
function sampled(plans: readonly SamplingPlan[] = [plan], count = 1) {
  const calls = Array.from({ length: count }, (_, at) => ({ callId: `c${at}`, agent: '8001', why: 'random' as const }));
  const pieces: number[] = [];
  const clock = { now: new Date(2026, 10, 22, 9).getTime() };
  const madeAt = clock.now;
  const drawn: string[] = [];
  const problems: unknown[] = [];
  const store: SamplingStore = {
    saveSamplingPlan: () => Promise.resolve(),
    removeSamplingPlan: () => Promise.resolve(),
    listSamplingPlans: () => Promise.resolve(plans.map((one) => ({ plan: one, madeAt }))),
    chooseSample: ({ planId, closing, running }) => {
      if (planId === 'broken') return Promise.reject(new Error('full'));
      const due = closing.filter(({ name }) => !drawn.includes(`${planId} ${name}`)).map(({ name }) => ({ period: name, closes: true, sampled: calls }));
      return Promise.resolve(running === null ? due : [...due, { period: running.name, closes: false, sampled: calls }]);
    },
    keepSample: ({ planId, period, closes, sampled: kept }) => {
      pieces.push(kept.length);
      if (closes) drawn.push(`${planId} ${period}`);
      else if (kept.length > 0) drawn.push(`${planId} running ${period}`);
      return Promise.resolve({ chosen: closes ? kept.length : 0 });
    },
  };
  const desk = () => new SamplingDesk({ store, by: () => 'boss', now: () => clock.now, changed: () => undefined, onFailed: (error) => problems.push(error) });
  return { clock, drawn, pieces, problems, desk };
}

test('a plan draws yesterday at once and every further day when it is over, also days that were missed', async () => {
  const { clock, drawn, desk } = sampled();
  const first = desk();
  expect([await first.drawDue(), await first.drawDue()]).toEqual([1, 0]);
  clock.now += 3 * 86_400_000;
  expect(await first.drawDue()).toBe(3);
  expect(drawn).toEqual(['p D2026-11-21', 'p D2026-11-22', 'p D2026-11-23', 'p D2026-11-24']);
});

test('a large sample is kept in pieces, the last of which closes the period, and an empty one only closes it', async () => {
  const large = sampled([plan], 120);
  await large.desk().drawDue();
  expect([large.pieces, large.drawn.slice(-2)]).toEqual([[20, 20, 20, 20, 20, 20], ['p running D2026-11-21', 'p D2026-11-21']]);
  const none = sampled([plan], 0);
  await none.desk().drawNow('p');
  expect([none.pieces, none.drawn]).toEqual([[0], ['p D2026-11-21']]);
});

test('a clock that goes back draws nothing twice, in this run and after a start', async () => {
  const { clock, drawn, desk } = sampled();
  const first = desk();
  clock.now += 2 * 86_400_000;
  await first.drawDue();
  const before = [...drawn];
  clock.now -= 86_400_000;
  expect(await first.drawDue()).toBe(0);
  clock.now += 86_400_000;
  expect(await desk().drawDue()).toBe(0);
  expect(drawn).toEqual(before);
});

test('a plan that is off draws only by hand, and one that fails keeps no other back', async () => {
  const { drawn, problems, desk } = sampled([{ ...plan, id: 'off', on: false }, { ...plan, id: 'broken' }, plan]);
  expect(await desk().drawDue()).toBe(1);
  expect(problems).toHaveLength(1);
  expect(await desk().drawNow('off')).toEqual({ chosen: 1 });
  expect(drawn).toEqual(['p D2026-11-21', 'off D2026-11-21', 'off running D2026-11-22']);
  await expect(desk().drawNow('gone')).rejects.toMatchObject({ code: 'notFound' });
});
