import { getRow, runSql, transact } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import type { ImportedCall } from '../storeApi.ts';
import { freeCallId } from './callIds.ts';
import { indexCall } from './callSearch.ts';

/** Adds finished calls in one transaction; a call id already there is skipped. */
export function importCalls(db: WritableDb, calls: readonly ImportedCall[]): { readonly imported: number; readonly skipped: number } {
  return transact(db, () => {
    let imported = 0;
    let before: { readonly startedAt: number; readonly id: number } | undefined;
    for (const call of calls) {
      if (getRow(db, 'SELECT id FROM call WHERE callId = ?', call.callId) !== undefined) continue;
      const id = freeCallId(db, call.startedAt, before?.startedAt === call.startedAt ? before.id + 1 : undefined);
      before = { startedAt: call.startedAt, id };
      runSql(
        db,
        `INSERT INTO call (id, callId, sipCallId, direction, startedAt, answeredAt, endedAt, result, endedBy, endCause, sipCode, talkSeconds,
           line, remoteNumber, remoteRaw, serviceNumber, areaText, queue, queueWaitSeconds, ivrPath, routeRule, customerId, customerName,
           company, agent, disposition)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id, call.callId, call.sipCallId, call.direction, call.startedAt, call.answeredAt, call.endedAt, call.result, call.endedBy,
        call.endCause, call.sipCode, call.talkSeconds, call.remoteNumber, call.remoteNumber, call.serviceNumber, call.areaText,
        call.queue, call.queueWaitSeconds, call.ivrPath, call.routeRule, call.customerId, call.customerName, call.company, call.agent,
        call.disposition,
      );
      indexCall(db, { ...call, id });
      imported += 1;
    }
    return { imported, skipped: calls.length - imported };
  });
}
