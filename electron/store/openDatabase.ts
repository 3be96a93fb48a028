import fs from 'node:fs';
import path from 'node:path';
import { asWritable, closeConnection, openConnection, openRaw, rawOf } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { encryptFile } from './encryptFile.ts';
import { keepFirstPage } from './firstPage.ts';
import { isPlainDatabase } from './keyCheck.ts';
import { migrate, refuseFuture } from './migrations/migrate.ts';
import type { Migration } from './migrations/migrate.ts';
import { salvage } from './salvage.ts';
import type { QuarantineReport } from './storeApi.ts';
import { StoreError, toStoreError } from './storeErrors.ts';
import type { FileKey } from './storeKeys.ts';

export interface OpenedDatabase {
  readonly db: WritableDb;
  readonly quarantined: readonly QuarantineReport[];
}

export interface RepairOptions {
  /** Left out or null = the file is not encrypted as a whole. It must fit: see `keyCheck.ts`. */
  readonly key?: FileKey | null;
  /** Told before the work that may take minutes: a check of the whole file, its encryption, or its replacement. */
  readonly onRepair?: () => void;
  /** Fills what salvage leaves out. */
  readonly afterSalvage?: (db: WritableDb) => void;
}

const withCompanions = ['', '-wal', '-shm'];

/** Present beside a database that reported damage while in use: the next opening checks all of it. */
export function suspectMarkOf(file: string): string {
  return `${file}.suspect`;
}

function openAndMigrate(file: string, key: FileKey | null, migrations: readonly Migration[], checkAll: boolean): WritableDb {
  const db = openConnection(file, key);
  try {
    migrate(db, migrations);
    if (checkAll) {
      const problems = rawOf(db).pragma('quick_check(1)', { simple: true });
      if (problems !== 'ok') throw new StoreError('damaged', String(problems));
    } else readEndsOfTables(db);
    return db;
  } catch (error) {
    closeConnection(db);
    throw error;
  }
}

/** A plain file from the future is left as it is. */
function requireKnownVersion(file: string, migrations: readonly Migration[]): void {
  const raw = openRaw(file, null, { readonly: true });
  try {
    refuseFuture(asWritable(raw), migrations);
  } finally {
    raw.close();
  }
}

/** Reads the first and the last row of every table: finds a torn file in milliseconds, whatever its size. */
function readEndsOfTables(db: WritableDb): void {
  const tables = rawOf(db).prepare<[], { name: string; keys: string }>(
    `SELECT name, (SELECT json_group_array(column.name) FROM pragma_table_info(sqlite_schema.name) AS column WHERE pk > 0) AS keys
     FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'`,
  ).all();
  for (const { name, keys } of tables) {
    for (const order of ['ASC', 'DESC']) {
      const by = (JSON.parse(keys) as string[]).map((key) => `"${key}" ${order}`).join();
      rawOf(db).prepare(`SELECT * FROM "${name}" ORDER BY ${by} LIMIT 1`).get();
    }
  }
}

/**
 * Puts a damaged file and its WAL aside and the salvaged one in its place; nothing is deleted. May be interrupted at any
 * point and run again: the salvaged file is there until the last step, and its time makes the name.
 */
function exchange(file: string): string {
  const salvaged = `${file}.salvaged`;
  const kept = `${file}.damaged-${fs.statSync(salvaged).mtime.toISOString().replace(/[:.]/g, '-')}`;
  for (const companion of withCompanions) {
    if (fs.existsSync(`${file}${companion}`)) fs.renameSync(`${file}${companion}`, `${kept}${companion}`);
  }
  fs.renameSync(salvaged, file);
  return kept;
}

function quarantine(file: string, key: FileKey | null, reason: string, migrations: readonly Migration[], afterSalvage?: (db: WritableDb) => void): QuarantineReport {
  const unfinished = `${file}.salvaging`;
  for (const companion of withCompanions) fs.rmSync(`${unfinished}${companion}`, { force: true });
  const salvaged = salvage(file, unfinished, key, migrations, afterSalvage);
  fs.renameSync(unfinished, `${file}.salvaged`);
  return { file: path.basename(file), keptAs: path.basename(exchange(file)), reason, salvaged };
}

/**
 * Opens a database file, encrypts it if it is plain and must not be, brings it to the newest version, and replaces it when
 * it is damaged: every row that can still be read is copied into a fresh file, and the damaged one is kept beside it under a
 * name with a time stamp.
 * Throws `futureDatabase`, `notAllowed`, `readOnly`, `diskFull`, `busy`, `ioError`; then the file is as it was.
 */
export function openDatabase(file: string, migrations: readonly Migration[], { key = null, onRepair, afterSalvage }: RepairOptions = {}): OpenedDatabase {
  const mark = suspectMarkOf(file);
  const suspect = fs.existsSync(mark);
  if (suspect) onRepair?.();
  if (fs.existsSync(`${file}.salvaged`)) exchange(file);
  try {
    if (key !== null && isPlainDatabase(file)) {
      onRepair?.();
      requireKnownVersion(file, migrations);
      encryptFile(file, key);
    }
    const db = openAndMigrate(file, key, migrations, suspect);
    fs.rmSync(mark, { force: true });
    keepFirstPage(file);
    return { db, quarantined: [] };
  } catch (error) {
    const problem = toStoreError(error);
    if (problem.code !== 'damaged') throw problem;
    onRepair?.();
    const report = quarantine(file, key, problem.message, migrations, afterSalvage);
    const db = openAndMigrate(file, key, migrations, false);
    keepFirstPage(file);
    fs.rmSync(mark, { force: true });
    return { db, quarantined: [report] };
  }
}
