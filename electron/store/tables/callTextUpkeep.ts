import { allRows, getRow, rawOf, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { reindexCall } from './callSearch.ts';

/** Pages merged at a time: a few milliseconds, for which a request may have to wait. */
const mergedPages = 48;
/** Calls that are indexed anew at a time. */
const reindexedCalls = 40;
/** Of whom most may have no calls at all. */
const mostCustomers = 200;

/**
 * A piece of what the text index leaves to pauses: calls whose customer's tags changed are indexed anew, and its parts are
 * merged, which keeps searches fast. True while there is more to do.
 */
export function tendCallText(db: WritableDb): boolean {
  return refreshStale(db) || mergeParts(db);
}

/** https://www.sqlite.org/fts5.html#the_merge_command: fewer than two changes mean that there was nothing to merge. */
function mergeParts(db: WritableDb): boolean {
  const before = changesOf(db);
  runSql(db, `INSERT INTO callText (callText, rank) VALUES ('merge', ${mergedPages})`);
  return changesOf(db) - before >= 2;
}

function changesOf(db: ReadableDb): number {
  return rawOf(db).prepare('SELECT total_changes()').pluck().get() as number;
}

/** How far the customer in work is, newest calls first; after a restart all are gone through again. */
const progressOf = new WeakMap<ReadableDb, { readonly customerId: string; readonly below: number }>();

/** False when nothing was stale. */
function refreshStale(db: WritableDb): boolean {
  let found = false;
  transact(db, () => {
    for (let left = reindexedCalls, customers = 0; left > 0 && customers < mostCustomers; customers += 1) {
      const stale = getRow<{ customerId: string }>(db, 'SELECT customerId FROM staleCallText LIMIT 1');
      if (stale === undefined) return;
      found = true;
      left -= refreshCustomer(db, stale.customerId, left);
    }
  });
  return found;
}

/** Indexes at most `limit` calls of a customer anew; the number of those that were. */
function refreshCustomer(db: WritableDb, customerId: string, limit: number): number {
  const done = progressOf.get(db);
  const below = done?.customerId === customerId ? done.below : Number.MAX_SAFE_INTEGER;
  const calls = allRows<{ id: number }>(db, 'SELECT id FROM call WHERE customerId = ? AND id < ? ORDER BY id DESC LIMIT ?', customerId, below, limit);
  for (const { id } of calls) reindexCall(db, id);
  const last = calls.at(-1);
  if (last !== undefined && calls.length === limit) progressOf.set(db, { customerId, below: last.id });
  else {
    runSql(db, 'DELETE FROM staleCallText WHERE customerId = ?', customerId);
    progressOf.delete(db);
  }
  return calls.length;
}
