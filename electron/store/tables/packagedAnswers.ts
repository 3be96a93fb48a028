import type { AnswerContent, GivenCalibration, PackagedMarker, PackagedReview } from '../../../shared/reviews/reviewPackageContent.ts';
import type { Review } from '../../../shared/reviews/review.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { MergedAnswer, PackageObstacle } from '../requests/reviewPackages.ts';
import type { StoreArgument } from '../storeApi.ts';
import { listMarkers, saveMarker } from './markers.ts';
import { getCalibration } from './calibrations.ts';
import { calibrationOfPackage } from './packagedCalibrations.ts';
import { keepForeignCard, type CardPair } from './packagedCards.ts';
import { calibratedCalls, getReviewPackage } from './reviewPackages.ts';
import { getReview, reviewBy, reviewsOfCall } from './reviews.ts';
import { takeInReview } from './reviewsFromElsewhere.ts';
import { getScoreCard } from './scoreCards.ts';

export function answerOfPackage(db: ReadableDb, { id }: { readonly id: string }): AnswerContent | null {
  const known = getReviewPackage(db, { id });
  if (known === null || known.direction !== 'taken') return null;
  const pairs = JSON.parse(getRow<{ cards: string }>(db, 'SELECT cards FROM reviewPackage WHERE id = ?', id)?.cards ?? '[]') as CardPair[];
  const homeCard = (cardId: string, version: number): readonly [string, number] => {
    const pair = pairs.find(([, , hereId, hereVersion]) => hereId === cardId && hereVersion === version);
    return pair === undefined ? [cardId, version] : [pair[0], pair[1]];
  };
  const cards = new Map<string, ScoreCard>();
  const reviews = known.callIds.flatMap((callId) => reviewsOfCall(db, { callId })).filter(({ revisions }) => revisions.length > 0).map((review): PackagedReview => {
    const [cardId, cardVersion] = homeCard(review.cardId, review.cardVersion);
    const card = getScoreCard(db, { cardId: review.cardId, version: review.cardVersion });
    if (card !== null) cards.set(`${cardId}/${cardVersion}`, { ...card, id: cardId, version: cardVersion });
    const revisions = review.revisions.map(({ revision, at, by, reason, marks, summary }) => ({ revision, at, by, reason, marks, summary }));
    return { id: review.id, callId: review.callId, reviewer: review.reviewer, calibrationId: review.calibrationId, cardId, cardVersion, revisions };
  });
  const came = new Set(allRows<{ id: string }>(db, `SELECT id FROM reviewPackagePart WHERE kind = 'marker'`).map((part) => part.id));
  const markers = known.callIds.flatMap((callId) => listMarkers(db, { callId })).filter((marker) => !came.has(marker.id));
  return { reviews, markers, cards: [...cards.values()] };
}

export function checkAnswer(db: ReadableDb, { answers, callIds }: StoreArgument<'checkAnswer'>): PackageObstacle | null {
  const known = getReviewPackage(db, { id: answers });
  const given = new Set(known?.direction === 'given' ? known.callIds : []);
  return callIds.every((callId) => given.has(callId)) ? null : 'packageUnknown';
}

export function mergeAnswer(db: WritableDb, { answers, reviews, markers, cards, by, fingerprint, at }: StoreArgument<'mergeAnswer'>): MergedAnswer {
  return transact(db, () => {
    const given = new Set(getReviewPackage(db, { id: answers })?.callIds ?? []);
    const calibration = calibrationOfPackage(db, answers);
    const blind = new Set(calibratedCalls(db, { callIds: [...given] }));
    const pairs = cards.map((card) => keepForeignCard(db, card, answers, { by, at, retired: true }));
    const merged = { reviews: 0, markers: 0, left: 0 };
    for (const review of reviews) {
      const pair = pairs.find(([id, version]) => id === review.cardId && version === review.cardVersion);
      if (!given.has(review.callId) || pair === undefined || !mayBeTakenIn(db, review, pair, calibration)) {
        merged.left += 1;
        continue;
      }
      const before = getReview(db, { reviewId: review.id })?.revisions.length ?? 0;
      takeInReview(db, { review: reviewHere(inName(review, calibration), pair), at });
      if (review.revisions.length > before) merged.reviews += 1;
      notePart(db, review.id, answers, 'review');
    }
    // Markers of calls that are still judged blind would lead: they come when the answer is taken in again afterwards.
    for (const marker of markers) if (given.has(marker.callId) && !blind.has(marker.callId) && mergeMarker(db, marker, answers)) merged.markers += 1;
    runSql(db, `UPDATE reviewPackage SET answeredAt = ?, answerBy = ?, answerFingerprint = ? WHERE id = ? AND direction = 'given'`, at, by, fingerprint, answers);
    return merged;
  });
}

function notePart(db: WritableDb, id: string, packageId: string, kind: 'marker' | 'review'): void {
  runSql(db, 'INSERT INTO reviewPackagePart (id, packageId, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, packageId, kind);
}

/** Who was asked to take part in a calibration takes part under that name, however the other computer calls them. */
function inName(review: PackagedReview, calibration: GivenCalibration | null): PackagedReview {
  if (review.calibrationId === null || calibration === null) return review;
  const { reviewer } = calibration;
  return { ...review, reviewer, revisions: review.revisions.map((revision) => ({ ...revision, by: reviewer })) };
}

/** One judgement, with the card of the calibration, of a call of it, while it is open, of the calibration that was given away; the first that came stays. */
function mayTakePart(db: ReadableDb, { id, callId, calibrationId, revisions }: PackagedReview, [, , cardId, cardVersion]: CardPair, given: GivenCalibration | null): boolean {
  if (given === null || given.id !== calibrationId || revisions.length !== 1) return false;
  const calibration = getCalibration(db, { id: given.id });
  if (calibration === null || !calibration.callIds.includes(callId) || calibration.cardId !== cardId || calibration.cardVersion !== cardVersion) return false;
  const [sameId, sameName] = [getReview(db, { reviewId: id }), reviewBy(db, callId, given.reviewer, given.id)];
  return sameId !== null ? sameName?.id === id : sameName === null && calibration.closedAt === null;
}

/** Whoever has judged this call here, under whichever name, keeps what they judged. */
function mayBeTakenIn(db: ReadableDb, review: PackagedReview, pair: CardPair, calibration: GivenCalibration | null): boolean {
  const { id, callId, reviewer, calibrationId } = review;
  if (calibrationId !== null) return mayTakePart(db, review, pair, calibration);
  const [sameId, sameName] = [getReview(db, { reviewId: id }), reviewBy(db, callId, reviewer, null)];
  if (sameId !== null) return sameId.reviewer === reviewer && sameId.callId === callId && getRow(db, `SELECT 1 FROM reviewPackagePart WHERE id = ? AND kind = 'review'`, id) !== undefined;
  return sameName === null;
}

/** As it stands here. The store reckons totals by itself. */
function reviewHere({ revisions, ...review }: PackagedReview, [, , cardId, cardVersion]: CardPair): Review {
  const last = revisions.at(-1)!;
  return {
    ...review, cardId, cardVersion, agent: '', state: 'handedIn', marks: last.marks, summary: last.summary, total: null, passed: false, changedAt: last.at,
    handedInAt: revisions[0]!.at, revisions: revisions.map((revision) => ({ ...revision, total: null })), appeal: null,
  };
}

/** A marker that came with an answer before may be written anew; one that was made here never is. */
function mergeMarker(db: WritableDb, marker: PackagedMarker, packageId: string): boolean {
  const known = getRow<{ author: string; callId: string; changedAt: number; came: number }>(
    db, 'SELECT author, callId, changedAt, EXISTS (SELECT 1 FROM reviewPackagePart WHERE reviewPackagePart.id = marker.id) AS came FROM marker WHERE id = ?', marker.id,
  );
  if (known !== undefined && (known.came === 0 || known.author !== marker.author || known.callId !== marker.callId || known.changedAt >= marker.changedAt)) return false;
  saveMarker(db, { marker });
  notePart(db, marker.id, packageId, 'marker');
  return true;
}
