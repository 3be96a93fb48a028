import type { DuplicatePair, DuplicateReason } from '../../../shared/customers/duplicate.ts';
import { areaCodes } from '../../../shared/phoneNumbers/areaCodes.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { getCustomer } from './customers.ts';

interface Found { readonly first: string; readonly second: string; readonly reason: DuplicateReason }

/** Local numbers without an area code that are looked at; there are few of them in a well-kept store. */
const mostLocal = 300;

/** One number with and without its area code, with two customers. */
function sameNumbers(db: ReadableDb): Found[] {
  interface Row { number: string; id: string }
  const ownerSql = 'SELECT number, customer.id FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer';
  const local = allRows<Row>(db, `${ownerSql} WHERE length(number) BETWEEN 7 AND 8 AND number GLOB '[2-8]*' LIMIT ?`, mostLocal);
  return local.flatMap(({ number, id }) => areaCodes.flatMap((code): Found[] => {
    // Eight digits have areas of three digits and some of four, seven only of four.
    if (number.length === 7 && code.length < 4) return [];
    const other = getRow<Row>(db, `${ownerSql} WHERE number = ?`, `${code}${number}`);
    return other === undefined || other.id === id ? [] : [{ first: other.id, second: id, reason: { kind: 'sameNumber', first: other.number, second: number } }];
  }));
}

/** Groups of customers with one key; in a group each is held against the oldest. */
function sameNames(db: ReadableDb, limit: number): Found[] {
  interface Group { nameKey: string; companyKey: string }
  const groups = allRows<Group>(
    db, `SELECT nameKey, companyKey FROM customer WHERE nameKey <> '' AND companyKey <> '' GROUP BY nameKey, companyKey HAVING count(*) > 1 LIMIT ?`, limit,
  );
  return groups.flatMap(({ nameKey, companyKey }) => {
    const ids = allRows<{ id: string }>(db, 'SELECT id FROM customer WHERE nameKey = ? AND companyKey = ? ORDER BY rank LIMIT 20', nameKey, companyKey).map(({ id }) => id);
    return ids.slice(1).map((second): Found => ({ first: ids[0] ?? '', second, reason: { kind: 'sameNameAndCompany' } }));
  });
}

/** Common names say little: more than this many people of one name are not one person. */
const mostNamesakes = 4;

function sameNameWithoutCompany(db: ReadableDb, limit: number): Found[] {
  const names = allRows<{ nameKey: string }>(
    db,
    `SELECT nameKey FROM customer WHERE nameKey <> '' GROUP BY nameKey HAVING count(*) BETWEEN 2 AND ${mostNamesakes} AND min(companyKey) = '' LIMIT ?`,
    limit,
  );
  return names.flatMap(({ nameKey }) => {
    const rows = allRows<{ id: string; companyKey: string }>(db, 'SELECT id, companyKey FROM customer WHERE nameKey = ? ORDER BY companyKey DESC, rank', nameKey);
    const first = rows[0];
    return first === undefined ? [] : rows.slice(1).filter(({ companyKey }) => companyKey === '').map((row): Found => ({ first: first.id, second: row.id, reason: { kind: 'sameName' } }));
  });
}

function isApart(db: ReadableDb, { first, second }: Found): boolean {
  return getRow(db, 'SELECT 1 FROM customerApart WHERE (first = ? AND second = ?) OR (first = ? AND second = ?)', first, second, second, first) !== undefined;
}

/** Pairs that may be one customer, the surest first, each pair once; those said to be two are left out. */
export function listDuplicates(db: ReadableDb, { limit }: { readonly limit: number }): readonly DuplicatePair[] {
  const most = Math.max(1, Math.min(500, limit));
  // Some pairs of a group were said to be two: a few more groups are looked at.
  const found = [...sameNumbers(db), ...sameNames(db, most * 2), ...sameNameWithoutCompany(db, most * 2)];
  const seen = new Set<string>();
  const pairs: DuplicatePair[] = [];
  for (const each of found) {
    if (pairs.length >= most) break;
    const key = [each.first, each.second].sort().join('\n');
    if (seen.has(key) || isApart(db, each)) continue;
    seen.add(key);
    const first = getCustomer(db, { id: each.first });
    const second = getCustomer(db, { id: each.second });
    if (first !== null && second !== null) pairs.push({ first, second, reason: each.reason });
  }
  return pairs;
}

/** These two are not one: they are not listed again. */
export function keepApart(db: WritableDb, { first, second }: { readonly first: string; readonly second: string }): void {
  runSql(db, 'INSERT OR IGNORE INTO customerApart (first, second) VALUES (?, ?)', first, second);
}
