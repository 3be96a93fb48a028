import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { LogConditions } from './logConditions.ts';

const shortestSpan = 1000;
/** The first slice holds about so many calls; of the text index more, because each of its slices begins with a search of its own. */
const firstCalls = 2000;
const textFactor = 20;
/** A slice that took less is followed by one twice as long, one that took more by one as much shorter. */
const quickMs = 1.5;
const slowMs = 5;

function endsOf(db: ReadableDb): { readonly oldest: number; readonly newest: number } | undefined {
  const row = getRow<{ oldest: number | null; newest: number | null }>(db, 'SELECT (SELECT min(id) FROM call) AS oldest, (SELECT max(id) FROM call) AS newest');
  return row?.oldest === null || row?.newest === null || row === undefined ? undefined : { oldest: row.oldest, newest: row.newest };
}

/** How long a time before `highest` has `firstCalls` calls: a log may have ten calls a day, or ten thousand. */
function spanOf(db: ReadableDb, highest: number): number {
  const row = getRow<{ id: number }>(db, `SELECT id FROM call INDEXED BY callInOrder WHERE id <= CAST(? AS INTEGER) ORDER BY id DESC LIMIT 1 OFFSET ${firstCalls}`, highest);
  return row === undefined ? Number.MAX_SAFE_INTEGER / 4 / textFactor : Math.max(shortestSpan, highest - row.id);
}

/**
 * Goes through the keys that the conditions can mean from the newest down, in slices of time so long that each takes a few
 * milliseconds: nobody's call waits for a long search. `read` gets the inclusive bounds of a slice and returns true to stop.
 * @returns the key below which to go on when the time is over; null when all was read or `read` stopped
 */
export function scanDown(db: ReadableDb, conditions: LogConditions, budgetMs: number, read: (highest: number, lowest: number) => boolean): number | null {
  const ends = endsOf(db);
  if (ends === undefined) return null;
  const bottom = Math.max(conditions.lowest, ends.oldest);
  const deadline = performance.now() + budgetMs;
  let highest = Math.min(conditions.highest, ends.newest);
  let span = conditions.dense ? Number.MAX_SAFE_INTEGER : spanOf(db, highest) * (conditions.key === 'callText.rowid' ? textFactor : 1);
  while (highest >= bottom) {
    const lowest = Math.max(bottom, highest - span + 1);
    const before = performance.now();
    if (read(highest, lowest)) return null;
    const now = performance.now();
    if (now - before < quickMs) span *= 2;
    else if (now - before > slowMs) span = Math.max(shortestSpan, (span * slowMs) / (now - before));
    span = Math.floor(Math.min(span, Number.MAX_SAFE_INTEGER / 4));
    highest = lowest - 1;
    if (now > deadline && highest >= bottom) return highest + 1;
  }
  return null;
}
