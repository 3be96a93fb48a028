import type { LedgerFact, Closing } from '../../../shared/ledger/missedItem.ts';
import { joinItems, type OpenItem } from '../../../shared/ledger/ledgerRules.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

/** An item as the rules of the ledger work on it. */
export interface ItemHead extends OpenItem {
  readonly state: 'open' | 'closed' | 'merged';
  readonly customerId: string | null;
  readonly mergedInto: string | null;
}

/** What an item shows of a missed call. */
export interface MissedCall {
  readonly callId: string;
  readonly at: number;
  readonly number: string;
  readonly serviceNumber: string;
  readonly queue: string;
  readonly ivrPath: string;
  readonly agent: string;
}

const headColumns = 'itemId, state, customerId, firstAt, lastAt, mergedInto';

/** The item of this id, or the one it went up in. */
export function findHead(db: ReadableDb, itemId: string): ItemHead | undefined {
  for (let id = itemId, steps = 0; steps < 100; steps += 1) {
    const head = getRow<ItemHead>(db, `SELECT ${headColumns} FROM missedItem WHERE itemId = ?`, id);
    if (head === undefined || head.mergedInto === null) return head;
    id = head.mergedInto;
  }
  return undefined;
}

/** Open items of a caller and of a customer: at most two, by the rule of the table. */
export function openItemsOf(db: ReadableDb, caller: string, customerId: string | null): ItemHead[] {
  return allRows<ItemHead>(db, `SELECT ${headColumns} FROM missedItem WHERE state = 'open' AND (caller = ? OR customerId = ?)`, caller, customerId);
}

export function addFact(db: WritableDb, itemId: string, fact: LedgerFact): void {
  const callId = 'callId' in fact ? fact.callId : null;
  runSql(db, 'INSERT INTO missedFact (item, callId, kind, at, fact) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING', itemId, callId, fact.kind, fact.at, JSON.stringify(fact));
}

/** Whether a missed call is in the ledger already. */
export function knowsMiss(db: ReadableDb, callId: string): boolean {
  return getRow(db, `SELECT id FROM missedFact WHERE callId = ? AND kind = 'missed'`, callId) !== undefined;
}

export function openItem(db: WritableDb, caller: string, customerId: string | null, call: MissedCall): void {
  runSql(
    db,
    `INSERT INTO missedItem (itemId, caller, customerId, state, number, lastCallId, serviceNumber, queue, ivrPath, firstAt, lastAt, misses, tries,
       assignedTo, closedNote, closedBy)
     VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, 1, 0, '', '', '')`,
    call.callId, caller, customerId, call.number, call.callId, call.serviceNumber, call.queue, call.ivrPath, call.at, call.at,
  );
  addMissedFact(db, call.callId, call);
}

/** One more call of an open item. A call that is older than its newest one, from an import, changes only times and count. */
export function joinItem(db: WritableDb, itemId: string, customerId: string | null, call: MissedCall, live: boolean): void {
  runSql(db, 'UPDATE missedItem SET misses = misses + 1, firstAt = min(firstAt, ?), customerId = coalesce(customerId, ?) WHERE itemId = ?', call.at, customerId, itemId);
  runSql(
    db,
    `UPDATE missedItem SET lastAt = ?, number = ?, lastCallId = ?, serviceNumber = ?, queue = ?, ivrPath = ? WHERE itemId = ? AND (? OR lastAt <= ?)`,
    call.at, call.number, call.callId, call.serviceNumber, call.queue, call.ivrPath, itemId, live ? 1 : 0, call.at,
  );
  addMissedFact(db, itemId, call);
}

function addMissedFact(db: WritableDb, itemId: string, { callId, at, number, serviceNumber, agent }: MissedCall): void {
  addFact(db, itemId, { kind: 'missed', at, callId, number, serviceNumber, agent });
}

/** Closes an open item and the reminder that somebody set for it. False when it is not open. */
export function closeItem(db: WritableDb, itemId: string, closing: Closing): boolean {
  const { at, way, reason, note, by, callId } = closing;
  const closed = runSql(
    db,
    `UPDATE missedItem SET state = 'closed', closedAt = ?, closedWay = ?, closedReason = ?, closedNote = ?, closedBy = ?, closedCallId = ?
     WHERE itemId = ? AND state = 'open'`,
    at, way, reason, note, by, callId, itemId,
  ) > 0;
  if (!closed) return false;
  runSql(
    db,
    `UPDATE task SET state = ?, closedAt = ? WHERE state = 'open' AND id = (SELECT taskId FROM missedItem WHERE itemId = ?)`,
    way === 'reason' ? 'cancelled' : 'done', at, itemId,
  );
  addFact(db, itemId, { kind: 'closed', at, closing });
  return true;
}

export function countTry(db: WritableDb, itemId: string, fact: Extract<LedgerFact, { kind: 'tried' }>): void {
  runSql(db, 'UPDATE missedItem SET tries = tries + 1, lastTryAt = max(coalesce(lastTryAt, ?), ?) WHERE itemId = ?', fact.at, fact.at, itemId);
  addFact(db, itemId, fact);
}

/** Lets several open items of one caller be one: the oldest, which is returned. What happened in the others is its history too. */
export function mergeItems(db: WritableDb, items: readonly OpenItem[], at: number): OpenItem | null {
  const joined = joinItems(items);
  if (joined === null) return null;
  const { into, others } = joined;
  for (const other of others) {
    runSql(db, `UPDATE missedItem SET state = 'merged', mergedInto = ?, closedAt = NULL WHERE itemId = ?`, into.itemId, other.itemId);
    absorb(db, into.itemId, other.itemId);
    addFact(db, into.itemId, { kind: 'merged', at, itemId: other.itemId });
  }
  return into;
}

function absorb(db: WritableDb, into: string, other: string): void {
  runSql(db, 'UPDATE missedFact SET item = ? WHERE item = ?', into, other);
  const from = 'FROM missedItem AS other WHERE other.itemId = ? AND missedItem.itemId = ?';
  runSql(
    db,
    `UPDATE missedItem SET lastAt = other.lastAt, number = other.number, lastCallId = other.lastCallId, serviceNumber = other.serviceNumber,
       queue = other.queue, ivrPath = other.ivrPath ${from} AND other.lastAt > missedItem.lastAt`,
    other, into,
  );
  runSql(
    db,
    `UPDATE missedItem SET misses = missedItem.misses + other.misses, tries = missedItem.tries + other.tries, firstAt = min(missedItem.firstAt, other.firstAt),
       lastTryAt = max(coalesce(missedItem.lastTryAt, other.lastTryAt), coalesce(other.lastTryAt, missedItem.lastTryAt)),
       customerId = coalesce(missedItem.customerId, other.customerId), taskId = coalesce(missedItem.taskId, other.taskId),
       assignedTo = CASE WHEN missedItem.assignedTo = '' THEN other.assignedTo ELSE missedItem.assignedTo END ${from}`,
    other, into,
  );
}

/** Gives open items the customers that their numbers belong to by now, and lets those of one customer be one. */
export function gatherMissed(db: WritableDb, { at }: { readonly at: number }): void {
  const strangers = allRows<{ id: string; number: string }>(
    db,
    `SELECT customer.id, customerNumber.number FROM missedItem JOIN customerNumber ON customerNumber.number = missedItem.caller
       JOIN customer ON customer.rank = customerNumber.customer
     WHERE missedItem.state = 'open' AND missedItem.customerId IS NOT customer.id`,
  );
  if (strangers.length === 0) return;
  transact(db, () => {
    for (const { id, number } of strangers) followCustomer(db, id, [number], at);
  });
}

/** A customer's numbers are known, or changed: the open items of all of them are one item from now on. */
export function followCustomer(db: WritableDb, customerId: string, numbers: readonly string[], at: number): void {
  transact(db, () => {
    const items = allRows<ItemHead>(
      db,
      `SELECT ${headColumns} FROM missedItem WHERE state = 'open' AND (customerId = ? OR caller IN (SELECT value FROM json_each(?)))`,
      customerId, JSON.stringify(numbers),
    );
    const into = mergeItems(db, items, at);
    if (into !== null) runSql(db, 'UPDATE missedItem SET customerId = ? WHERE itemId = ?', customerId, into.itemId);
  });
}
