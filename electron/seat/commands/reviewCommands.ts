import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Names =
  | 'review:save' | 'review:handIn' | 'review:discard' | 'review:appeal' | 'review:answerAppeal' | 'review:seen' | 'review:queue' | 'review:unqueue'
  | 'scoreCard:save' | 'scoreCard:release' | 'scoreCard:discard' | 'scoreCard:retire' | 'samplingPlan:save' | 'samplingPlan:remove' | 'samplingPlan:draw'
  | 'calibration:make' | 'calibration:close';

type QueryNames =
  | 'review:ofCall' | 'review:get' | 'review:list' | 'review:waiting' | 'review:counts' | 'review:figures' | 'review:listened' | 'scoreCard:list' | 'scoreCard:get'
  | 'samplingPlan:list' | 'calibration:list' | 'calibration:result';

/** Judging calls. */
export function reviewCommands({ reviews: { desk, sampling } }: SeatParts): Pick<SeatCommands, Names> {
  return {
    'review:save': (draft) => desk.save(draft),
    'review:handIn': async ({ reviewId, reason }) => done(await desk.handIn(reviewId, reason)),
    'review:discard': async ({ reviewId }) => done(await desk.discard(reviewId)),
    'review:appeal': async ({ reviewId, reason }) => done(await desk.appeal(reviewId, reason)),
    'review:answerAppeal': async ({ reviewId, verdict, answer }) => done(await desk.answerAppeal(reviewId, verdict, answer)),
    'review:seen': async ({ reviewId }) => done(await desk.markSeen(reviewId)),
    'review:queue': async ({ callIds }) => done(await desk.queue(callIds)),
    'review:unqueue': async ({ callId, reason }) => done(await desk.unqueue(callId, reason)),
    'scoreCard:save': async (card) => done(await desk.saveCard(card)),
    'scoreCard:release': async ({ cardId }) => done(await desk.releaseCard(cardId)),
    'scoreCard:discard': async ({ cardId }) => done(await desk.discardCard(cardId)),
    'scoreCard:retire': async ({ cardId, retired }) => done(await desk.retireCard(cardId, retired)),
    'samplingPlan:save': async (plan) => done(await sampling.save(plan)),
    'samplingPlan:remove': async ({ id }) => done(await sampling.remove(id)),
    'samplingPlan:draw': ({ id }) => sampling.drawNow(id),
    'calibration:make': (draft) => desk.makeCalibration(draft),
    'calibration:close': async ({ id }) => done(await desk.closeCalibration(id)),
  };
}

export function reviewQueries({ reviews: { desk, sampling }, options: { store, publisher } }: SeatParts): Pick<SeatQueries, QueryNames> {
  return {
    'review:ofCall': ({ callId }) => desk.ofCall(callId),
    'review:get': ({ reviewId }) => desk.get(reviewId),
    'review:list': (query) => desk.list(query),
    'review:waiting': () => store.listQueue({ reviewer: publisher.current.seat.user }),
    'review:counts': () => desk.counts(),
    'review:figures': (range) => store.reviewFigures(range),
    'review:listened': (argument) => store.listListened(argument),
    'scoreCard:list': () => desk.cards(),
    'scoreCard:get': ({ cardId, version }) => desk.card(cardId, version),
    'samplingPlan:list': () => sampling.plans(),
    'calibration:list': () => desk.calibrations(),
    'calibration:result': ({ id }) => desk.calibrationResult(id),
  };
}
