import { z } from 'zod';
import { calibrationDraftSchema } from '../../../shared/reviews/calibration.ts';
import { reviewDraftSchema } from '../../../shared/reviews/review.ts';
import { reviewListSchema } from '../../../shared/reviews/reviewLists.ts';
import { sampledFor, samplingPlanSchema } from '../../../shared/reviews/samplingPlan.ts';
import { marksSchema, scoreCardSchema } from '../../../shared/reviews/scoreCard.ts';
import type { Counting } from '../countingThread.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { ReviewsRequests } from '../requests/reviews.ts';
import { calibrationReviews, closeCalibration, getCalibration, listCalibrations, makeCalibration } from '../tables/calibrations.ts';
import { keepListened, listListened } from '../tables/listenings.ts';
import { answerReviewAppeal, appealReview, seeReview } from '../tables/reviewAppeals.ts';
import { reviewFigures } from '../tables/reviewFigures.ts';
import { countReviews, listReviews } from '../tables/reviewLists.ts';
import { listQueue, queueCalls, unqueueCall } from '../tables/reviewQueue.ts';
import { getReview, reviewsOfCall } from '../tables/reviews.ts';
import { discardReview, handInReview, saveReview } from '../tables/reviewWriting.ts';
import { takeInReview } from '../tables/reviewsFromElsewhere.ts';
import { keepSample } from '../tables/sampleDraws.ts';
import { listSamplingPlans, removeSamplingPlan, saveSamplingPlan } from '../tables/samplingPlans.ts';
import {
  discardScoreCard, getScoreCard, listScoreCards, putFirstScoreCard, releaseScoreCard, retireScoreCard, saveScoreCard, takeInScoreCards,
} from '../tables/scoreCards.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { id, nothing, number, text, time } from './fields.ts';

const signed = { by: number, at: time };
const reviewId = id;
const viewer = z.object({ name: number, mayReview: z.boolean(), mayLead: z.boolean() });
const period = z.object({ name: id, from: time, until: time });
const total = z.number().min(0).max(100).nullable();
const appeal = z.object({
  by: number, at: time, reason: text, state: z.enum(['open', 'kept', 'changed']), answer: text, answeredBy: number.nullable(), answeredAt: time.nullable(),
});
const review = z.object({
  ...reviewDraftSchema.shape, id, reviewer: number, agent: number, state: z.enum(['draft', 'handedIn', 'changing']), total, passed: z.boolean(), changedAt: time,
  handedInAt: time.nullable(), appeal: appeal.nullable(),
  revisions: z.array(z.object({ revision: z.int().min(1), at: time, by: number, reason: text, total, marks: marksSchema, summary: reviewDraftSchema.shape.summary })).max(1_000),
});

export const reviewsArguments = {
  saveScoreCard: z.object({ card: scoreCardSchema, ...signed }),
  releaseScoreCard: z.object({ cardId: id, at: time }),
  discardScoreCard: z.object({ cardId: id }),
  retireScoreCard: z.object({ cardId: id, retired: z.boolean() }),
  takeInScoreCards: z.object({ cards: z.array(scoreCardSchema).max(200), ...signed }),
  putFirstScoreCard: z.object({ card: scoreCardSchema, ...signed }),
  listScoreCards: nothing,
  getScoreCard: z.object({ cardId: id, version: z.int() }),
  saveReview: z.object({ id, draft: reviewDraftSchema, ...signed }),
  handInReview: z.object({ reviewId, reason: text, deed: id, ...signed }),
  discardReview: z.object({ reviewId, by: number }),
  appealReview: z.object({ reviewId, reason: text, ...signed }),
  answerReviewAppeal: z.object({ reviewId, verdict: z.enum(['kept', 'changed']), answer: text, deed: id, ...signed }),
  seeReview: z.object({ reviewId, by: number }),
  takeInReview: z.object({ review, at: time }),
  getReview: z.object({ reviewId }),
  reviewsOfCall: z.object({ callId: id }),
  listReviews: z.object({ query: reviewListSchema, viewer }),
  countReviews: z.object({ viewer }),
  reviewFigures: z.object({ from: time, until: time }),
  queueCalls: z.object({ callIds: z.array(id).max(1_000), ...signed }),
  unqueueCall: z.object({ callId: id, reason: text, ...signed }),
  listQueue: z.object({ reviewer: number }),
  saveSamplingPlan: z.object({ plan: samplingPlanSchema, at: time }),
  removeSamplingPlan: z.object({ id }),
  listSamplingPlans: nothing,
  chooseSample: z.object({ planId: id, closing: z.array(period).max(31), running: period.nullable() }),
  keepSample: z.object({ planId: id, period: id, closes: z.boolean(), sampled: z.array(z.object({ callId: id, agent: number, why: z.enum(sampledFor) })).max(1_000), ...signed }),
  makeCalibration: z.object({ id, draft: calibrationDraftSchema, ...signed }),
  closeCalibration: z.object({ id, at: time }),
  listCalibrations: nothing,
  getCalibration: z.object({ id }),
  calibrationReviews: z.object({ id }),
  keepListened: z.object({ id, callId: id, recordingId: id, by: number, servedMs: z.int().min(0), playedMs: z.int().min(0) }),
  listListened: z.object({ callId: id }),
} satisfies ArgumentsOf<ReviewsRequests>;

/** The entries of this topic on an open store. */
export function reviewsAnswers({ db }: OpenStore, counting: Counting): AnswersOf<ReviewsRequests> {
  return {
    saveScoreCard: (argument) => saveScoreCard(db, argument),
    releaseScoreCard: (argument) => releaseScoreCard(db, argument),
    discardScoreCard: (argument) => discardScoreCard(db, argument),
    retireScoreCard: (argument) => retireScoreCard(db, argument),
    takeInScoreCards: (argument) => takeInScoreCards(db, argument),
    putFirstScoreCard: (argument) => putFirstScoreCard(db, argument),
    listScoreCards: () => listScoreCards(db),
    getScoreCard: (argument) => getScoreCard(db, argument),
    saveReview: (argument) => saveReview(db, argument),
    handInReview: (argument) => handInReview(db, argument),
    discardReview: (argument) => discardReview(db, argument),
    appealReview: (argument) => appealReview(db, argument),
    answerReviewAppeal: (argument) => answerReviewAppeal(db, argument),
    seeReview: (argument) => seeReview(db, argument),
    takeInReview: (argument) => takeInReview(db, argument),
    getReview: (argument) => getReview(db, argument),
    reviewsOfCall: (argument) => reviewsOfCall(db, argument),
    listReviews: (argument) => listReviews(db, argument),
    countReviews: (argument) => countReviews(db, argument),
    reviewFigures: (argument) => reviewFigures(db, argument),
    queueCalls: (argument) => queueCalls(db, argument),
    unqueueCall: (argument) => unqueueCall(db, argument),
    listQueue: (argument) => listQueue(db, argument),
    saveSamplingPlan: (argument) => saveSamplingPlan(db, argument),
    removeSamplingPlan: (argument) => removeSamplingPlan(db, argument),
    listSamplingPlans: () => listSamplingPlans(db),
    chooseSample: (argument) => counting.ask('chooseSample', argument),
    keepSample: (argument) => keepSample(db, argument),
    makeCalibration: (argument) => makeCalibration(db, argument),
    closeCalibration: (argument) => closeCalibration(db, argument),
    listCalibrations: () => listCalibrations(db),
    getCalibration: (argument) => getCalibration(db, argument),
    calibrationReviews: (argument) => calibrationReviews(db, argument),
    keepListened: (argument) => keepListened(db, argument),
    listListened: (argument) => listListened(db, argument),
  };
}
