import { allRows, runSql } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import { gramsOf } from '../searchGrams.ts';

export interface SearchableCustomer {
  readonly rank: number;
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly string[];
}

export function indexCustomer(db: WritableDb, customer: SearchableCustomer): void {
  const { name, company, level, tags, notes, numbers } = customer;
  runSql(db, 'INSERT INTO customerText (rowid, grams) VALUES (?, ?)', customer.rank, gramsOf({ numbers, words: [name, company, level, ...tags, notes] }));
}

export function unindexCustomer(db: WritableDb, rank: number): void {
  runSql(db, 'DELETE FROM customerText WHERE rowid = ?', rank);
}

/** Fills the index from the customers. */
export function rebuildCustomerSearch(db: WritableDb): void {
  interface Row { rank: number; name: string; company: string; level: string; tags: string; notes: string; numbers: string }
  runSql(db, `INSERT INTO customerText (customerText) VALUES ('delete-all')`);
  for (let after = 0; ;) {
    const rows = allRows<Row>(
      db,
      `SELECT rank, name, company, level, tags, notes,
         (SELECT json_group_array(number) FROM customerNumber WHERE customer = rank) AS numbers
       FROM customer WHERE rank > ? ORDER BY rank LIMIT 1000`,
      after,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const row of rows) indexCustomer(db, { ...row, tags: JSON.parse(row.tags), numbers: JSON.parse(row.numbers) });
    after = last.rank;
  }
}
