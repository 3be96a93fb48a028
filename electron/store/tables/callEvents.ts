import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import { allRows, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { NumberedCallEvent } from '../storeApi.ts';

export function eventsOfCall(db: ReadableDb, call: number): NumberedCallEvent[] {
  const rows = allRows<{ sequence: number; event: string }>(db, 'SELECT sequence, event FROM callEvent WHERE call = ? ORDER BY sequence', call);
  return rows.map((row) => ({ sequence: row.sequence, event: JSON.parse(row.event) as CallEvent }));
}

/** Known sequences are left as they are. */
export function insertEvent(db: WritableDb, call: number, { sequence, event }: NumberedCallEvent): void {
  runSql(
    db,
    'INSERT INTO callEvent (call, sequence, at, kind, event) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    call, sequence, event.at, event.kind, JSON.stringify(event),
  );
}
