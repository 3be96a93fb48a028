import type { Marker } from '../../../shared/waveform/marker.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

const columns = 'id, callId, atMs, untilMs, kind, text, author, madeAt, changedAt';
const most = 2_000;

export function saveMarker(db: WritableDb, { marker }: { readonly marker: Marker }): void {
  const { id, callId, atMs, untilMs, kind, text, author, madeAt, changedAt } = marker;
  runSql(
    db,
    `INSERT INTO marker (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET atMs = excluded.atMs, untilMs = excluded.untilMs, kind = excluded.kind, text = excluded.text, changedAt = excluded.changedAt`,
    id, callId, atMs, untilMs, kind, text, author, madeAt, changedAt,
  );
}

export function removeMarker(db: WritableDb, { id, at }: { readonly id: string; readonly at: number }): void {
  runSql(db, 'UPDATE marker SET removedAt = ? WHERE id = ? AND removedAt IS NULL', at, id);
}

export function getMarker(db: ReadableDb, { id }: { readonly id: string }): Marker | null {
  return getRow<Marker>(db, `SELECT ${columns} FROM marker WHERE id = ? AND removedAt IS NULL`, id) ?? null;
}

export function listMarkers(db: ReadableDb, { callId }: { readonly callId: string }): readonly Marker[] {
  return allRows<Marker>(db, `SELECT ${columns} FROM marker WHERE callId = ? AND removedAt IS NULL ORDER BY atMs, id LIMIT ?`, callId, most);
}
