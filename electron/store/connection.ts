import fs from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import type { FileKey } from './storeKeys.ts';
import { layOutWal } from './walAhead.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection on which a function may only read. */
export interface ReadableDb { readonly [readable]: true }

/** A connection on which a function may also write. */
export interface WritableDb extends ReadableDb { readonly [writable]: true }

export type SqlValue = string | number | null | Uint8Array;
type Row = object;

const statementsOf = new WeakMap<Database.Database, Map<string, Database.Statement<SqlValue[]>>>();

/** The raw connection: for opening, closing, migrations and back-ups only. */
export function rawOf(db: ReadableDb): Database.Database {
  return db as unknown as Database.Database;
}

export function asWritable(raw: Database.Database): WritableDb {
  return raw as unknown as WritableDb;
}

/** Prepared once per connection and text, so the SQL given here must be constant, never built from values. */
function prepared(db: ReadableDb, sql: string): Database.Statement<SqlValue[]> {
  const raw = rawOf(db);
  let known = statementsOf.get(raw);
  if (known === undefined) statementsOf.set(raw, (known = new Map()));
  let statement = known.get(sql);
  if (statement === undefined) known.set(sql, (statement = raw.prepare<SqlValue[]>(sql)));
  return statement;
}

export function getRow<R extends Row>(db: ReadableDb, sql: string, ...values: SqlValue[]): R | undefined {
  return prepared(db, sql).get(...values) as R | undefined;
}

export function allRows<R extends Row>(db: ReadableDb, sql: string, ...values: SqlValue[]): R[] {
  return prepared(db, sql).all(...values) as R[];
}

export interface CommitListener {
  /** Before each commit, still within its transaction: what is written here is committed with it. */
  committing(): void;
  rolledBack(): void;
}

const commitListeners = new WeakMap<Database.Database, CommitListener>();

/** One listener for each connection. Single statements are then transactions too. */
export function onCommit(db: WritableDb, listener: CommitListener): void {
  commitListeners.set(rawOf(db), listener);
}

/** Number of rows changed. */
export function runSql(db: WritableDb, sql: string, ...values: SqlValue[]): number {
  const run = (): number => prepared(db, sql).run(...values).changes;
  return commitListeners.has(rawOf(db)) ? transact(db, run) : run();
}

/** A statement for very many rows of an open transaction: without what `runSql` asks each time. Number of rows changed. */
export function rowWriter(db: WritableDb, sql: string): (...values: SqlValue[]) => number {
  const statement = prepared(db, sql);
  return (...values) => statement.run(...values).changes;
}

/** Runs `work` in one IMMEDIATE transaction; joins the one that is open. A thrown error rolls back. */
export function transact<T>(db: WritableDb, work: () => T): T {
  const raw = rawOf(db);
  if (raw.inTransaction) return work();
  const listener = commitListeners.get(raw);
  prepared(db, 'BEGIN IMMEDIATE').run();
  try {
    const result = work();
    listener?.committing();
    prepared(db, 'COMMIT').run();
    return result;
  } catch (error) {
    listener?.rolledBack();
    // A full disk may already have rolled the transaction back.
    if (raw.inTransaction) prepared(db, 'ROLLBACK').run();
    throw error;
  }
}

/**
 * Runs `work`, whose transactions are then atomic but not yet safe from a power cut: the next commit that syncs, or a
 * check-point, makes them so. Within a transaction it is that one's end that decides.
 */
export function withoutSync<T>(db: WritableDb, work: () => T): T {
  if (rawOf(db).inTransaction) return work();
  rawOf(db).pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    rawOf(db).pragma('synchronous = FULL');
  }
}

/** The page cipher: authenticated, so a changed byte is damage and never a wrong value. */
const pageCipher = 'chacha20';

/** Opens a file and gives it its key, a raw one without derivation; null = it is not encrypted. Nothing is read yet. */
export function openRaw(file: string, key: FileKey | null, options: Database.Options = {}): Database.Database {
  const raw = new Database(file, options);
  if (key !== null) giveKey(raw, key, 'key');
  return raw;
}

/** @param how `rekey` encrypts the plain file that is open */
export function giveKey(raw: Database.Database, key: FileKey, how: 'key' | 'rekey'): void {
  raw.pragma(`cipher = '${pageCipher}'`);
  raw.pragma(`${how} = "x'${Buffer.from(key).toString('hex')}'"`);
}

/** Runs `work`; pages that it frees are overwritten, which costs writing each of them. */
export function overwritingFreed<T>(db: WritableDb, work: () => T): T {
  rawOf(db).pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    rawOf(db).pragma('secure_delete = FAST');
  }
}

/** A file in WAL mode and nothing else, so that its first WAL can be laid out too. */
function makeEmpty(file: string, key: FileKey | null): void {
  const raw = openRaw(file, key);
  try {
    raw.pragma('journal_mode = WAL');
  } finally {
    raw.close();
  }
}

/**
 * What SQLite keeps of a file in memory. With 32 MB a look-up or a search among a million calls took no less of the processor
 * (measured): the system holds the file's pages anyway. Unit: 1024 bytes.
 */
const pageCacheKb = 8000;

/**
 * Opens a file with the store's durability: WAL, and every commit synced to the disk (FULL), because an acknowledged
 * call, event or chunk must survive a power cut. The client idles between calls, so checkpoints run then (`checkpoint`)
 * and the automatic one only bounds the WAL at 32 MB. What is deleted is overwritten.
 * @param key null = the file is not encrypted
 */
export function openConnection(file: string, key: FileKey | null = null): WritableDb {
  if (!fs.existsSync(file)) makeEmpty(file, key);
  layOutWal(file);
  const raw = openRaw(file, key);
  try {
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('busy_timeout = 2000');
    raw.pragma('wal_autocheckpoint = 8000');
    raw.pragma('journal_size_limit = 67108864');
    raw.pragma(`cache_size = -${pageCacheKb}`);
    raw.pragma(`secure_delete = ${key === null ? 'FAST' : 'ON'}`);
    raw.pragma('temp_store = MEMORY');
  } catch (error) {
    raw.close();
    throw error;
  }
  return asWritable(raw);
}

/** A second connection to a file that is open already: it sees what is committed, writes nothing and lays no lock on writers. */
export function openReader(file: string, key: FileKey | null): ReadableDb {
  const raw = openRaw(file, key, { readonly: true, timeout: 2000 });
  try {
    raw.pragma(`cache_size = -${pageCacheKb}`);
    raw.pragma('temp_store = MEMORY');
  } catch (error) {
    raw.close();
    throw error;
  }
  return asWritable(raw);
}

/** Pages in the WAL that are not in the file yet. */
export function pagesAhead(db: ReadableDb): number {
  const state = getRow<{ log: number; checkpointed: number }>(db, 'PRAGMA wal_checkpoint(NOOP)');
  return Math.max(0, (state?.log ?? 0) - (state?.checkpointed ?? 0));
}

/** Moves the WAL's pages into the file; `TRUNCATE` also empties the WAL. */
export function checkpoint(db: WritableDb, mode: 'PASSIVE' | 'TRUNCATE'): void {
  rawOf(db).pragma(`wal_checkpoint(${mode})`);
}

/** Gives back the pages that are kept in memory; nothing is lost, the next look reads them anew. */
export function shrinkCache(db: ReadableDb): void {
  rawOf(db).pragma('shrink_memory');
}

export function closeConnection(db: ReadableDb): void {
  rawOf(db).close();
}
