import type { CustomerCard, CustomerDraft } from '../../../shared/callers/customerCard.ts';
import type { CustomerRecord, NumberLabel } from '../../../shared/customers/customer.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { ensureCompany, keysOf, takeRanks } from './customerKeys.ts';
import { indexCustomer, reindexCustomer } from './customerSearch.ts';

export interface CustomerRow {
  rank: number; id: string; name: string; company: string; level: string; tags: string; notes: string; createdAt: number; updatedAt: number;
}

export const cardColumns = 'customer.rank, customer.id, customer.name, customer.company, customer.level, customer.tags, customer.notes, customer.createdAt, customer.updatedAt';

export function cardOf(db: ReadableDb, row: CustomerRow | undefined): CustomerCard | null {
  if (row === undefined) return null;
  const { rank, tags, ...fields } = row;
  const numbers = allRows<{ number: string }>(db, 'SELECT number FROM customerNumber WHERE customer = ? ORDER BY position', rank);
  return { ...fields, tags: JSON.parse(tags) as string[], numbers: numbers.map((each) => each.number) };
}

export function getCustomer(db: ReadableDb, { id }: { readonly id: string }): CustomerCard | null {
  return cardOf(db, getRow<CustomerRow>(db, `SELECT ${cardColumns} FROM customer WHERE id = ?`, id));
}

export function findCustomerByNumber(db: ReadableDb, { number }: { readonly number: string }): CustomerCard | null {
  return cardOf(
    db,
    getRow<CustomerRow>(db, `SELECT ${cardColumns} FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer WHERE number = ?`, number),
  );
}

export function getCustomerRecord(db: ReadableDb, { id }: { readonly id: string }): CustomerRecord | null {
  interface Rest { rank: number; fields: string; companyId: string | null; openTickets: number }
  const card = getCustomer(db, { id });
  const rest = getRow<Rest>(
    db,
    `SELECT customer.rank, fields, (SELECT company.id FROM company WHERE company.rank = companyRank) AS companyId,
       (SELECT count(*) FROM ticket WHERE customerId = customer.id AND state NOT IN ('solved', 'closed')) AS openTickets
     FROM customer WHERE customer.id = ?`,
    id,
  );
  if (card === null || rest === undefined) return null;
  const labelled = allRows<{ number: string; label: NumberLabel | null }>(db, 'SELECT number, label FROM customerNumber WHERE customer = ? ORDER BY position', rest.rank);
  return { ...card, companyId: rest.companyId, labelled, fields: JSON.parse(rest.fields) as Record<string, string>, openTickets: rest.openTickets };
}

/** Takes a customer's numbers away and gives it these. Throws `numberTaken` when one belongs to another. */
function replaceNumbers(db: WritableDb, rank: number, numbers: readonly string[], labels: Readonly<Record<string, string>> | undefined): void {
  const before = allRows<{ number: string; label: string | null }>(db, 'SELECT number, label FROM customerNumber WHERE customer = ?', rank);
  const labelOf = new Map(before.map(({ number, label }) => [number, label]));
  runSql(db, 'DELETE FROM customerNumber WHERE customer = ?', rank);
  for (const [position, number] of [...new Set(numbers)].entries()) {
    const label = (labels === undefined ? labelOf.get(number) : labels[number]) ?? null;
    const changed = runSql(db, 'INSERT INTO customerNumber (number, customer, position, label) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', number, rank, position, label || null);
    if (changed === 0) throw new StoreError('numberTaken', 'A number of this card belongs to another customer.');
  }
}

function withoutEmpty(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

export function saveCustomer(db: WritableDb, { id, draft, at, createdAt = at }: { readonly id: string; readonly draft: CustomerDraft; readonly at: number; readonly createdAt?: number }): CustomerCard {
  return transact(db, () => {
    const { name, company, level, tags, notes } = draft;
    const keys = keysOf(draft);
    const companyRank = ensureCompany(db, company, at);
    const known = getRow<{ rank: number; fields: string }>(db, 'SELECT rank, fields FROM customer WHERE id = ?', id);
    const fields = JSON.stringify({ ...(known === undefined ? {} : JSON.parse(known.fields) as object), ...(draft.fields ?? {}) });
    const rank = known?.rank ?? takeRanks(db, 1);
    runSql(
      db,
      `INSERT INTO customer (rank, id, name, company, level, tags, notes, createdAt, updatedAt, companyRank, fields, nameKey, companyKey) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, company = excluded.company, level = excluded.level, tags = excluded.tags,
         notes = excluded.notes, updatedAt = excluded.updatedAt, companyRank = excluded.companyRank, fields = excluded.fields,
         nameKey = excluded.nameKey, companyKey = excluded.companyKey`,
      rank, id, name, company, level, JSON.stringify(tags), notes, createdAt, at, companyRank,
      JSON.stringify(withoutEmpty(JSON.parse(fields) as Record<string, string>)), keys.nameKey, keys.companyKey,
    );
    replaceNumbers(db, rank, draft.numbers, draft.labels);
    const card = getCustomer(db, { id });
    if (card === null) throw new StoreError('internal', 'A saved customer is not there.');
    reindexCustomer(db, id);
    return card;
  });
}

/** Changes what is named and leaves the rest: two windows that edit different fields lose nothing. */
export function changeCustomer(db: WritableDb, { id, change, at }: { readonly id: string; readonly change: Partial<CustomerDraft>; readonly at: number }): CustomerCard {
  return transact(db, () => {
    const card = getCustomer(db, { id });
    if (card === null) throw new StoreError('unknownCustomer', 'There is no such customer.');
    const { name, company, level, tags, notes, numbers } = card;
    return saveCustomer(db, { id, draft: { name, company, level, tags, notes, numbers, ...change }, at });
  });
}

/** Takes a customer off with its numbers and its row of the index; what names it by id stays. */
export function removeCustomer(db: WritableDb, id: string): void {
  const row = getRow<{ rank: number }>(db, 'SELECT rank FROM customer WHERE id = ?', id);
  if (row === undefined) return;
  runSql(db, 'DELETE FROM customerNumber WHERE customer = ?', row.rank);
  runSql(db, 'DELETE FROM customerText WHERE rowid = ?', row.rank);
  runSql(db, 'DELETE FROM customer WHERE rank = ?', row.rank);
}

/** Adds customers in one transaction; ids already there are skipped, and numbers that belong to somebody else. */
export function importCustomers(db: WritableDb, customers: readonly CustomerCard[]): { readonly imported: number; readonly skipped: number } {
  return transact(db, () => {
    let imported = 0;
    for (const card of customers) {
      if (getRow(db, 'SELECT 1 FROM customer WHERE id = ?', card.id) !== undefined) continue;
      const rank = takeRanks(db, 1);
      const keys = keysOf(card);
      runSql(
        db,
        `INSERT INTO customer (rank, id, name, company, level, tags, notes, createdAt, updatedAt, companyRank, nameKey, companyKey) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        rank, card.id, card.name, card.company, card.level, JSON.stringify(card.tags), card.notes, card.createdAt, card.updatedAt,
        ensureCompany(db, card.company, card.createdAt), keys.nameKey, keys.companyKey,
      );
      const numbers = card.numbers.filter((number, position) =>
        runSql(db, 'INSERT INTO customerNumber (number, customer, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', number, rank, position) > 0);
      indexCustomer(db, { ...card, numbers, rank, fields: {}, texts: [] });
      imported += 1;
    }
    return { imported, skipped: customers.length - imported };
  });
}
