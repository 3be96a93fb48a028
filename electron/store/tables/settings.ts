import { getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

export function putSetting(db: WritableDb, { key, value }: { readonly key: string; readonly value: unknown }): void {
  runSql(db, 'INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)', key, JSON.stringify(value ?? null));
}

export function getSetting(db: ReadableDb, { key }: { readonly key: string }): unknown {
  const row = getRow<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', key);
  return row === undefined ? null : JSON.parse(row.value);
}
