import type { Disposition } from '../../../shared/dispositions/disposition.ts';
import { getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { KeptDisposition } from '../storeApi.ts';
import { callRowId } from './callIds.ts';
import { reindexCall } from './callSearch.ts';

/** Replaces the call's write-up; its text becomes what the log shows and searches. */
export function keepDisposition(db: WritableDb, { callId, disposition, text, at }: KeptDisposition): void {
  const { reason, result, followUp, note } = disposition;
  transact(db, () => {
    const call = callRowId(db, callId);
    runSql(
      db,
      'INSERT OR REPLACE INTO callDisposition (call, at, reason, result, followUp, note) VALUES (?, ?, ?, ?, ?, ?)',
      call, at, reason, result, followUp, note,
    );
    runSql(db, 'UPDATE call SET disposition = ? WHERE id = ?', text, call);
    reindexCall(db, call);
  });
}

export function getDisposition(db: ReadableDb, { callId }: { readonly callId: string }): Disposition | null {
  const row = getRow<Disposition>(
    db,
    'SELECT reason, callDisposition.result, followUp, note FROM call JOIN callDisposition ON callDisposition.call = call.id WHERE callId = ?',
    callId,
  );
  return row ?? null;
}
