import { getRow, runSql, transact } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import type { ImportedCall } from '../storeApi.ts';
import { freeCallId } from './callIds.ts';
import { gramsOfCall, marksOf, noMarks, noteDialledNumber } from './callSearch.ts';
import type { CustomerMarks } from './callSearch.ts';
import { logValuesOf, noteLogValue } from './logValues.ts';

/** False when the call id or the row id is taken. */
function insertRow(db: WritableDb, id: number, call: ImportedCall): boolean {
  return runSql(
    db,
    `INSERT INTO call (id, callId, sipCallId, direction, startedAt, answeredAt, endedAt, result, endedBy, endCause, sipCode, talkSeconds,
       line, remoteNumber, remoteRaw, serviceNumber, areaText, queue, queueWaitSeconds, ivrPath, routeRule, customerId, customerName,
       company, agent, disposition)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    id, call.callId, call.sipCallId, call.direction, call.startedAt, call.answeredAt, call.endedAt, call.result, call.endedBy,
    call.endCause, call.sipCode, call.talkSeconds, call.remoteNumber, call.remoteNumber, call.serviceNumber, call.areaText,
    call.queue, call.queueWaitSeconds, call.ivrPath, call.routeRule, call.customerId, call.customerName, call.company, call.agent,
    call.disposition,
  ) > 0;
}

/** Writes down what calls of this kind can be filtered by; once in a batch. */
function noteValues(db: WritableDb, call: ImportedCall, known: CustomerMarks, noted: Set<string>): void {
  for (const [kind, value] of logValuesOf(call, known)) {
    const name = `${kind} ${value}`;
    if (noted.has(name)) continue;
    noted.add(name);
    noteLogValue(db, kind, value);
    if (kind === 'serviceNumber') noteDialledNumber(db, value);
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
    const noted = new Set<string>();
    const marks = new Map<string, CustomerMarks>();
    const marksOfCustomer = (customerId: string | null): CustomerMarks => {
      if (customerId === null) return noMarks;
      const known = marks.get(customerId) ?? marksOf(db, customerId);
      marks.set(customerId, known);
      return known;
    };
    let imported = 0;
    let before: { readonly startedAt: number; readonly id: number } | undefined;
    for (const call of calls) {
      let id = before?.startedAt === call.startedAt ? before.id + 1 : call.startedAt;
      // A shared time may have used up its ids, which only `freeCallId` watches.
      if (id !== call.startedAt || !insertRow(db, id, call)) {
        if (getRow(db, 'SELECT id FROM call WHERE callId = ?', call.callId) !== undefined) continue;
        id = freeCallId(db, call.startedAt, id);
        insertRow(db, id, call);
      }
      before = { startedAt: call.startedAt, id };
      added.push(id);
      const known = marksOfCustomer(call.customerId);
      texts.push([id, gramsOfCall(call, known)]);
      const kindOfCall = [call.serviceNumber, call.queue, call.agent, call.areaText, call.disposition, known.level, ...known.tags].join('\n');
      if (!noted.has(kindOfCall)) noteValues(db, call, known, noted);
      noted.add(kindOfCall);
      imported += 1;
    }
    // After all rows: a row whose insertion fires a trigger makes FTS5 write out what it has gathered, a part for each row.
    for (const [id, grams] of texts) runSql(db, 'INSERT INTO callText (rowid, grams) VALUES (?, ?)', id, grams);
    return { imported, skipped: calls.length - imported };
  });
}
