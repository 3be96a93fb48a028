import type { ReviewFilter } from '../../../shared/reviews/reviewLists.ts';
import type { ReviewCounts, ReviewPageOf, ReviewRow } from '../../../shared/reviews/reviewLists.ts';
import type { ReviewViewer } from '../../../shared/reviews/reviewAsSeen.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb, SqlValue } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { countQueue } from './reviewQueue.ts';

interface Condition { readonly sql: string; readonly values: readonly SqlValue[] }

/** Of agents' own calls: what was handed in and is no exercise of reviewers. */
const ofAgent = (name: string): Condition => ({ sql: `review.agent = ? AND review.state <> 'draft' AND review.calibrationId = ''`, values: [name] });

/** The same as `reviewAsSeen` says of one, for pages of many. */
function visibleTo({ name, mayReview, mayLead }: ReviewViewer): Condition {
  if (!mayReview) return ofAgent(name);
  return {
    sql: `(review.reviewer = ? OR (review.state <> 'draft' AND (review.calibrationId = ''
      OR EXISTS (SELECT 1 FROM review AS own WHERE own.callId = review.callId AND own.reviewer = ? AND own.calibrationId = review.calibrationId AND own.state <> 'draft')
      OR EXISTS (SELECT 1 FROM calibration WHERE calibration.id = review.calibrationId AND CASE
        WHEN EXISTS (SELECT 1 FROM calibrationReviewer WHERE calibrationId = calibration.id AND reviewer = ?) THEN calibration.closedAt IS NOT NULL ELSE ? END))))`,
    values: [name, name, name, mayLead ? 1 : 0],
  };
}

function filterOf(filter: ReviewFilter, viewer: ReviewViewer): Condition {
  switch (filter) {
    case 'mine':
      return { sql: 'review.reviewer = ?', values: [viewer.name] };
    case 'ofMe':
      return ofAgent(viewer.name);
    case 'appealed':
      return { sql: `EXISTS (SELECT 1 FROM reviewAppeal WHERE reviewId = review.id AND state = 'open')`, values: [] };
    case 'all':
      return { sql: 'TRUE', values: [] };
  }
}

/** Below this place: moment (base 36, which nobody takes for a telephone number) and id. The first page is below everything. */
function below(cursor: string | null): Condition {
  if (cursor === null) return { sql: 'TRUE', values: [] };
  const space = cursor.indexOf(' ');
  return { sql: '(review.listedAt, review.id) < (?, ?)', values: [Number.parseInt(cursor.slice(0, space), 36), cursor.slice(space + 1)] };
}

/** Newest first. A page's numbers are those of the calls, where they are still there. */
export function listReviews(db: ReadableDb, { query, viewer }: StoreArgument<'listReviews'>): ReviewPageOf {
  const conditions = [filterOf(query.filter, viewer), query.filter === 'ofMe' ? { sql: 'TRUE', values: [] } : visibleTo(viewer)];
  const where = `review.listedAt >= ? AND review.listedAt < ? AND ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const values = [query.from, query.until, ...conditions.flatMap(({ values: bound }) => bound)];
  const total = query.cursor === null ? (getRow<{ count: number }>(db, `SELECT count(*) AS count FROM review WHERE ${where}`, ...values)?.count ?? 0) : null;
  const page = below(query.cursor);
  const found = allRows<Omit<ReviewRow, 'passed'> & { readonly passed: number; readonly own: number; readonly listedAt: number }>(
    db,
    `SELECT review.id, review.callId, review.agent, review.reviewer, review.state, coalesce(json_extract(scoreCardVersion.card, '$.name'), '') AS cardName, review.total, review.passed,
       nullif(review.calibrationId, '') AS calibrationId, review.handedInAt, review.changedAt, (SELECT state FROM reviewAppeal WHERE reviewId = review.id) AS appeal,
       review.callStartedAt, review.listedAt, coalesce((SELECT remoteNumber FROM judgedCall WHERE judgedCall.callId = review.callId), '') AS remoteNumber, review.reviewer = ? AS own
     FROM review LEFT JOIN scoreCardVersion ON scoreCardVersion.cardId = review.cardId AND scoreCardVersion.version = review.cardVersion
     WHERE ${where} AND ${page.sql} ORDER BY review.listedAt DESC, review.id DESC LIMIT ?`,
    viewer.mayReview ? viewer.name : '', ...values, ...page.values, query.limit + 1,
  );
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const cursor = found.length > rows.length && last !== undefined ? `${last.listedAt.toString(36)} ${last.id}` : null;
  return { total, cursor, rows: rows.map(({ passed, own, state, listedAt: _listedAt, ...row }) => ({ ...row, state: own === 1 || state === 'draft' ? state : 'handedIn', passed: passed === 1 })) };
}

export function countReviews(db: ReadableDb, { viewer }: StoreArgument<'countReviews'>): ReviewCounts {
  const { name, mayReview, mayLead } = viewer;
  const count = (sql: string, ...values: readonly SqlValue[]) => getRow<{ count: number }>(db, `SELECT count(*) AS count FROM ${sql}`, ...values)?.count ?? 0;
  return {
    waiting: mayReview ? countQueue(db, name) : 0,
    drafts: mayReview ? count(`review WHERE reviewer = ? AND state <> 'handedIn'`, name) : 0,
    openAppeals: count(
      `reviewAppeal JOIN review ON review.id = reviewAppeal.reviewId WHERE reviewAppeal.state = 'open' AND (? OR review.reviewer = ? OR (? AND review.agent = ?))`,
      mayLead ? 1 : 0, mayReview ? name : '', mayReview ? 0 : 1, name,
    ),
    unseenOfMe: count(`review WHERE agent = ? AND reviewer <> ? AND state <> 'draft' AND calibrationId = '' AND seenRevision <> revision`, name, name),
  };
}
