import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { BlockedNumber, BlockedPage, BlockedQuestion } from '../../../shared/callers/blockedNumber.ts';

const columns = 'number, reason, since, addedBy AS "by"';

export function putBlocked(db: WritableDb, { number, reason, since, by }: BlockedNumber): void {
  runSql(db, 'INSERT OR REPLACE INTO blockedNumber (number, reason, since, addedBy) VALUES (?, ?, ?, ?)', number, reason, since, by);
}

export function removeBlocked(db: WritableDb, { number }: { readonly number: string }): void {
  runSql(db, 'DELETE FROM blockedNumber WHERE number = ?', number);
}

export function findBlocked(db: ReadableDb, { number }: { readonly number: string }): BlockedNumber | null {
  return getRow<BlockedNumber>(db, `SELECT ${columns} FROM blockedNumber WHERE number = ?`, number) ?? null;
}

/** A page of the list, newest first. */
export function listBlocked(db: ReadableDb, { text, after, limit }: BlockedQuestion): BlockedPage {
  const most = Math.max(1, Math.min(500, Math.trunc(limit)));
  const words = text.normalize('NFKC').trim();
  const digits = /^[+\d\s\-().]+$/.test(words) ? words.replace(/[\s\-().]/g, '') : words;
  const rows = allRows<BlockedNumber>(
    db,
    `SELECT ${columns} FROM blockedNumber
     WHERE (? = '' OR instr(number, ?) > 0 OR instr(lower(reason), lower(?)) > 0) ${after === null ? '' : 'AND (since < ? OR (since = ? AND number > ?))'}
     ORDER BY since DESC, number LIMIT ?`,
    words, digits, words, ...(after === null ? [] : [after.since, after.since, after.number]), most + 1,
  );
  const blocked = rows.slice(0, most);
  const last = blocked.at(-1);
  return {
    blocked,
    next: rows.length > most && last !== undefined ? { since: last.since, number: last.number } : null,
    total: getRow<{ total: number }>(db, 'SELECT count(*) AS total FROM blockedNumber')?.total ?? 0,
  };
}
