import { getRow, rowWriter, transact } from '../connection.ts';
import type { SqlValue, WritableDb } from '../connection.ts';
import type { ImportedCall } from '../storeApi.ts';
import { freeCallId } from './callIds.ts';
import { gramsOfCall, marksOf, noMarks, noteDialledNumber } from './callSearch.ts';
import type { CustomerMarks } from './callSearch.ts';
import { logValuesOf, noteLogValue } from './logValues.ts';

/** Nothing is inserted when the call id or the row id is taken. */
const insertSql = `INSERT INTO call (id, callId, sipCallId, direction, startedAt, answeredAt, endedAt, result, endedBy, endCause, sipCode, talkSeconds,
       line, remoteNumber, remoteRaw, serviceNumber, areaText, queue, queueWaitSeconds, ivrPath, routeRule, customerId, customerName,
       company, agent, disposition)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

function valuesOf(id: number, call: ImportedCall): SqlValue[] {
  return [
    id, call.callId, call.sipCallId, call.direction, call.startedAt, call.answeredAt, call.endedAt, call.result, call.endedBy,
    call.endCause, call.sipCode, call.talkSeconds, call.remoteNumber, call.remoteNumber, call.serviceNumber, call.areaText,
    call.queue, call.queueWaitSeconds, call.ivrPath, call.routeRule, call.customerId, call.customerName, call.company, call.agent,
    call.disposition,
  ];
}

/** Values that calls can be filtered by, each written down once in a batch. */
class NotedValues {
  readonly #db: WritableDb;
  readonly #values = new Set<string>();
  /** A call whose fields were all seen, each by itself, has no new value. */
  readonly #seen = { serviceNumber: new Set<string>(), queue: new Set<string>(), agent: new Set<string>(), areaText: new Set<string>(), disposition: new Set<string>() };
  readonly #marks = new Set<CustomerMarks>();

  constructor(db: WritableDb) {
    this.#db = db;
  }

  note(call: ImportedCall, marks: CustomerMarks): void {
    const { serviceNumber, queue, agent, areaText, disposition } = this.#seen;
    if (
      serviceNumber.has(call.serviceNumber) && queue.has(call.queue) && agent.has(call.agent) && areaText.has(call.areaText) &&
      disposition.has(call.disposition) && this.#marks.has(marks)
    ) return;
    serviceNumber.add(call.serviceNumber);
    queue.add(call.queue);
    agent.add(call.agent);
    areaText.add(call.areaText);
    disposition.add(call.disposition);
    this.#marks.add(marks);
    for (const [kind, value] of logValuesOf(call, marks)) {
      const name = `${kind} ${value}`;
      if (this.#values.has(name)) continue;
      this.#values.add(name);
      noteLogValue(this.#db, kind, value);
      if (kind === 'serviceNumber') noteDialledNumber(this.#db, value);
    }
  }
}

/**
 * Adds finished calls in one transaction; a call id already there is skipped. The usual row is written without a question
 * asked first: only a refused one is looked at.
 * @param added takes the row ids of what was new
 */
export function importCalls(db: WritableDb, calls: readonly ImportedCall[], added: number[] = []): { readonly imported: number; readonly skipped: number } {
  return transact(db, () => {
    const texts: (readonly [id: number, grams: string])[] = [];
    const insert = rowWriter(db, insertSql);
    const noted = new NotedValues(db);
    const marks = new Map<string, CustomerMarks>();
    /** Customers with the same level and tags share theirs. */
    const shared = new Map<string, CustomerMarks>();
    const marksOfCustomer = (customerId: string | null): CustomerMarks => {
      if (customerId === null) return noMarks;
      const known = marks.get(customerId);
      if (known !== undefined) return known;
      const found = marksOf(db, customerId);
      const name = [found.level, ...found.tags].join('\n');
      const same = shared.get(name) ?? found;
      shared.set(name, same);
      marks.set(customerId, same);
      return same;
    };
    let imported = 0;
    let before: { readonly startedAt: number; readonly id: number } | undefined;
    for (const call of calls) {
      let id = before?.startedAt === call.startedAt ? before.id + 1 : call.startedAt;
      // A shared time may have used up its ids, which only `freeCallId` watches.
      if (id !== call.startedAt || insert(...valuesOf(id, call)) === 0) {
        if (getRow(db, 'SELECT id FROM call WHERE callId = ?', call.callId) !== undefined) continue;
        id = freeCallId(db, call.startedAt, id);
        insert(...valuesOf(id, call));
      }
      before = { startedAt: call.startedAt, id };
      added.push(id);
      const known = marksOfCustomer(call.customerId);
      texts.push([id, gramsOfCall(call, known)]);
      noted.note(call, known);
      imported += 1;
    }
    // After all rows: a row whose insertion fires a trigger makes FTS5 write out what it has gathered, a part for each row.
    const index = rowWriter(db, 'INSERT INTO callText (rowid, grams) VALUES (?, ?)');
    for (const [id, grams] of texts) index(id, grams);
    return { imported, skipped: calls.length - imported };
  });
}
