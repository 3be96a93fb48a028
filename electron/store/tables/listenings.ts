import type { ListenedEntry } from '../../../shared/reviews/listenedEntry.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { keepEvidence } from '../evidenceEntries.ts';
import type { StoreArgument } from '../storeApi.ts';
import { saidOf } from './evidenceLinks.ts';

/** What the chain says of who heard a call; nobody can take it back. Returns false for a call that is not of this house. */
export function keepListened(db: WritableDb, { callId, ...payload }: StoreArgument<'keepListened'>): boolean {
  const ours = getRow(db, 'SELECT 1 FROM recording JOIN call ON call.id = recording.call WHERE recording.id = ? AND call.callId = ?', payload.recordingId, callId);
  if (ours === undefined) return false;
  keepEvidence(db, { kind: 'listened', subject: callId, payload });
  return true;
}

interface Row extends ListenedEntry { readonly id: string }

/** One entry for each hearing, with the sums of its last link; links of earlier versions stand for themselves. */
export function listListened(db: ReadableDb, { callId }: StoreArgument<'listListened'>): readonly ListenedEntry[] {
  const rows = allRows<Row>(
    db,
    `SELECT ${saidOf('id')} AS id, ${saidOf('by')} AS by, at, ${saidOf('servedMs')} AS servedMs, ${saidOf('playedMs')} AS playedMs
     FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind = 'listened' AND ${saidOf('id')} IS NOT NULL ORDER BY sequence DESC LIMIT 500`,
    callId,
  );
  const hearings = new Map<string, ListenedEntry>();
  for (const { id, by, at, servedMs, playedMs } of rows) {
    const hearing = id.split('/')[0] ?? id;
    const later = hearings.get(hearing);
    hearings.set(hearing, later === undefined ? { by, at, servedMs, playedMs } : { ...later, at });
  }
  return [...hearings.values()];
}
