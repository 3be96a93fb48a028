import type { RoutingStatus } from '../../../shared/routing/routingStatus.ts';
import { getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

/** Older snapshots of a number are dropped: they only explain the recent past. */
const keptPerNumber = 200;

export function putRoutingSnapshot(db: WritableDb, status: RoutingStatus): void {
  transact(db, () => {
    runSql(
      db,
      'INSERT OR REPLACE INTO routingSnapshot (serviceNumber, takenAt, status) VALUES (?, ?, ?)',
      status.serviceNumber, status.takenAt, JSON.stringify(status),
    );
    runSql(
      db,
      `DELETE FROM routingSnapshot WHERE serviceNumber = ? AND takenAt <
         (SELECT takenAt FROM routingSnapshot WHERE serviceNumber = ? ORDER BY takenAt DESC LIMIT 1 OFFSET ${keptPerNumber - 1})`,
      status.serviceNumber, status.serviceNumber,
    );
  });
}

export function latestRoutingSnapshot(db: ReadableDb, { serviceNumber }: { readonly serviceNumber: string }): RoutingStatus | null {
  const row = getRow<{ status: string }>(db, 'SELECT status FROM routingSnapshot WHERE serviceNumber = ? ORDER BY takenAt DESC LIMIT 1', serviceNumber);
  return row === undefined ? null : (JSON.parse(row.status) as RoutingStatus);
}
