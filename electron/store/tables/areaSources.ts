import { allRows, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { AreaSource } from '../storeApi.ts';

export function putAreaSource(db: WritableDb, { name, importedAt, rows, sha256, path }: AreaSource): void {
  runSql(db, 'INSERT OR REPLACE INTO areaSource (name, importedAt, rows, sha256, path) VALUES (?, ?, ?, ?, ?)', name, importedAt, rows, sha256, path);
}

export function listAreaSources(db: ReadableDb): readonly AreaSource[] {
  return allRows<AreaSource>(db, 'SELECT name, importedAt, rows, sha256, path FROM areaSource ORDER BY importedAt DESC, name');
}
