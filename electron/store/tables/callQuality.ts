import type { QualitySummary } from '../../../shared/calls/qualitySummary.ts';
import { getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { callRowId } from './callIds.ts';

/** The last summary put for a call is the one that is kept. */
export function putCallQuality(db: WritableDb, { callId, quality }: { readonly callId: string; readonly quality: QualitySummary }): void {
  transact(db, () => {
    const call = callRowId(db, callId);
    runSql(db, 'INSERT OR REPLACE INTO callQuality (call, quality) VALUES (?, ?)', call, JSON.stringify(quality));
    runSql(db, 'UPDATE call SET mos = ? WHERE id = ?', quality.mosAverage, call);
  });
}

export function getCallQuality(db: ReadableDb, { callId }: { readonly callId: string }): QualitySummary | null {
  const row = getRow<{ quality: string }>(db, 'SELECT quality FROM call JOIN callQuality ON callQuality.call = call.id WHERE callId = ?', callId);
  return row === undefined ? null : (JSON.parse(row.quality) as QualitySummary);
}
