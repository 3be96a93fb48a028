import type { CustomerDraft } from '../../../shared/callers/customerCard.ts';
import type { CustomerRecord } from '../../../shared/customers/customer.ts';
import type { MergeRecord } from '../../../shared/customers/duplicate.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { getCustomerRecord, removeCustomer, saveCustomer } from './customers.ts';
import { reindexCustomer } from './customerSearch.ts';
import { addTicketEntry } from './tickets.ts';

/** All that is needed to take a merge back. */
interface Merge {
  readonly keptBefore: CustomerRecord;
  readonly lostBefore: CustomerRecord;
  /** The kept one as the merge left it: what was changed since stays when it is taken back. */
  readonly merged: CustomerRecord;
  readonly calls: readonly number[];
  readonly tickets: readonly number[];
  readonly tasks: readonly string[];
  readonly notes: readonly string[];
}

interface Moved { readonly calls: readonly number[]; readonly tickets: readonly number[]; readonly tasks: readonly string[]; readonly notes: readonly string[] }

function belongingsOf(db: ReadableDb, customerId: string): Moved {
  return {
    calls: allRows<{ id: number }>(db, 'SELECT id FROM call WHERE customerId = ?', customerId).map(({ id }) => id),
    tickets: allRows<{ number: number }>(db, 'SELECT number FROM ticket WHERE customerId = ?', customerId).map(({ number }) => number),
    tasks: allRows<{ id: string }>(db, 'SELECT id FROM task WHERE customerId = ?', customerId).map(({ id }) => id),
    notes: allRows<{ id: string }>(db, 'SELECT id FROM customerNote WHERE customerId = ?', customerId).map(({ id }) => id),
  };
}

/** Gives what belongs to `from` to `to`; what has moved on since stays where it is. */
function move(db: WritableDb, moved: Moved, from: string, to: string, deed: { readonly id: string; readonly at: number; readonly who: string }): void {
  for (const id of moved.calls) runSql(db, 'UPDATE call SET customerId = ? WHERE id = ? AND customerId = ?', to, id, from);
  for (const id of moved.tasks) runSql(db, 'UPDATE task SET customerId = ? WHERE id = ? AND customerId = ?', to, id, from);
  for (const id of moved.notes) runSql(db, 'UPDATE customerNote SET customerId = ? WHERE id = ? AND customerId = ?', to, id, from);
  for (const number of moved.tickets) {
    if (runSql(db, 'UPDATE ticket SET customerId = ? WHERE number = ? AND customerId = ?', to, number, from) === 0) continue;
    addTicketEntry(db, number, { entryId: `${deed.id}/${number}/${to}`, at: deed.at, who: deed.who }, { kind: 'customerMerged', from, to });
  }
}

export interface MergeOrder {
  readonly id: string;
  readonly keptId: string;
  readonly lostId: string;
  /** The kept customer as it is to be. */
  readonly draft: CustomerDraft;
  readonly at: number;
  readonly who: string;
}

function recordOf(db: ReadableDb, id: string): CustomerRecord {
  const record = getCustomerRecord(db, { id });
  if (record === null) throw new StoreError('unknownCustomer', 'There is no such customer.');
  return record;
}

/** Makes two customers one: calls, tickets, tasks and notes of the lost one go to the kept one. */
export function mergeCustomers(db: WritableDb, { id, keptId, lostId, draft, at, who }: MergeOrder): void {
  transact(db, () => {
    if (getRow(db, 'SELECT 1 FROM customerMerge WHERE id = ?', id) !== undefined) return;
    const keptBefore = recordOf(db, keptId);
    const lostBefore = recordOf(db, lostId);
    if (keptId === lostId) throw new StoreError('conflict', 'A customer cannot be merged with itself.');
    const moved = belongingsOf(db, lostId);
    removeCustomer(db, lostId);
    move(db, moved, lostId, keptId, { id, at, who });
    const labels = Object.fromEntries([...lostBefore.labelled, ...keptBefore.labelled].map(({ number, label }) => [number, label ?? '']));
    saveCustomer(db, { id: keptId, draft: { ...draft, fields: draft.fields ?? { ...lostBefore.fields, ...keptBefore.fields }, labels: { ...labels, ...draft.labels } }, at });
    const merge: Merge = { keptBefore, lostBefore, merged: recordOf(db, keptId), ...moved };
    runSql(db, 'INSERT INTO customerMerge (id, at, who, keptId, lostId, merge, undoneAt) VALUES (?, ?, ?, ?, ?, ?, NULL)', id, at, who, keptId, lostId, JSON.stringify(merge));
  });
}

/** A field goes back to what it was, unless somebody has changed it since. */
function back<T>(now: T, merged: T, before: T): T {
  return JSON.stringify(now) === JSON.stringify(merged) ? before : now;
}

function takenBack(now: CustomerRecord, { merged, keptBefore, lostBefore }: Merge): CustomerDraft {
  const own = new Set(keptBefore.numbers);
  const ofLost = new Set(lostBefore.numbers);
  const fields = Object.fromEntries(Object.keys({ ...now.fields, ...keptBefore.fields })
    .map((key) => [key, back(now.fields[key] ?? '', merged.fields[key] ?? '', keptBefore.fields[key] ?? '')]));
  return {
    name: back(now.name, merged.name, keptBefore.name),
    company: back(now.company, merged.company, keptBefore.company),
    level: back(now.level, merged.level, keptBefore.level),
    tags: back(now.tags, merged.tags, keptBefore.tags),
    notes: back(now.notes, merged.notes, keptBefore.notes),
    numbers: back(now.numbers, merged.numbers, keptBefore.numbers).filter((number) => own.has(number) || !ofLost.has(number)),
    fields,
  };
}

/** Takes a merge back. Numbers that a third customer has by now stay with it. Fails with `unknownMerge`, and with `mergedAgain` while a later merge holds what went to the kept one. */
export function undoMerge(db: WritableDb, { id, at, who }: { readonly id: string; readonly at: number; readonly who: string }): void {
  transact(db, () => {
    const row = getRow<{ merge: string; keptId: string; lostId: string; undoneAt: number | null }>(db, 'SELECT merge, keptId, lostId, undoneAt FROM customerMerge WHERE id = ?', id);
    if (row === undefined) throw new StoreError('unknownMerge', 'There is no such merge.');
    if (row.undoneAt !== null) return;
    if (getRow(db, 'SELECT 1 FROM customerMerge WHERE lostId = ? AND undoneAt IS NULL', row.keptId) !== undefined) throw new StoreError('mergedAgain', 'The kept customer was merged into another one since.');
    const merge = JSON.parse(row.merge) as Merge;
    const { lostBefore } = merge;
    const now = getCustomerRecord(db, { id: row.keptId });
    if (now !== null) saveCustomer(db, { id: row.keptId, draft: takenBack(now, merge), at });
    const free = lostBefore.numbers.filter((number) => getRow(db, 'SELECT 1 FROM customerNumber WHERE number = ?', number) === undefined);
    const { name, company, level, tags, notes, fields, createdAt } = lostBefore;
    const labels = Object.fromEntries(lostBefore.labelled.map(({ number, label }) => [number, label ?? '']));
    saveCustomer(db, { id: row.lostId, draft: { name, company, level, tags, notes, fields, numbers: free, labels }, at, createdAt });
    move(db, merge, row.keptId, row.lostId, { id: `${id}/undo`, at, who });
    reindexCustomer(db, row.lostId);
    reindexCustomer(db, row.keptId);
    runSql(db, 'UPDATE customerMerge SET undoneAt = ? WHERE id = ?', at, id);
  });
}

export function listMerges(db: ReadableDb, { limit }: { readonly limit: number }): readonly MergeRecord[] {
  return allRows<MergeRecord>(
    db,
    `SELECT id, at, who, keptId, undoneAt,
       CASE json_extract(merge, '$.merged.name') WHEN '' THEN json_extract(merge, '$.merged.company') ELSE json_extract(merge, '$.merged.name') END AS keptName,
       CASE json_extract(merge, '$.lostBefore.name') WHEN '' THEN json_extract(merge, '$.lostBefore.company') ELSE json_extract(merge, '$.lostBefore.name') END AS lostName
     FROM customerMerge ORDER BY at DESC, id LIMIT ?`,
    Math.max(1, Math.min(200, limit)),
  );
}
