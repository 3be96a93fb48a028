import fs from 'node:fs';
import type Database from 'better-sqlite3-multiple-ciphers';
import { checkpoint, closeConnection, openConnection, openRaw, rawOf, transact } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { pageBytes, readFirstPage, readKeptPage } from './firstPage.ts';
import { migrate } from './migrations/migrate.ts';
import type { Migration } from './migrations/migrate.ts';
import { copyReadableRows } from './salvageTable.ts';
import { toStoreError } from './storeErrors.ts';
import type { FileKey } from './storeKeys.ts';

/** Tables that hold rows of ours, in an order in which parents come first. */
function tablesOf(db: WritableDb): string[] {
  const rows = rawOf(db).prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY rootpage`).all();
  return rows.map((row) => row.name);
}

function openWith(file: string, key: FileKey | null): Database.Database | undefined {
  let source: Database.Database | undefined;
  try {
    source = openRaw(file, key, { readonly: true });
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    return source;
  } catch (error) {
    source?.close();
    if (toStoreError(error).code === 'damaged') return undefined;
    throw error;
  }
}

/** A copy of `file` with another first page, and as long as that page says: a file that was cut off is filled up with nothing. */
function copyWithFirstPage(file: string, page: Buffer, fileBytes: number, copy: string): void {
  fs.copyFileSync(file, copy);
  const to = fs.openSync(copy, 'r+');
  fs.writeSync(to, page, 0, pageBytes, 0);
  if (fileBytes > fs.fstatSync(to).size) fs.ftruncateSync(to, fileBytes);
  fs.closeSync(to);
}

/**
 * The first page of a fresh plain database, fitted to a file of so many bytes. Both were made by the same migrations, so
 * their tables begin on the same pages. Page 1: https://www.sqlite.org/fileformat.html#the_database_header
 */
function freshFirstPage(scratch: string, fileBytes: number, migrations: readonly Migration[]): Buffer | undefined {
  const model = openConnection(scratch);
  migrate(model, migrations);
  checkpoint(model, 'TRUNCATE');
  closeConnection(model);
  const page = readFirstPage(scratch);
  if (page === undefined) return undefined;
  page.writeUInt32BE(Math.floor(fileBytes / pageBytes), 28);
  page.writeUInt32BE(page.readUInt32BE(24), 92);
  // No list of free pages: those of the model mean nothing here.
  page.writeUInt32BE(0, 32);
  page.writeUInt32BE(0, 36);
  return page;
}

/** Removes a scratch file with what SQLite puts beside it. */
function clear(scratch: string): void {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${scratch}${suffix}`, { force: true });
}

/**
 * The damaged database, readable: as it is, or as a copy in `scratch` with the first page that was kept of it, or, where it
 * is plain, with a fresh one. Undefined when nothing of it can be read.
 */
function openSource(file: string, scratch: string, key: FileKey | null, migrations: readonly Migration[]): Database.Database | undefined {
  const asItIs = openWith(file, key) ?? (key === null ? undefined : openWith(file, null));
  if (asItIs !== undefined) return asItIs;
  const kept = readKeptPage(file);
  if (kept !== undefined) {
    copyWithFirstPage(file, kept.page, kept.fileBytes, scratch);
    const source = openWith(scratch, key);
    if (source !== undefined) return source;
    clear(scratch);
  }
  const { size } = fs.statSync(file);
  const fresh = freshFirstPage(scratch, size, migrations);
  clear(scratch);
  if (fresh === undefined) return undefined;
  copyWithFirstPage(file, fresh, size, scratch);
  return openWith(scratch, null);
}

/**
 * Copies every readable row of a damaged database into a new file, table by table.
 * Returns rows per table; a table that could not be read at all is absent.
 */
export function salvage(file: string, target: string, key: FileKey | null, migrations: readonly Migration[], afterwards?: (db: WritableDb) => void): Record<string, number> {
  const fresh = openConnection(target, key);
  const patched = `${target}.source`;
  const salvaged: Record<string, number> = {};
  let source: Database.Database | undefined;
  try {
    migrate(fresh, migrations);
    checkpoint(fresh, 'TRUNCATE');
    // Children may have outlived their parents: they are kept.
    rawOf(fresh).pragma('foreign_keys = OFF');
    source = openSource(file, patched, key, migrations);
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
    clear(patched);
  }
}
