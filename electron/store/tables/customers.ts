import type { CustomerCard, CustomerDraft } from '../../../shared/callers/customerCard.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { matchExpression, readSearch, unindexedDigits } from '../searchGrams.ts';
import { StoreError } from '../storeErrors.ts';
import { indexCustomer, unindexCustomer } from './customerSearch.ts';

interface CustomerRow {
  rank: number; id: string; name: string; company: string; level: string; tags: string; notes: string; createdAt: number; updatedAt: number;
}

function cardOf(db: ReadableDb, row: CustomerRow | undefined): CustomerCard | null {
  if (row === undefined) return null;
  const { rank, tags, ...fields } = row;
  const numbers = allRows<{ number: string }>(db, 'SELECT number FROM customerNumber WHERE customer = ? ORDER BY position', rank);
  return { ...fields, tags: JSON.parse(tags) as string[], numbers: numbers.map((each) => each.number) };
}

export function getCustomer(db: ReadableDb, { id }: { readonly id: string }): CustomerCard | null {
  return cardOf(db, getRow<CustomerRow>(db, 'SELECT * FROM customer WHERE id = ?', id));
}

export function findCustomerByNumber(db: ReadableDb, { number }: { readonly number: string }): CustomerCard | null {
  return cardOf(
    db,
    getRow<CustomerRow>(db, 'SELECT customer.* FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer WHERE number = ?', number),
  );
}

function insertNumbers(db: WritableDb, rank: number, numbers: readonly string[]): void {
  for (const [position, number] of [...new Set(numbers)].entries()) {
    const changed = runSql(db, 'INSERT INTO customerNumber (number, customer, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', number, rank, position);
    if (changed === 0) throw new StoreError('numberTaken', 'A number of this card belongs to another customer.');
  }
}

export function saveCustomer(db: WritableDb, { id, draft, at }: { readonly id: string; readonly draft: CustomerDraft; readonly at: number }): CustomerCard {
  return transact(db, () => {
    const known = getRow<{ rank: number }>(db, 'SELECT rank FROM customer WHERE id = ?', id);
    runSql(
      db,
      `INSERT INTO customer (id, name, company, level, tags, notes, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, company = excluded.company, level = excluded.level, tags = excluded.tags,
         notes = excluded.notes, updatedAt = excluded.updatedAt`,
      id, draft.name, draft.company, draft.level, JSON.stringify(draft.tags), draft.notes, at, at,
    );
    const rank = getRow<{ rank: number }>(db, 'SELECT rank FROM customer WHERE id = ?', id)?.rank ?? 0;
    if (known !== undefined) {
      runSql(db, 'DELETE FROM customerNumber WHERE customer = ?', rank);
      unindexCustomer(db, rank);
    }
    insertNumbers(db, rank, draft.numbers);
    const card = getCustomer(db, { id });
    if (card === null) throw new StoreError('internal', 'A saved customer is not there.');
    indexCustomer(db, { ...card, rank });
    return card;
  });
}

/** Adds customers in one transaction; ids already there are skipped, and numbers that belong to somebody else. */
export function importCustomers(db: WritableDb, customers: readonly CustomerCard[]): { readonly imported: number; readonly skipped: number } {
  return transact(db, () => {
    let imported = 0;
    for (const card of customers) {
      const added = runSql(
        db,
        'INSERT INTO customer (id, name, company, level, tags, notes, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        card.id, card.name, card.company, card.level, JSON.stringify(card.tags), card.notes, card.createdAt, card.updatedAt,
      );
      if (added === 0) continue;
      const rank = getRow<{ rank: number }>(db, 'SELECT rank FROM customer WHERE id = ?', card.id)?.rank ?? 0;
      const numbers = card.numbers.filter((number, position) =>
        runSql(db, 'INSERT INTO customerNumber (number, customer, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', number, rank, position) > 0);
      indexCustomer(db, { ...card, numbers, rank });
      imported += 1;
    }
    return { imported, skipped: customers.length - imported };
  });
}

export function searchCustomers(db: ReadableDb, { text, limit }: { readonly text: string; readonly limit: number }): readonly CustomerCard[] {
  const most = Math.max(1, Math.min(500, Math.trunc(limit)));
  const search = readSearch(text);
  if (search.kind === 'nothing') return [];
  const terms = search.kind === 'terms' ? search.terms : [];
  const match = matchExpression(terms, []);
  const digits = unindexedDigits(terms);
  const conditions = digits.map(() => 'EXISTS (SELECT 1 FROM customerNumber WHERE customer = customer.rank AND instr(number, ?) > 0)');
  const rows = match === null
    ? allRows<CustomerRow>(db, `SELECT * FROM customer WHERE ${['1', ...conditions].join(' AND ')} ORDER BY rank DESC LIMIT ?`, ...digits, most)
    : allRows<CustomerRow>(
        db,
        `SELECT customer.* FROM customerText CROSS JOIN customer ON customer.rank = customerText.rowid
         WHERE ${['customerText MATCH ?', ...conditions].join(' AND ')} ORDER BY customerText.rowid DESC LIMIT ?`,
        match, ...digits, most,
      );
  return rows.flatMap((row) => cardOf(db, row) ?? []);
}
