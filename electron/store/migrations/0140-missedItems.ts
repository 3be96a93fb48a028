import { rawOf } from '../connection.ts';
import type { WritableDb } from '../connection.ts';

/**
 * The two partial indexes make it impossible that one caller, or one customer, has two open items. An item keeps what it
 * shows of its newest call, because calls are deleted when their time is over and what is owed to a caller is not.
 */
export const sql = `
CREATE TABLE missedItem (
  id INTEGER PRIMARY KEY,
  itemId TEXT NOT NULL UNIQUE,
  caller TEXT NOT NULL,
  customerId TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'merged')),
  number TEXT NOT NULL,
  lastCallId TEXT NOT NULL,
  serviceNumber TEXT NOT NULL,
  queue TEXT NOT NULL,
  ivrPath TEXT NOT NULL,
  firstAt INTEGER NOT NULL,
  lastAt INTEGER NOT NULL,
  misses INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  lastTryAt INTEGER,
  assignedTo TEXT NOT NULL,
  taskId TEXT,
  closedAt INTEGER,
  closedWay TEXT CHECK (closedWay IN ('calledBack', 'answered', 'reason')),
  closedReason TEXT,
  closedNote TEXT NOT NULL,
  closedBy TEXT NOT NULL,
  closedCallId TEXT,
  mergedInto TEXT,
  CHECK ((state = 'closed') = (closedAt IS NOT NULL)),
  CHECK ((state = 'merged') = (mergedInto IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX missedOpenByCaller ON missedItem (caller) WHERE state = 'open';
CREATE UNIQUE INDEX missedOpenByCustomer ON missedItem (customerId) WHERE state = 'open' AND customerId IS NOT NULL;
CREATE INDEX missedByClosing ON missedItem (closedAt) WHERE state = 'closed';
CREATE INDEX missedByOpening ON missedItem (firstAt) WHERE state <> 'merged';

CREATE TABLE missedFact (
  id INTEGER PRIMARY KEY,
  item TEXT NOT NULL,
  callId TEXT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  fact TEXT NOT NULL
) STRICT;
CREATE INDEX missedFactByItem ON missedFact (item, id);
CREATE UNIQUE INDEX missedFactOfCall ON missedFact (callId) WHERE kind = 'missed';
`;

const thirtyDays = 30 * 86_400_000;

interface EarlierCall {
  readonly id: number; readonly callId: string; readonly startedAt: number; readonly remoteNumber: string; readonly customerId: string | null;
  readonly serviceNumber: string; readonly queue: string; readonly ivrPath: string; readonly agent: string;
}

/**
 * Opens the items of the log's last thirty days, counted back from its newest call: of every caller who was missed and with
 * whom nobody spoke afterwards. Self-contained, because a released migration must not change with the program.
 */
export function openEarlierItems(db: WritableDb): void {
  const raw = rawOf(db);
  const missed = raw.prepare(
    `SELECT call.id, call.callId, call.startedAt, call.remoteNumber, call.serviceNumber, call.queue, call.ivrPath, call.agent,
       coalesce(call.customerId, (SELECT customer.id FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer
         WHERE customerNumber.number = call.remoteNumber AND call.remoteNumber <> '')) AS customerId
     FROM call WHERE call.id > (SELECT max(id) FROM call) - ${thirtyDays} AND call.direction = 'incoming' AND call.result IN ('missed', 'rejected')
     ORDER BY call.id`,
  ).all() as EarlierCall[];
  const spoken = `(answeredAt IS NOT NULL OR result = 'answered')`;
  const spokenWithNumber = raw.prepare(`SELECT 1 FROM call WHERE remoteNumber = ? AND remoteNumber <> '' AND id > ? AND ${spoken} LIMIT 1`);
  const spokenWithCustomer = raw.prepare(`SELECT 1 FROM call WHERE customerId = ? AND id > ? AND ${spoken} LIMIT 1`);
  const openItem = raw.prepare(`SELECT itemId FROM missedItem WHERE state = 'open' AND (caller = ? OR customerId = ?) LIMIT 1`);
  const insert = raw.prepare(
    `INSERT INTO missedItem (itemId, caller, customerId, state, number, lastCallId, serviceNumber, queue, ivrPath, firstAt, lastAt, misses, tries,
       assignedTo, closedNote, closedBy)
     VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, 1, 0, '', '', '')`,
  );
  const join = raw.prepare(
    `UPDATE missedItem SET number = ?, lastCallId = ?, serviceNumber = ?, queue = ?, ivrPath = ?, lastAt = ?, misses = misses + 1 WHERE itemId = ?`,
  );
  const keepFact = raw.prepare(`INSERT INTO missedFact (item, callId, kind, at, fact) VALUES (?, ?, ?, ?, ?)`);
  for (const call of missed) {
    const { callId, remoteNumber: number, customerId, serviceNumber, queue, ivrPath, startedAt: at, agent } = call;
    if (spokenWithNumber.get(number, call.id) !== undefined) continue;
    if (customerId !== null && spokenWithCustomer.get(customerId, call.id) !== undefined) continue;
    const caller = number === '' ? `call:${callId}` : number;
    const open = openItem.get(caller, customerId) as { itemId: string } | undefined;
    if (open === undefined) insert.run(callId, caller, customerId, number, callId, serviceNumber, queue, ivrPath, at, at);
    else join.run(number, callId, serviceNumber, queue, ivrPath, at, open.itemId);
    keepFact.run(open?.itemId ?? callId, callId, 'missed', at, JSON.stringify({ kind: 'missed', at, callId, number, serviceNumber, agent }));
  }
  countEarlierTries(db);
}

function countEarlierTries(db: WritableDb): void {
  const raw = rawOf(db);
  const items = raw.prepare(`SELECT itemId, caller, firstAt FROM missedItem WHERE state = 'open'`).all() as { itemId: string; caller: string; firstAt: number }[];
  const tries = raw.prepare(
    `SELECT callId, startedAt, agent FROM call WHERE remoteNumber = ? AND id > ? AND direction = 'outgoing' AND answeredAt IS NULL AND result IN ('failed', 'rejected') ORDER BY id`,
  );
  const keepFact = raw.prepare(`INSERT INTO missedFact (item, callId, kind, at, fact) VALUES (?, ?, 'tried', ?, ?)`);
  const count = raw.prepare('UPDATE missedItem SET tries = ?, lastTryAt = ? WHERE itemId = ?');
  for (const { itemId, caller, firstAt } of items) {
    const made = tries.all(caller, firstAt) as { callId: string; startedAt: number; agent: string }[];
    for (const { callId, startedAt: at, agent } of made) keepFact.run(itemId, callId, at, JSON.stringify({ kind: 'tried', at, callId, agent }));
    const last = made.at(-1);
    if (last !== undefined) count.run(made.length, last.startedAt, itemId);
  }
}
