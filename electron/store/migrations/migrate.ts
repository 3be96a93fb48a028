import { rawOf, transact } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';

export interface Migration {
  /** Becomes `user_version` in the transaction that runs `sql`. */
  readonly version: number;
  readonly sql: string;
  /** What SQL alone cannot do, in the same transaction. */
  readonly after?: (db: WritableDb) => void;
}

export function versionOf(db: WritableDb): number {
  return rawOf(db).pragma('user_version', { simple: true }) as number;
}

/** The version of a database. Throws `futureDatabase` when it is newer than this program. */
export function refuseFuture(db: WritableDb, migrations: readonly Migration[]): number {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = versionOf(db);
  if (found > newest) {
    throw new StoreError('futureDatabase', `The database has version ${found}; this program knows versions up to ${newest}.`);
  }
  return found;
}

/**
 * Brings a database to the newest version, each step in its own transaction together with its `user_version`.
 * Throws `futureDatabase` and changes nothing when the file is newer than this program.
 */
export function migrate(db: WritableDb, migrations: readonly Migration[]): void {
  const found = refuseFuture(db, migrations);
  for (const migration of migrations) {
    if (migration.version <= found) continue;
    transact(db, () => {
      rawOf(db).exec(migration.sql);
      migration.after?.(db);
      rawOf(db).pragma(`user_version = ${migration.version}`);
    });
  }
}
