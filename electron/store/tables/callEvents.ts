import type { CallEvent, CallEventKind } from '../../../shared/calls/callEvent.ts';
import { allRows, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { NumberedCallEvent } from '../storeApi.ts';

interface EventRow { readonly sequence: number; readonly event: string }

/** Events in order of sequence; with `kinds`, only those. */
export function eventsOfCall(db: ReadableDb, call: number, kinds?: readonly CallEventKind[]): NumberedCallEvent[] {
  const sql = 'SELECT sequence, event FROM callEvent WHERE call = ?';
  const rows = kinds === undefined
    ? allRows<EventRow>(db, `${sql} ORDER BY sequence`, call)
    : allRows<EventRow>(db, `${sql} AND kind IN (${kinds.map(() => '?').join()}) ORDER BY sequence`, call, ...kinds);
  return rows.map((row) => ({ sequence: row.sequence, event: JSON.parse(row.event) as CallEvent }));
}

/** Known sequences are left as they are; false then. */
export function insertEvent(db: WritableDb, call: number, { sequence, event }: NumberedCallEvent): boolean {
  return runSql(
    db,
    'INSERT INTO callEvent (call, sequence, at, kind, event) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    call, sequence, event.at, event.kind, JSON.stringify(event),
  ) > 0;
}
