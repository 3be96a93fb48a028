import { byUrgency } from '../../../shared/ledger/itemUrgency.ts';
import { ledgerFigures, type CountedItem, type LedgerFigures } from '../../../shared/ledger/ledgerFigures.ts';
import type { LedgerSummary, MissedPage } from '../../../shared/ledger/ledgerSummary.ts';
import type { Closing, ClosingReason, ClosingWay, LedgerFact, MissedItem, MissedItemHistory } from '../../../shared/ledger/missedItem.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { MissedQuery } from '../requests/ledger.ts';
import { findHead } from './missedItems.ts';

interface ItemRow extends Omit<MissedItem, 'closing'> {
  readonly closedAt: number | null; readonly closedWay: ClosingWay | null; readonly closedReason: ClosingReason | null; readonly closedNote: string;
  readonly closedBy: string; readonly closedCallId: string | null;
}

const columns = `item.itemId, item.number, item.customerId, coalesce(nullif(customer.name, ''), call.customerName, '') AS customerName,
  coalesce(nullif(customer.company, ''), call.company, '') AS company, coalesce(customer.level, '') AS level, coalesce(call.areaText, '') AS areaText,
  item.lastCallId, item.serviceNumber, item.queue, item.ivrPath, item.firstAt, item.lastAt, item.misses, item.tries, item.lastTryAt, item.assignedTo,
  task.id AS taskId, task.dueAt AS remindAt,
  item.closedAt, item.closedWay, item.closedReason, item.closedNote, item.closedBy, item.closedCallId`;
const source = `missedItem AS item LEFT JOIN customer ON customer.id = item.customerId LEFT JOIN call ON call.callId = item.lastCallId
  LEFT JOIN task ON task.id = item.taskId AND task.state = 'open'`;

function itemOf({ closedAt, closedWay, closedReason, closedNote, closedBy, closedCallId, ...item }: ItemRow): MissedItem {
  const closing: Closing | null = closedAt === null || closedWay === null
    ? null
    : { at: closedAt, way: closedWay, reason: closedReason, note: closedNote, by: closedBy, callId: closedCallId };
  return { ...item, closing };
}

/** Ordering by urgency needs all open items; nobody has more callers waiting than this. */
const orderedAtMost = 20_000;

function openItems(db: ReadableDb, agent: string | null): MissedItem[] {
  const rows = allRows<ItemRow>(
    db,
    `SELECT ${columns} FROM ${source} WHERE item.state = 'open' AND (? IS NULL OR item.assignedTo = ?) ORDER BY item.firstAt LIMIT ${orderedAtMost}`,
    agent, agent,
  );
  return rows.map(itemOf).sort(byUrgency);
}

/** Open items by urgency, closed ones the newest closing first. */
export function listMissed(db: ReadableDb, { filter, agent, offset, limit }: MissedQuery): MissedPage {
  const most = Math.max(1, Math.min(1_000, limit));
  if (filter !== 'closed') {
    const items = openItems(db, filter === 'mine' ? agent : null);
    return { items: items.slice(offset, offset + most), total: items.length };
  }
  const rows = allRows<ItemRow>(
    db, `SELECT ${columns} FROM ${source} WHERE item.state = 'closed' ORDER BY item.closedAt DESC, item.id DESC LIMIT ? OFFSET ?`, most, offset,
  );
  const total = getRow<{ total: number }>(db, `SELECT count(*) AS total FROM missedItem WHERE state = 'closed'`)?.total ?? 0;
  return { items: rows.map(itemOf), total };
}

/** What the console shows wherever the agent is. */
export function summariseLedger(db: ReadableDb, { agent, shown }: { readonly agent: string; readonly shown: number }): LedgerSummary {
  const counts = getRow<{ open: number; mine: number; oldestAt: number | null }>(
    db, `SELECT count(*) AS open, count(*) FILTER (WHERE assignedTo = ?) AS mine, min(firstAt) AS oldestAt FROM missedItem WHERE state = 'open'`, agent,
  ) ?? { open: 0, mine: 0, oldestAt: null };
  return { ...counts, next: openItems(db, null).slice(0, shown) };
}

/** An item with its history, by its own id or that of one that went up in it. */
export function getMissed(db: ReadableDb, { itemId }: { readonly itemId: string }): MissedItemHistory | null {
  const head = findHead(db, itemId);
  const row = head && getRow<ItemRow>(db, `SELECT ${columns} FROM ${source} WHERE item.itemId = ?`, head.itemId);
  if (head === undefined || row === undefined) return null;
  const facts = allRows<{ fact: string }>(db, 'SELECT fact FROM missedFact WHERE item = ? ORDER BY id', head.itemId);
  return { item: itemOf(row), facts: facts.map(({ fact }) => JSON.parse(fact) as LedgerFact) };
}

export function listLedgerAgents(db: ReadableDb): readonly string[] {
  const rows = allRows<{ name: string }>(
    db,
    `SELECT assignedTo AS name FROM missedItem WHERE assignedTo <> '' UNION SELECT closedBy FROM missedItem WHERE closedBy <> ''
     UNION SELECT DISTINCT json_extract(fact, '$.agent') FROM missedFact WHERE kind = 'missed' AND json_extract(fact, '$.agent') <> '' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

export function countLedger(db: ReadableDb, range: { readonly from: number; readonly until: number; readonly now: number }): LedgerFigures {
  const items = allRows<CountedItem>(
    db,
    `SELECT firstAt, serviceNumber, closedAt, closedWay FROM missedItem WHERE state = 'open'
     UNION ALL SELECT firstAt, serviceNumber, closedAt, closedWay FROM missedItem
       WHERE state = 'closed' AND ((firstAt >= ? AND firstAt < ?) OR (closedAt >= ? AND closedAt < ?))`,
    range.from, range.until, range.from, range.until,
  );
  return ledgerFigures(items, range);
}
