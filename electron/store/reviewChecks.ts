import type { EvidencePayloads } from '../../shared/evidence/evidenceFact.ts';
import type { EvidenceProblem } from '../../shared/evidence/evidenceProblem.ts';
import type { Appeal } from '../../shared/reviews/review.ts';
import type { Marks } from '../../shared/reviews/scoreCard.ts';
import { allRows, getRow } from './connection.ts';
import type { ReadableDb } from './connection.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { EvidenceRequests } from './requests/evidence.ts';
import type { StoreArgument } from './storeApi.ts';
import { saidOf } from './tables/evidenceLinks.ts';
import type { KeptLink } from './tables/evidenceLinks.ts';
import { digestOfMarker, keptMarker } from './tables/markers.ts';
import { digestOfReview, revisionLinkId } from './tables/reviews.ts';

interface RevisionRow { readonly callId: string; readonly by: string; readonly total: number | null; readonly marks: string; readonly summary: string }

function revisionOf(db: ReadableDb, reviewId: string, revision: number): RevisionRow | undefined {
  return getRow(
    db,
    'SELECT review.callId, reviewRevision.by, reviewRevision.total, reviewRevision.marks, reviewRevision.summary FROM reviewRevision JOIN review ON review.id = reviewId WHERE reviewId = ? AND reviewRevision.revision = ?',
    reviewId, revision,
  );
}

type Said = EvidencePayloads['reviewKept'];

function isAsHandedIn(db: ReadableDb, callId: string, { by, digest, score }: Said, reviewId: string, revision: number): boolean {
  const row = revisionOf(db, reviewId, revision);
  return row !== undefined && row.callId === callId && row.by === by && row.total === score && digestOfReview({ marks: parsed(row.marks), summary: row.summary, score }) === digest;
}

function isAsAnswered(db: ReadableDb, callId: string, { by, digest, score }: Said, reviewId: string, revision: number): boolean {
  const row = revisionOf(db, reviewId, revision);
  const appeal = getRow<Appeal>(db, 'SELECT reason, state, answer, answeredBy FROM reviewAppeal WHERE reviewId = ?', reviewId);
  if (row === undefined || appeal === undefined) return false;
  const { reason, state, answer } = appeal;
  return row.callId === callId && appeal.answeredBy === by && digestOfReview({ marks: parsed(row.marks), summary: row.summary, score, appeal: { reason, state, answer } }) === digest;
}

/** Text that is no JSON any more was changed, too: it fits no digest. */
function parsed(marks: string): Marks {
  try {
    return JSON.parse(marks) as Marks;
  } catch {
    return {};
  }
}

/** The newest link of a marker says how it stands; a marker goes with its call, and never alone. */
function isAsMarked(db: ReadableDb, { header }: KeptLink, { digest }: Said, markerId: string): boolean {
  const prefix = `marker:${markerId}/`;
  const later = getRow(
    db,
    `SELECT 1 FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind = 'reviewKept' AND sequence > ? AND substr(${saidOf('id')}, 1, ?) = ? LIMIT 1`,
    header.subject, header.sequence, prefix.length, prefix,
  );
  if (later !== undefined) return true;
  const marker = keptMarker(db, markerId);
  if (marker === undefined) return getRow(db, 'SELECT 1 FROM judgedCall WHERE callId = ?', header.subject) === undefined;
  return marker.callId === header.subject && digestOfMarker(marker) === digest;
}

/** What a link says of a review, an answer to an appeal or a marker, against what is kept of it. */
export function checkReviewLink(db: ReadableDb, link: KeptLink, said: Said): EvidenceProblem | undefined {
  const { subject: callId, sequence } = link.header;
  const [, kind, id = '', part] = /^(review|appeal|marker):([^/]+)\/(.+)$/.exec(said.id) ?? [];
  const holds = kind === 'review' ? isAsHandedIn(db, callId, said, id, Number(part)) : kind === 'appeal' ? isAsAnswered(db, callId, said, id, Number(part)) : kind !== 'marker' || isAsMarked(db, link, said, id);
  return holds ? undefined : { kind: 'changedReview', sequence, callId };
}

/** Revisions that no link names, and reviews that show another score or reviewer than their revisions. `after` is the review looked at last. */
export function checkReviews({ db }: OpenStore, { after, limit }: StoreArgument<'checkReviews'>): ReturnType<EvidenceRequests['checkReviews']> {
  const rows = allRows<{ id: string; callId: string; revision: number; total: number | null; lastTotal: number | null; revisions: number; reviewer: string; firstBy: string | null }>(
    db,
    `SELECT review.id, review.callId, review.reviewer, review.revision, (SELECT by FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = 1) AS firstBy, review.total, (SELECT total FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = review.revision) AS lastTotal,
       (SELECT count(*) FROM reviewRevision WHERE reviewId = review.id) AS revisions FROM review WHERE id > ? ORDER BY id LIMIT ?`,
    after, limit,
  );
  const isLinked = (callId: string, id: string, revision: number) =>
    getRow(db, `SELECT 1 FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind = 'reviewKept' AND ${saidOf('id')} = ? LIMIT 1`, callId, revisionLinkId(id, revision)) !== undefined;
  const forged = rows.filter(({ id, callId, revision, revisions, total, lastTotal, reviewer, firstBy }) =>
    revision !== revisions || total !== lastTotal || (firstBy !== null && firstBy !== reviewer) || !Array.from({ length: revisions }, (_, index) => index + 1).every((one) => isLinked(callId, id, one)));
  return { last: rows.at(-1)?.id ?? null, forged: forged.map(({ callId }) => callId) };
}
