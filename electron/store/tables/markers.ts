import { canonicalJson } from '../../../shared/evidence/canonicalJson.ts';
import type { Marker } from '../../../shared/waveform/marker.ts';
import { sha256Hex } from '../../evidence/signLink.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { appendEvidence } from '../evidenceChain.ts';
import { newestRecording } from './newestRecording.ts';

const columns = 'id, callId, atMs, untilMs, kind, text, author, madeAt, changedAt';
const most = 2_000;

export function saveMarker(db: WritableDb, { marker, by = marker.author }: { readonly marker: Marker; readonly by?: string | undefined }): void {
  const { id, callId, atMs, untilMs, kind, text, author, madeAt, changedAt } = marker;
  transact(db, () => {
    const before = keptMarker(db, id);
    runSql(
      db,
      `INSERT INTO marker (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET atMs = excluded.atMs, untilMs = excluded.untilMs, kind = excluded.kind, text = excluded.text, changedAt = excluded.changedAt`,
      id, callId, atMs, untilMs, kind, text, author, madeAt, changedAt,
    );
    const after = keptMarker(db, id);
    if (after !== undefined && canonicalJson(after) !== canonicalJson(before ?? null)) linkMarker(db, after, `marker:${id}/${changedAt}`, by);
  });
}

export function removeMarker(db: WritableDb, { id, at, by }: { readonly id: string; readonly at: number; readonly by?: string | undefined }): void {
  transact(db, () => {
    if (runSql(db, 'UPDATE marker SET removedAt = ? WHERE id = ? AND removedAt IS NULL', at, id) === 0) return;
    const after = keptMarker(db, id);
    if (after !== undefined) linkMarker(db, after, `marker:${id}/removed`, by ?? after.author);
  });
}

export type KeptMarker = Marker & { readonly removedAt: number | null };

/** Also one that was removed. */
export function keptMarker(db: ReadableDb, id: string): KeptMarker | undefined {
  return getRow<KeptMarker>(db, `SELECT ${columns}, removedAt FROM marker WHERE id = ?`, id);
}

export const digestOfMarker = (marker: KeptMarker): string => sha256Hex(canonicalJson(marker));

/** What a listener said of a call belongs to what is proven of it. */
function linkMarker(db: WritableDb, marker: KeptMarker, id: string, by: string): void {
  const payload = { id, recordingId: newestRecording(db, marker.callId), by, digest: digestOfMarker(marker), score: null };
  appendEvidence(db, { kind: 'reviewKept', subject: marker.callId, payload });
}

export function getMarker(db: ReadableDb, { id }: { readonly id: string }): Marker | null {
  return getRow<Marker>(db, `SELECT ${columns} FROM marker WHERE id = ? AND removedAt IS NULL`, id) ?? null;
}

export function listMarkers(db: ReadableDb, { callId }: { readonly callId: string }): readonly Marker[] {
  return allRows<Marker>(db, `SELECT ${columns} FROM marker WHERE callId = ? AND removedAt IS NULL ORDER BY atMs, id LIMIT ?`, callId, most);
}
