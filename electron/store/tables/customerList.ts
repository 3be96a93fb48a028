import type { CustomerCard } from '../../../shared/callers/customerCard.ts';
import { noCustomerFilter } from '../../../shared/customers/customer.ts';
import type { CustomerFilter, CustomerPage, CustomerRecord } from '../../../shared/customers/customer.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb, SqlValue } from '../connection.ts';
import { matchExpression, readSearch, unindexedDigits } from '../searchGrams.ts';
import { cardColumns, cardOf, getCustomerRecord } from './customers.ts';
import type { CustomerRow } from './customers.ts';
import { filterWords } from './customerSearch.ts';

export interface CustomerQuestion {
  readonly text: string;
  readonly filter: CustomerFilter;
  readonly limit: number;
  /** Of the page before; null for the first. */
  readonly cursor: number | null;
}

const mostCounted = 10_000;

interface Condition { readonly sql: string; readonly values: readonly SqlValue[] }

/** One word of the index each. */
function filterMatch({ tag, level, field }: CustomerFilter): string | null {
  const words = [
    ...(tag === null ? [] : [filterWords.tag(tag)]), ...(level === null ? [] : [filterWords.level(level)]),
    ...(field === null ? [] : [filterWords.field(field.id, field.value)]),
  ];
  return words.length === 0 ? null : words.join(' AND ');
}

function conditionsOf(question: CustomerQuestion): { readonly match: string | null; readonly conditions: readonly Condition[] } | null {
  const search = readSearch(question.text);
  if (search.kind === 'nothing') return null;
  const terms = search.kind === 'terms' ? search.terms : [];
  const { companyId, openTicket } = question.filter;
  const matches = [matchExpression(terms, []), filterMatch(question.filter)].filter((part) => part !== null);
  return {
    match: matches.length === 0 ? null : matches.map((part) => `(${part})`).join(' AND '),
    conditions: [
      ...unindexedDigits(terms).map((digits) => ({ sql: 'EXISTS (SELECT 1 FROM customerNumber WHERE customer = customer.rank AND instr(number, ?) > 0)', values: [digits] })),
      ...(companyId === null ? [] : [{ sql: 'customer.companyRank = (SELECT rank FROM company WHERE id = ?)', values: [companyId] }]),
      ...(openTicket ? [{ sql: `customer.id IN (SELECT customerId FROM ticket WHERE state NOT IN ('solved', 'closed'))`, values: [] }] : []),
    ],
  };
}

/** A page of customers, newest first. A filter and a text must both hold. */
export function listCustomers(db: ReadableDb, question: CustomerQuestion): CustomerPage {
  const most = Math.max(1, Math.min(500, Math.trunc(question.limit)));
  const asked = conditionsOf(question);
  if (asked === null) return { customers: [], cursor: null, total: question.cursor === null ? 0 : null };
  const { match, conditions } = asked;
  const from = match === null ? 'customer' : 'customerText CROSS JOIN customer ON customer.rank = customerText.rowid';
  const all = [...(match === null ? [] : [{ sql: 'customerText MATCH ?', values: [match] }]), ...conditions];
  const rankColumn = match === null ? 'customer.rank' : 'customerText.rowid';
  const where = (list: readonly Condition[]) => (list.length === 0 ? '' : `WHERE ${list.map(({ sql }) => sql).join(' AND ')}`);
  const paged: readonly Condition[] = question.cursor === null ? all : [...all, { sql: `${rankColumn} < ?`, values: [question.cursor] }];
  const rows = allRows<CustomerRow>(
    db, `SELECT ${cardColumns} FROM ${from} ${where(paged)} ORDER BY ${rankColumn} DESC LIMIT ?`, ...paged.flatMap(({ values }) => values), most + 1,
  );
  const page = rows.slice(0, most);
  return {
    customers: page.flatMap((row) => cardOf(db, row) ?? []),
    cursor: rows.length > most ? (page.at(-1)?.rank ?? null) : null,
    total: question.cursor === null ? countOf(db, from, where(all), all) : null,
  };
}

/** All when nothing is asked for; else as many as are worth counting. */
function countOf(db: ReadableDb, from: string, where: string, conditions: readonly Condition[]): number {
  const values = conditions.flatMap((condition) => condition.values);
  const sql = conditions.length === 0 ? 'SELECT count(*) AS total FROM customer' : `SELECT count(*) AS total FROM (SELECT 1 FROM ${from} ${where} LIMIT ${mostCounted})`;
  return getRow<{ total: number }>(db, sql, ...values)?.total ?? 0;
}

/** The same page with everything that is kept of each customer: for exports. */
export function listCustomerRecords(db: ReadableDb, question: CustomerQuestion): { readonly records: readonly CustomerRecord[]; readonly cursor: number | null; readonly total: number | null } {
  const { customers, cursor, total } = listCustomers(db, question);
  return { records: customers.flatMap(({ id }) => getCustomerRecord(db, { id }) ?? []), cursor, total };
}

export function searchCustomers(db: ReadableDb, { text, limit }: { readonly text: string; readonly limit: number }): readonly CustomerCard[] {
  return listCustomers(db, { text, limit, filter: noCustomerFilter, cursor: null }).customers;
}
