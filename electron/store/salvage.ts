import fs from 'node:fs';
import Database from 'better-sqlite3';
import { checkpoint, closeConnection, openConnection, rawOf, transact } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { migrate } from './migrations/migrate.ts';
import type { Migration } from './migrations/migrate.ts';
import { copyReadableRows } from './salvageTable.ts';
import { toStoreError } from './storeErrors.ts';

/** Tables that hold rows of ours, in an order in which parents come first. */
function tablesOf(db: WritableDb): string[] {
  const rows = rawOf(db).prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY rootpage`).all();
  return rows.map((row) => row.name);
}

function openSource(file: string): Database.Database | undefined {
  try {
    const source = new Database(file, { readonly: true });
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    return source;
  } catch (error) {
    if (toStoreError(error).code === 'damaged') return undefined;
    throw error;
  }
}

/**
 * A copy of `file` whose first page (header and list of tables) is taken from `model`. Both were made by the same
 * migrations, so their tables begin on the same pages. Page 1: https://www.sqlite.org/fileformat.html#the_database_header
 */
function copyWithFirstPageOf(model: string, file: string, copy: string): void {
  const pageSize = 4096;
  fs.copyFileSync(file, copy);
  const page = Buffer.alloc(pageSize);
  const from = fs.openSync(model, 'r');
  fs.readSync(from, page, 0, pageSize, 0);
  fs.closeSync(from);
  page.writeUInt32BE(Math.floor(fs.statSync(copy).size / pageSize), 28);
  page.writeUInt32BE(page.readUInt32BE(24), 92);
  // No list of free pages: those of the model mean nothing here.
  page.writeUInt32BE(0, 32);
  page.writeUInt32BE(0, 36);
  const to = fs.openSync(copy, 'r+');
  fs.writeSync(to, page, 0, pageSize, 0);
  fs.closeSync(to);
}

/**
 * Copies every readable row of a damaged database into a new file, table by table.
 * Returns rows per table; a table that could not be read at all is absent.
 */
export function salvage(file: string, target: string, migrations: readonly Migration[], afterwards?: (db: WritableDb) => void): Record<string, number> {
  const fresh = openConnection(target);
  const patched = `${target}.source`;
  const salvaged: Record<string, number> = {};
  let source: Database.Database | undefined;
  try {
    migrate(fresh, migrations);
    checkpoint(fresh, 'TRUNCATE');
    // Children may have outlived their parents: they are kept.
    rawOf(fresh).pragma('foreign_keys = OFF');
    source = openSource(file);
    if (source === undefined) {
      copyWithFirstPageOf(target, file, patched);
      source = openSource(patched);
    }
    for (const table of source === undefined ? [] : tablesOf(fresh)) {
      const from = source;
      const copied = from === undefined ? undefined : transact(fresh, () => copyReadableRows(from, rawOf(fresh), table));
      if (copied !== undefined) salvaged[table] = copied;
    }
    if (afterwards !== undefined) transact(fresh, () => afterwards(fresh));
    checkpoint(fresh, 'TRUNCATE');
    return salvaged;
  } finally {
    source?.close();
    closeConnection(fresh);
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${patched}${suffix}`, { force: true });
  }
}
