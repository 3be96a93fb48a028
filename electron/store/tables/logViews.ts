import type { LogView } from '../../../shared/calls/logView.ts';
import { logViewSettingsSchema } from '../../../shared/calls/logView.ts';
import { allRows, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

/** Replaces the view of the same id. */
export function saveLogView(db: WritableDb, { id, name, settings, at }: LogView & { readonly at: number }): void {
  runSql(
    db,
    `INSERT INTO logView (id, name, settings, createdAt) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings`,
    id, name, JSON.stringify(settings), at,
  );
}

export function removeLogView(db: WritableDb, { id }: { readonly id: string }): void {
  runSql(db, 'DELETE FROM logView WHERE id = ?', id);
}

/** Oldest first; one that this version does not understand is left out, not lost. */
export function logViews(db: ReadableDb): readonly LogView[] {
  return allRows<{ id: string; name: string; settings: string }>(db, 'SELECT id, name, settings FROM logView ORDER BY createdAt, id').flatMap(({ id, name, settings }) => {
    const parsed = logViewSettingsSchema.safeParse(JSON.parse(settings));
    return parsed.success ? [{ id, name, settings: parsed.data }] : [];
  });
}
