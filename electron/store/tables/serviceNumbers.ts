import type { ServiceNumber } from '../../../shared/routing/routingStatus.ts';
import { allRows, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

export function putServiceNumbers(db: WritableDb, numbers: readonly ServiceNumber[]): void {
  transact(db, () => {
    runSql(db, 'DELETE FROM serviceNumber');
    for (const [position, { number, label }] of numbers.entries()) {
      runSql(db, 'INSERT OR REPLACE INTO serviceNumber (number, label, position) VALUES (?, ?, ?)', number, label, position);
    }
  });
}

export function listServiceNumbers(db: ReadableDb): readonly ServiceNumber[] {
  return allRows<ServiceNumber>(db, 'SELECT number, label FROM serviceNumber ORDER BY position');
}
