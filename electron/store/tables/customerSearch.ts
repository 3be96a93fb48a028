import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { gramsOf } from '../searchGrams.ts';

export interface SearchableCustomer {
  readonly rank: number;
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** Notes, and tickets with their numbers. */
  readonly texts: readonly string[];
}

/** Whole values that filters ask for: one word each, longer than any gram of a text. */
export const filterWords = {
  tag: (tag: string) => `zt${hexOf(tag)}`,
  level: (level: string) => `zl${hexOf(level)}`,
  field: (id: string, value: string) => `zf${hexOf(`${id}=${value}`)}`,
} as const;

function hexOf(text: string): string {
  return Buffer.from(text.normalize('NFKC').toLowerCase().slice(0, 80)).toString('hex');
}

const pieceLength = 190;
const pieceOverlap = 12;

/** A long text in pieces that the index takes; they overlap, so that a word on the border is in one of them. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at === 0 || at + pieceOverlap < text.length; at += pieceLength - pieceOverlap) yield text.slice(at, at + pieceLength);
}

export function gramsOfCustomer({ name, company, level, tags, notes, numbers, fields, texts }: Omit<SearchableCustomer, 'rank'>): string {
  const words = [name, company, level, ...tags, ...Object.values(fields), notes, ...texts].flatMap((text) => [...piecesOf(text)]);
  const filters = [
    ...tags.map(filterWords.tag), ...(level === '' ? [] : [filterWords.level(level)]),
    ...Object.entries(fields).filter(([, value]) => value !== '').map(([id, value]) => filterWords.field(id, value)),
  ];
  return [gramsOf({ numbers: numbers.flatMap((number) => number.split(';')), words }), ...filters].join(' ');
}

export function indexCustomer(db: WritableDb, customer: SearchableCustomer): void {
  runSql(db, 'INSERT INTO customerText (rowid, grams) VALUES (?, ?)', customer.rank, gramsOfCustomer(customer));
}

function unindexCustomer(db: WritableDb, rank: number): void {
  runSql(db, 'DELETE FROM customerText WHERE rowid = ?', rank);
}

/** What is found besides the card: notes, and tickets by `T1001` or `1001`. */
export function textsOf(db: ReadableDb, customerId: string): readonly string[] {
  const notes = allRows<{ text: string }>(db, 'SELECT text FROM customerNote WHERE customerId = ? ORDER BY createdAt DESC LIMIT 200', customerId);
  const tickets = allRows<{ number: number; subject: string }>(db, 'SELECT number, subject FROM ticket WHERE customerId = ? ORDER BY number DESC LIMIT 200', customerId);
  return [...notes.map(({ text }) => text), ...tickets.map(({ number, subject }) => `T${number} ${subject}`)];
}

interface Row { rank: number; id: string; name: string; company: string; level: string; tags: string; notes: string; fields: string; numbers: string }

const columns = `rank, id, name, company, level, tags, notes, fields, (SELECT json_group_array(number) FROM customerNumber WHERE customer = rank) AS numbers`;

function indexRow(db: WritableDb, { id, tags, numbers, fields, ...row }: Row): void {
  indexCustomer(db, {
    ...row, tags: JSON.parse(tags) as string[], numbers: JSON.parse(numbers) as string[], fields: JSON.parse(fields) as Record<string, string>, texts: textsOf(db, id),
  });
}

/** Writes a customer's row of the index anew; nothing when there is no such customer. */
export function reindexCustomer(db: WritableDb, id: string): void {
  const row = getRow<Row>(db, `SELECT ${columns} FROM customer WHERE id = ?`, id);
  if (row === undefined) return;
  unindexCustomer(db, row.rank);
  indexRow(db, row);
}

/** Fills the index from the customers. */
export function rebuildCustomerSearch(db: WritableDb): void {
  runSql(db, `INSERT INTO customerText (customerText) VALUES ('delete-all')`);
  for (let after = 0; ;) {
    const rows = allRows<Row>(db, `SELECT ${columns} FROM customer WHERE rank > ? ORDER BY rank LIMIT 1000`, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const row of rows) indexRow(db, row);
    after = last.rank;
  }
}
