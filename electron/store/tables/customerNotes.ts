import type { CustomerNote, NoteVersion } from '../../../shared/customers/customer.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { reindexCustomer } from './customerSearch.ts';

/** A wording that stood so long is kept when the next comes; shorter ones are typing. Milliseconds. */
const keptAfterMs = 30_000;

const columns = `id, customerId, callId, text, author, createdAt, updatedAt, (SELECT count(*) FROM customerNoteVersion WHERE note = id) AS versions`;

export interface NoteWriting {
  readonly id: string;
  readonly customerId: string;
  readonly callId: string | null;
  readonly text: string;
  readonly author: string;
  readonly at: number;
}

/**
 * Writes a note or its next wording. The wording before is kept when it had stood for a while, came from another, or is
 * being emptied. The same wording again changes nothing.
 */
export function writeNote(db: WritableDb, { id, customerId, callId, text, author, at }: NoteWriting): CustomerNote | null {
  return transact(db, () => {
    const before = getRow<CustomerNote>(db, `SELECT ${columns} FROM customerNote WHERE id = ?`, id);
    if (before?.text === text) return before;
    if (before === undefined && text === '') return null;
    const keep = before !== undefined && before.text !== '' && (at - before.updatedAt >= keptAfterMs || before.author !== author || text.length * 2 < before.text.length);
    if (keep) {
      runSql(
        db,
        'INSERT INTO customerNoteVersion (note, sequence, at, author, text) VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM customerNoteVersion WHERE note = ?), ?, ?, ?)',
        id, id, before.updatedAt, before.author, before.text,
      );
    }
    runSql(
      db,
      `INSERT INTO customerNote (id, customerId, callId, text, author, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET text = excluded.text, author = excluded.author, updatedAt = excluded.updatedAt`,
      id, customerId, callId, text, author, at, at,
    );
    reindexCustomer(db, before?.customerId ?? customerId);
    return getRow<CustomerNote>(db, `SELECT ${columns} FROM customerNote WHERE id = ?`, id) ?? null;
  });
}

/** The newest notes that are not empty, or were. */
export function listNotes(db: ReadableDb, { customerId, limit }: { readonly customerId: string; readonly limit: number }): readonly CustomerNote[] {
  return allRows<CustomerNote>(db, `SELECT ${columns} FROM customerNote WHERE customerId = ? ORDER BY createdAt DESC, id LIMIT ?`, customerId, Math.max(1, Math.min(500, limit)));
}

/** Earlier wordings, newest first. */
export function listNoteVersions(db: ReadableDb, { noteId }: { readonly noteId: string }): readonly NoteVersion[] {
  return allRows<NoteVersion>(db, 'SELECT sequence, at, author, text FROM customerNoteVersion WHERE note = ? ORDER BY sequence DESC LIMIT 500', noteId);
}
