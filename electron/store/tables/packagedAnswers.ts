import type { AnswerContent, PackagedMarker, PackagedReview } from '../../../shared/reviews/reviewPackageContent.ts';
import type { Review } from '../../../shared/reviews/review.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { MergedAnswer, PackageObstacle } from '../requests/reviewPackages.ts';
import type { StoreArgument } from '../storeApi.ts';
import { listMarkers, saveMarker } from './markers.ts';
import { keepForeignCard, type CardPair } from './packagedCards.ts';
import { getReviewPackage } from './reviewPackages.ts';
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
    const pairs = cards.map((card) => keepForeignCard(db, card, answers, { by, at, retired: true }));
    const merged = { reviews: 0, markers: 0, left: 0 };
    for (const review of reviews) {
      const pair = pairs.find(([id, version]) => id === review.cardId && version === review.cardVersion);
      if (!given.has(review.callId) || pair === undefined || !mayBeTakenIn(db, review)) {
        merged.left += 1;
        continue;
      }
      const before = getReview(db, { reviewId: review.id })?.revisions.length ?? 0;
      takeInReview(db, { review: reviewHere(review, pair), at });
      if (review.revisions.length > before) merged.reviews += 1;
      notePart(db, review.id, answers, 'review');
    }
    for (const marker of markers) if (given.has(marker.callId) && mergeMarker(db, marker, answers)) merged.markers += 1;
    runSql(db, `UPDATE reviewPackage SET answeredAt = ?, answerBy = ?, answerFingerprint = ? WHERE id = ? AND direction = 'given'`, at, by, fingerprint, answers);
    return merged;
  });
}

function notePart(db: WritableDb, id: string, packageId: string, kind: 'marker' | 'review'): void {
  runSql(db, 'INSERT INTO reviewPackagePart (id, packageId, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, packageId, kind);
}

/** Whoever has judged this call here, under whichever name, keeps what they judged. Calibrations are judged where they are made. */
function mayBeTakenIn(db: ReadableDb, { id, callId, reviewer, calibrationId }: PackagedReview): boolean {
  if (calibrationId !== null) return false;
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
