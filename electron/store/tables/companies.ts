import type { CustomerCard } from '../../../shared/callers/customerCard.ts';
import { longestExtension, shortestPrefix } from '../../../shared/customers/company.ts';
import type { Company, CompanyDraft, CompanyNumber } from '../../../shared/customers/company.ts';
import { companyKey, plainKey } from '../../../shared/customers/nameKeys.ts';
import type { NumberVariants } from '../../../shared/customers/numberVariants.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { findCustomerByNumber } from './customers.ts';
import { reindexCustomer } from './customerSearch.ts';

interface CompanyRow { rank: number; id: string; name: string; address: string; notes: string; updatedAt: number; contacts: number }

const columns = `company.rank, company.id, company.name, company.address, company.notes, company.updatedAt,
  (SELECT count(*) FROM customer WHERE customer.companyRank = company.rank) AS contacts`;

function companyOf(db: ReadableDb, { rank, ...row }: CompanyRow): Company {
  return { ...row, numbers: allRows<CompanyNumber>(db, 'SELECT prefix, extensionDigits FROM companyNumber WHERE company = ? ORDER BY position', rank) };
}

export function getCompany(db: ReadableDb, { id }: { readonly id: string }): Company | null {
  const row = getRow<CompanyRow>(db, `SELECT ${columns} FROM company WHERE id = ?`, id);
  return row === undefined ? null : companyOf(db, row);
}

/** Companies whose name has this text, or all, by name. */
export function listCompanies(db: ReadableDb, { text, limit }: { readonly text: string; readonly limit: number }): readonly Company[] {
  const key = plainKey(text);
  const rows = allRows<CompanyRow>(db, `SELECT ${columns} FROM company WHERE ? = '' OR instr(nameKey, ?) > 0 ORDER BY name LIMIT ?`, key, key, Math.max(1, Math.min(500, limit)));
  return rows.map((row) => companyOf(db, row));
}

/** Saves a company; its contacts get its new name. Fails with `companyExists` or `numberTaken`. */
export function saveCompany(db: WritableDb, { id, draft, at }: { readonly id: string; readonly draft: CompanyDraft; readonly at: number }): Company {
  return transact(db, () => {
    const nameKey = plainKey(draft.name);
    const other = getRow<{ id: string }>(db, 'SELECT id FROM company WHERE nameKey = ? AND id <> ?', nameKey, id);
    if (other !== undefined) throw new StoreError('companyExists', 'Another company has this name.');
    const before = getRow<{ rank: number; name: string }>(db, 'SELECT rank, name FROM company WHERE id = ?', id);
    runSql(
      db,
      `INSERT INTO company (id, name, nameKey, address, notes, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, nameKey = excluded.nameKey, address = excluded.address, notes = excluded.notes, updatedAt = excluded.updatedAt`,
      id, draft.name, nameKey, draft.address, draft.notes, at, at,
    );
    const rank = before?.rank ?? getRow<{ rank: number }>(db, 'SELECT rank FROM company WHERE id = ?', id)?.rank ?? 0;
    runSql(db, 'DELETE FROM companyNumber WHERE company = ?', rank);
    for (const [position, { prefix, extensionDigits }] of draft.numbers.entries()) {
      const added = runSql(db, 'INSERT INTO companyNumber (prefix, company, position, extensionDigits) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', prefix, rank, position, extensionDigits);
      if (added === 0) throw new StoreError('numberTaken', 'A number of this company belongs to another company.');
    }
    if (before !== undefined && before.name !== draft.name) {
      runSql(db, 'UPDATE customer SET company = ?, companyKey = ? WHERE companyRank = ?', draft.name, companyKey(draft.name), rank);
      for (const contact of allRows<{ id: string }>(db, 'SELECT id FROM customer WHERE companyRank = ?', rank)) reindexCustomer(db, contact.id);
    }
    const saved = getCompany(db, { id });
    if (saved === null) throw new StoreError('internal', 'A saved company is not there.');
    return saved;
  });
}

interface CompanyMatch { readonly companyRank: number; readonly prefix: string; readonly extension: string }

/** The longest prefix wins. */
function matchCompany(db: ReadableDb, digits: string): CompanyMatch | null {
  for (let length = digits.length; length >= Math.max(shortestPrefix, digits.length - longestExtension); length -= 1) {
    const prefix = digits.slice(0, length);
    const row = getRow<{ company: number; extensionDigits: number }>(db, 'SELECT company, extensionDigits FROM companyNumber WHERE prefix = ?', prefix);
    if (row !== undefined && digits.length - length <= row.extensionDigits) return { companyRank: row.company, prefix, extension: digits.slice(length) };
  }
  return null;
}

function cardOfCompany(db: ReadableDb, { companyRank, prefix, extension }: CompanyMatch): CustomerCard | null {
  const row = getRow<{ id: string; name: string; notes: string; createdAt: number; updatedAt: number }>(db, 'SELECT id, name, notes, createdAt, updatedAt FROM company WHERE rank = ?', companyRank);
  if (row === undefined) return null;
  const { id, name, notes, createdAt, updatedAt } = row;
  return { id: `company:${id}`, name: '', company: name, level: '', tags: [], notes, numbers: [], createdAt, updatedAt, atCompany: { companyId: id, prefix, extension } };
}

/**
 * Who has the caller's line: a contact with the number, a contact with the extension of a company's number, else the
 * company itself. An extension says more than the number in front of it, so it is asked first.
 */
export function findCaller(db: ReadableDb, { keys, digits }: NumberVariants): CustomerCard | null {
  const match = matchCompany(db, digits);
  const extended = keys.some((key) => key.includes(';'));
  const byExtension = (): CustomerCard | null => {
    if (match === null || match.extension === '') return null;
    return findCustomerByNumber(db, { number: `${match.prefix};${match.extension}` }) ?? cardOfCompany(db, match);
  };
  for (const number of keys.filter((key) => key.includes(';') === extended)) {
    const card = findCustomerByNumber(db, { number });
    if (card !== null) return card;
  }
  const atExtension = byExtension();
  if (atExtension !== null) return atExtension;
  for (const number of extended ? keys.filter((key) => !key.includes(';')) : []) {
    const card = findCustomerByNumber(db, { number });
    if (card !== null) return card;
  }
  return match === null ? null : cardOfCompany(db, match);
}
