import { rawOf } from '../connection.ts';
import type { WritableDb } from '../connection.ts';

/**
 * Replaces words in a table's text, for a change that no row can tell (a wider CHECK, a reference less), instead of writing
 * a million rows again: https://www.sqlite.org/lang_altertable.html#making_other_kinds_of_table_schema_changes. Throws when
 * the text has not these words.
 */
export function editSchema(db: WritableDb, table: string, before: string, after: string): void {
  const raw = rawOf(db);
  const version = raw.pragma('schema_version', { simple: true }) as number;
  // SQLite guards its schema; the guard is lifted for this one statement.
  raw.unsafeMode(true);
  try {
    raw.pragma('writable_schema = ON');
    const { changes } = raw.prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ? AND instr(sql, ?) > 0").run(before, after, table, before);
    if (changes !== 1) throw new Error(`The table ${table} has not the words that were expected.`);
    raw.pragma(`schema_version = ${version + 1}`);
  } finally {
    raw.pragma('writable_schema = OFF');
    raw.unsafeMode(false);
  }
}
