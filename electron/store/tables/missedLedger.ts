import { callerOf, closesItem, mayReopen, meaningOf, placeMiss } from '../../../shared/ledger/ledgerRules.ts';
import type { ClosingReason } from '../../../shared/ledger/missedItem.ts';
import type { CallDirection } from '../../../shared/calls/call.ts';
import type { CallResult } from '../../../shared/calls/callLogEntry.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { addFact, closeItem, countTry, findHead, followCustomer, joinItem, knowsMiss, mergeItems, openItem, openItemsOf } from './missedItems.ts';
import type { ItemHead } from './missedItems.ts';

interface LedgerCall {
  readonly id: number; readonly callId: string; readonly direction: CallDirection; readonly startedAt: number; readonly answeredAt: number | null;
  readonly endedAt: number | null; readonly result: CallResult; readonly remoteNumber: string; readonly customerId: string | null;
  readonly serviceNumber: string; readonly queue: string; readonly ivrPath: string; readonly agent: string;
}

const callColumns = 'id, callId, direction, startedAt, answeredAt, endedAt, result, remoteNumber, customerId, serviceNumber, queue, ivrPath, agent';
const thirtyDays = 30 * 86_400_000;
/** A conversation may have begun this long before a missed call and still have been answered after it. */
const longestCallMs = 3_600_000;

/**
 * Enters a call into the ledger, in the transaction that kept its answer or its end.
 * @param live it happens now: its place is behind everything that the ledger knows, whatever the clock says
 */
export function enterCall(db: WritableDb, id: number, live: boolean): void {
  const call = getRow<LedgerCall>(db, `SELECT ${callColumns} FROM call WHERE id = ?`, id);
  const meaning = call === undefined ? 'nothing' : meaningOf(call);
  if (call === undefined || meaning === 'nothing') return;
  const customerId = customerOf(db, call);
  if (customerId !== null) followCustomer(db, customerId, numbersOf(db, customerId), call.startedAt);
  if (meaning === 'missed') return enterMiss(db, call, customerId, live);
  if (call.remoteNumber === '' && customerId === null) return;
  const open = openItemsOf(db, callerOf(call.remoteNumber, call.callId), customerId);
  if (meaning === 'reached') for (const item of open) enterConversation(db, call, item, live);
  else for (const item of open) if (live || call.startedAt >= item.firstAt) countTry(db, item.itemId, { kind: 'tried', at: call.startedAt, callId: call.callId, agent: call.agent });
}

/** The customer whose number it is now; else the one that the platform named. */
function customerOf(db: ReadableDb, call: LedgerCall): string | null {
  const row = call.remoteNumber === '' ? undefined : getRow<{ id: string }>(
    db, 'SELECT customer.id FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer WHERE number = ?', call.remoteNumber,
  );
  return row?.id ?? call.customerId;
}

function enterMiss(db: WritableDb, call: LedgerCall, customerId: string | null, live: boolean): void {
  if (knowsMiss(db, call.callId)) return;
  const at = call.startedAt;
  const caller = callerOf(call.remoteNumber, call.callId);
  const missed = { ...call, at, number: call.remoteNumber };
  const later = live ? undefined : conversationAfter(db, call, customerId);
  const placement = placeMiss({ at, live }, openItemsOf(db, caller, customerId), later === undefined ? null : reachedAt(later));
  switch (placement.kind) {
    case 'open':
      return openItem(db, caller, customerId, missed);
    case 'join':
      mergeItems(db, [placement.into, ...placement.others], at);
      return joinItem(db, placement.into.itemId, customerId, missed, live);
    case 'served':
      return enterServed(db, caller, customerId, missed, later as LedgerCall);
  }
}

/** It is known already how this one ended: it never stands open beside another of the same caller. */
function enterServed(db: WritableDb, caller: string, customerId: string | null, missed: LedgerCall & { readonly at: number; readonly number: string }, later: LedgerCall): void {
  // The open item of this caller, if there is one, is of a later time; the row is written under a name of its own until it is closed.
  openItem(db, `call:${missed.callId}`, null, missed);
  closeItem(db, missed.callId, closingBy(later));
  runSql(db, 'UPDATE missedItem SET caller = ?, customerId = ? WHERE itemId = ?', caller, customerId, missed.callId);
}

function reachedAt(call: LedgerCall): number {
  return call.answeredAt ?? call.endedAt ?? call.startedAt;
}

function closingBy(call: LedgerCall) {
  const way = call.direction === 'outgoing' ? 'calledBack' : 'answered';
  return { at: reachedAt(call), way, reason: null, note: '', by: call.agent, callId: call.callId } as const;
}

function enterConversation(db: WritableDb, call: LedgerCall, item: ItemHead, live: boolean): void {
  const at = reachedAt(call);
  if (closesItem({ at, live }, item)) closeItem(db, item.itemId, closingBy(call));
  else if (at >= item.firstAt) addFact(db, item.itemId, { kind: 'reached', at, callId: call.callId, agent: call.agent });
}

/** The first conversation with this caller that began after the missed call. */
function conversationAfter(db: ReadableDb, call: LedgerCall, customerId: string | null): LedgerCall | undefined {
  const spoken = `id >= ? AND (answeredAt IS NOT NULL OR result = 'answered') AND coalesce(answeredAt, endedAt) >= ? ORDER BY id LIMIT 1`;
  const from = call.startedAt - longestCallMs;
  const numbers = customerId === null ? [call.remoteNumber] : [call.remoteNumber, ...numbersOf(db, customerId)];
  const found = new Set(numbers.filter((number) => number !== ''));
  const calls = [...found].map((number) => getRow<LedgerCall>(db, `SELECT ${callColumns} FROM call WHERE remoteNumber = ? AND remoteNumber <> '' AND ${spoken}`, number, from, call.startedAt));
  if (customerId !== null) calls.push(getRow<LedgerCall>(db, `SELECT ${callColumns} FROM call WHERE customerId = ? AND ${spoken}`, customerId, from, call.startedAt));
  return calls.filter((one) => one !== undefined).sort((a, b) => reachedAt(a) - reachedAt(b))[0];
}

function numbersOf(db: ReadableDb, customerId: string): string[] {
  return allRows<{ number: string }>(
    db, 'SELECT number FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer WHERE customer.id = ?', customerId,
  ).map(({ number }) => number);
}

/**
 * What of an import concerns the ledger: first the missed calls of the log's last thirty days, then what may close or try an
 * open item. Each open item is looked for among the new calls, not each new call among the items: imports are long.
 * @param ids rows that the import added
 */
export function enterImportedCalls(db: WritableDb, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const first = ids.reduce((least, id) => Math.min(least, id));
  const last = ids.reduce((most, id) => Math.max(most, id));
  const newest = getRow<{ id: number }>(db, 'SELECT max(id) AS id FROM call')?.id ?? last;
  const added = new Set(ids);
  const enter = (rows: readonly { readonly id: number }[]) => rows.forEach(({ id }) => added.has(id) && enterCall(db, id, false));
  const missed = `direction = 'incoming' AND answeredAt IS NULL AND result IN ('missed', 'rejected')`;
  enter(allRows(db, `SELECT id FROM call WHERE id BETWEEN ? AND ? AND ${missed} ORDER BY id`, Math.max(first, newest - thirtyDays), last));
  const since = getRow<{ at: number | null }>(db, `SELECT min(firstAt) AS at FROM missedItem WHERE state = 'open'`)?.at ?? null;
  if (since === null || last < since - longestCallMs) return;
  const range = `call.id BETWEEN max(?, item.firstAt - ${longestCallMs}) AND ? AND NOT (${missed})`;
  const of = `FROM missedItem AS item`;
  enter(allRows(
    db,
    `SELECT call.id ${of} JOIN call ON call.remoteNumber = item.caller AND call.remoteNumber <> '' WHERE item.state = 'open' AND ${range}
     UNION SELECT call.id ${of} JOIN customer ON customer.id = item.customerId JOIN customerNumber ON customerNumber.customer = customer.rank
       JOIN call ON call.remoteNumber = customerNumber.number AND call.remoteNumber <> '' WHERE item.state = 'open' AND ${range}
     UNION SELECT call.id ${of} JOIN call ON call.customerId = item.customerId WHERE item.state = 'open' AND ${range}
     ORDER BY 1`,
    first, last, first, last, first, last,
  ));
}

function openHead(db: ReadableDb, itemId: string): ItemHead {
  const head = findHead(db, itemId);
  if (head === undefined) throw new StoreError('notFound', 'There is no such item.');
  return head;
}

/** A command that is repeated after a crash was heard already. */
export function knowsWord(db: ReadableDb, itemId: string, kind: 'closed' | 'reopened', at: number): boolean {
  return getRow(db, 'SELECT id FROM missedFact WHERE item = ? AND kind = ? AND at = ?', itemId, kind, at) !== undefined;
}

/** A person's word. An item that is closed stays as it is. */
export function closeMissed(
  db: WritableDb, { itemId, reason, note, by, at }: { readonly itemId: string; readonly reason: ClosingReason; readonly note: string; readonly by: string; readonly at: number },
): void {
  transact(db, () => {
    const head = openHead(db, itemId);
    if (head.state === 'open' && !knowsWord(db, head.itemId, 'closed', at)) closeItem(db, head.itemId, { at, way: 'reason', reason, note, by, callId: null });
  });
}

/** Takes a person's word back within its minute; when the caller was missed again meanwhile, both are one item. */
export function reopenMissed(db: WritableDb, { itemId, by, at }: { readonly itemId: string; readonly by: string; readonly at: number }): void {
  transact(db, () => {
    const head = openHead(db, itemId);
    if (head.state === 'open' || knowsWord(db, head.itemId, 'reopened', at)) return;
    const row = getRow<{ caller: string; at: number; way: string }>(db, 'SELECT caller, closedAt AS at, closedWay AS way FROM missedItem WHERE itemId = ?', head.itemId);
    if (row === undefined || !mayReopen(row, at)) throw new StoreError('tooLate', 'This closing can no longer be taken back.');
    const others = openItemsOf(db, row.caller, head.customerId);
    addFact(db, head.itemId, { kind: 'reopened', at, by });
    runSql(db, `UPDATE missedItem SET closedAt = NULL, closedWay = NULL, closedReason = NULL, closedNote = '', closedBy = '', closedCallId = NULL, state = 'merged', mergedInto = '' WHERE itemId = ?`, head.itemId);
    // The table lets only one be open: what opened meanwhile gives way before this one is open again.
    mergeItems(db, [{ ...head, firstAt: Math.min(head.firstAt, ...others.map(({ firstAt }) => firstAt - 1)) }, ...others], at);
    runSql(db, `UPDATE missedItem SET state = 'open', mergedInto = NULL WHERE itemId = ?`, head.itemId);
  });
}

/** `to` empty gives the item back. */
export function assignMissed(db: WritableDb, { itemId, to, by, at }: { readonly itemId: string; readonly to: string; readonly by: string; readonly at: number }): void {
  transact(db, () => {
    const head = openHead(db, itemId);
    if (head.state !== 'open') throw new StoreError('notFound', 'This item is closed.');
    const changed = runSql(db, 'UPDATE missedItem SET assignedTo = ? WHERE itemId = ? AND assignedTo <> ?', to, head.itemId, to) > 0;
    if (changed) addFact(db, head.itemId, { kind: 'assigned', at, to, by });
  });
}

/** Names the task that reminds of an item. */
export function remindOfMissed(db: WritableDb, { itemId, taskId }: { readonly itemId: string; readonly taskId: string }): void {
  runSql(db, 'UPDATE missedItem SET taskId = ? WHERE itemId = ?', taskId, openHead(db, itemId).itemId);
}
