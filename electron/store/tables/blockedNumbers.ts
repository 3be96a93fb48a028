import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { BlockedNumber } from '../../../shared/callers/blockedNumber.ts';

export function putBlocked(db: WritableDb, { number, reason, since }: BlockedNumber): void {
  runSql(db, 'INSERT OR REPLACE INTO blockedNumber (number, reason, since) VALUES (?, ?, ?)', number, reason, since);
}

export function removeBlocked(db: WritableDb, { number }: { readonly number: string }): void {
  runSql(db, 'DELETE FROM blockedNumber WHERE number = ?', number);
}

export function findBlocked(db: ReadableDb, { number }: { readonly number: string }): BlockedNumber | null {
  return getRow<BlockedNumber>(db, 'SELECT number, reason, since FROM blockedNumber WHERE number = ?', number) ?? null;
}

export function listBlocked(db: ReadableDb): readonly BlockedNumber[] {
  return allRows<BlockedNumber>(db, 'SELECT number, reason, since FROM blockedNumber ORDER BY since DESC, number');
}
