import { rawOf } from '../connection.ts';
import type { WritableDb } from '../connection.ts';

/** Outgoing calls of a number and of an agent, newest last: for the limits per callee and for redial. */
export const sql = `
CREATE INDEX callDialled ON call (remoteNumber, id) WHERE direction = 'outgoing' AND remoteNumber <> '';
CREATE INDEX callDialledBy ON call (agent, id) WHERE direction = 'outgoing' AND remoteRaw <> '';
`;

/**
 * Lets `call.result` be `forwarded`. A wider CHECK changes no row, so the table's text is edited in place instead of
 * writing a million rows again: https://www.sqlite.org/lang_altertable.html#making_other_kinds_of_table_schema_changes
 */
export function allowForwarded(db: WritableDb): void {
  const raw = rawOf(db);
  const version = raw.pragma('schema_version', { simple: true }) as number;
  // SQLite guards its schema; the guard is lifted for this one statement.
  raw.unsafeMode(true);
  try {
    raw.pragma('writable_schema = ON');
    const { changes } = raw.prepare(
      `UPDATE sqlite_schema SET sql = replace(sql, '''rejected'', ''failed''))', '''rejected'', ''forwarded'', ''failed''))')
       WHERE type = 'table' AND name = 'call' AND instr(sql, '''rejected'', ''failed''))') > 0`,
    ).run();
    if (changes !== 1) throw new Error('The table of calls has not the rule that was expected.');
    raw.pragma(`schema_version = ${version + 1}`);
  } finally {
    raw.pragma('writable_schema = OFF');
    raw.unsafeMode(false);
  }
}
