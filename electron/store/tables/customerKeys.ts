import { randomUUID } from 'node:crypto';
import { companyKey, personKey, plainKey } from '../../../shared/customers/nameKeys.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

/** The keys under which duplicates of a customer are found. */
export function keysOf({ name, company }: { readonly name: string; readonly company: string }): { readonly nameKey: string; readonly companyKey: string } {
  return { nameKey: personKey(name), companyKey: companyKey(company) };
}

/** Takes `count` ranks that were never used, and returns the first. A rank is not given out twice: the text index may know it before the table does. */
export function takeRanks(db: WritableDb, count: number): number {
  // Not RETURNING: a table of its own for the answer, which costs seventy microseconds.
  if (runSql(db, 'UPDATE customerRank SET next = next + ?', count) === 0) {
    runSql(db, `INSERT INTO customerRank (only, next) VALUES (1, ? + 1 + max((SELECT coalesce(max(rank), 0) FROM customer), (SELECT coalesce(max(rank), 0) FROM stagedCustomer)))`, count);
  }
  return (getRow<{ next: number }>(db, 'SELECT next FROM customerRank')?.next ?? 0) - count;
}

function companyRankOf(db: ReadableDb, name: string): number | null {
  const plain = plainKey(name);
  return plain === '' ? null : (getRow<{ rank: number }>(db, 'SELECT rank FROM company WHERE nameKey = ?', plain)?.rank ?? null);
}

/** The company with this name, made when there is none; null for an empty name. */
export function ensureCompany(db: WritableDb, name: string, at: number): number | null {
  const plain = plainKey(name);
  if (plain === '') return null;
  const known = companyRankOf(db, name);
  if (known !== null) return known;
  runSql(db, `INSERT INTO company (id, name, nameKey, address, notes, createdAt, updatedAt) VALUES (?, ?, ?, '', '', ?, ?)`, randomUUID(), name.trim(), plain, at, at);
  return companyRankOf(db, name);
}

/** Gives the customers of an older version their keys and their companies. */
export function takeInCompanies(db: WritableDb): void {
  interface Row { rank: number; name: string; company: string; createdAt: number }
  for (let after = 0; ;) {
    const rows = allRows<Row>(db, 'SELECT rank, name, company, createdAt FROM customer WHERE rank > ? ORDER BY rank LIMIT 1000', after);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const row of rows) {
      const { nameKey, companyKey: ofCompany } = keysOf(row);
      runSql(db, 'UPDATE customer SET nameKey = ?, companyKey = ?, companyRank = ? WHERE rank = ?', nameKey, ofCompany, ensureCompany(db, row.company, row.createdAt), row.rank);
    }
    after = last.rank;
  }
}
