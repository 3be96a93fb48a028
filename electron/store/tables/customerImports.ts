import { plainKey } from '../../../shared/customers/nameKeys.ts';
import type { CustomerRecord } from '../../../shared/customers/customer.ts';
import type { ExistingPolicy, ImportedLine, ImportRecord, LineOutcome } from '../../../shared/customers/customerImport.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { keysOf, takeRanks } from './customerKeys.ts';
import { getCustomerRecord } from './customers.ts';
import { gramsOfCustomer, textsOf } from './customerSearch.ts';

export interface ImportBeginning {
  readonly importId: string;
  readonly fileName: string;
  readonly who: string;
  readonly at: number;
  readonly existing: ExistingPolicy;
}

interface ImportRow { readonly rank: number; readonly at: number; readonly existing: ExistingPolicy; readonly state: string; readonly undoes: string | null }

export function importOf(db: ReadableDb, id: string): ImportRow | undefined {
  return getRow<ImportRow>(db, 'SELECT rank, at, existing, state, undoes FROM customerImport WHERE id = ?', id);
}

/** An import that is being staged. Throws `unknownImport` when it is over. */
export function stagingOf(db: ReadableDb, id: string): ImportRow {
  const row = importOf(db, id);
  if (row === undefined || row.state !== 'staging') throw new StoreError('unknownImport', 'This import is not open.');
  return row;
}

/** Whether an import that is being staged has more than so many lines. */
export function hasMoreStaged(db: ReadableDb, id: string, count: number): boolean {
  return getRow(db, `SELECT line FROM stagedCustomer WHERE import = (SELECT rank FROM customerImport WHERE id = ? AND state = 'staging') LIMIT 1 OFFSET ?`, id, count) !== undefined;
}

/** Opens an import: nothing of it is seen until it is taken over. */
export function beginImport(db: WritableDb, { importId, fileName, who, at, existing }: ImportBeginning): void {
  runSql(db, `INSERT OR IGNORE INTO customerImport (id, fileName, who, at, existing, state) VALUES (?, ?, ?, ?, ?, 'staging')`, importId, fileName, who, at, existing);
}

/** What is put beside the customers until the take-over. */
export interface Staged extends ImportedLine {
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The customer that this takes the place of. */
  readonly before: { readonly record: CustomerRecord; readonly rank: number } | null;
  /** Takes it away instead. */
  readonly gone: boolean;
}

/** A row of the text index that is written after all others: a statement that may fire a trigger makes FTS5 write out what it has gathered. */
export type TextRow = readonly [rank: number, grams: string];

export function indexStaged(db: WritableDb, texts: readonly TextRow[]): void {
  for (const [rank, grams] of texts) runSql(db, 'INSERT INTO customerText (rowid, grams) VALUES (?, ?)', rank, grams);
}

/** @param indexed takes the row of the text index, for `indexStaged` */
export function putStaged(db: WritableDb, importRank: number, staged: Staged, indexed: TextRow[]): void {
  const { line, id, name, company, level, tags, notes, fields, numbers, createdAt, updatedAt, before, gone } = staged;
  const rank = takeRanks(db, 1);
  const keys = keysOf(staged);
  runSql(
    db,
    `INSERT INTO stagedCustomer (import, line, rank, id, name, company, companyPlain, level, tags, notes, fields, nameKey, companyKey, createdAt, updatedAt, before, beforeAt, beforeRank, gone)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    importRank, line, rank, id, name, company, plainKey(company), level, JSON.stringify(tags), notes, JSON.stringify(fields), keys.nameKey, keys.companyKey, createdAt, updatedAt,
    before === null ? null : JSON.stringify(before.record), before?.record.updatedAt ?? null, before?.rank ?? null, gone ? 1 : 0,
  );
  if (gone) return;
  for (const [position, { number, label }] of numbers.entries()) {
    runSql(db, 'INSERT OR IGNORE INTO stagedNumber (import, number, rank, position, label) VALUES (?, ?, ?, ?, ?)', importRank, number, rank, position, label);
  }
  const texts = before === null ? [] : textsOf(db, id);
  indexed.push([rank, gramsOfCustomer({ name, company, level, tags, notes, fields, texts, numbers: numbers.map(({ number }) => number) })]);
}

/** The customers that have one of the numbers. */
function ownersOf(db: ReadableDb, numbers: ImportedLine['numbers']): readonly { readonly id: string; readonly rank: number }[] {
  const owners = new Map<string, number>();
  for (const { number } of numbers) {
    const owner = getRow<{ id: string; rank: number }>(db, 'SELECT id, rank FROM customerNumber JOIN customer ON rank = customer WHERE number = ?', number);
    if (owner !== undefined) owners.set(owner.id, owner.rank);
  }
  return [...owners].map(([id, rank]) => ({ id, rank }));
}

/** A customer with a line's values: `fill` only where it has none, `replace` wherever the line has one. Numbers and tags add up. */
function joined(record: CustomerRecord, line: ImportedLine, policy: Exclude<ExistingPolicy, 'skip'>): Pick<Staged, 'name' | 'company' | 'level' | 'tags' | 'notes' | 'fields' | 'numbers'> {
  const choose = (has: string, comes: string): string => (policy === 'fill' ? has || comes : comes || has);
  const fields = Object.fromEntries([...Object.keys(record.fields), ...Object.keys(line.fields)].map((key) => [key, choose(record.fields[key] ?? '', line.fields[key] ?? '')]));
  const known = new Set(record.numbers);
  return {
    name: choose(record.name, line.name), company: choose(record.company, line.company), level: choose(record.level, line.level), notes: choose(record.notes, line.notes),
    tags: [...new Set([...record.tags, ...line.tags])], fields,
    numbers: [...record.labelled, ...line.numbers.filter(({ number }) => !known.has(number))],
  };
}

function stageLine(db: WritableDb, row: ImportRow, line: ImportedLine, indexed: TextRow[]): LineOutcome {
  const staged = getRow<{ before: string | null }>(db, 'SELECT before FROM stagedCustomer WHERE import = ? AND line = ?', row.rank, line.line);
  if (staged !== undefined) return staged.before === null ? 'added' : 'changed';
  if (line.numbers.some(({ number }) => getRow(db, 'SELECT 1 FROM stagedNumber WHERE import = ? AND number = ?', row.rank, number) !== undefined)) return 'repeatedInFile';
  const [owner, ...others] = ownersOf(db, line.numbers);
  if (others.length > 0) return 'severalOwners';
  if (owner === undefined) {
    putStaged(db, row.rank, { ...line, createdAt: row.at, updatedAt: row.at, before: null, gone: false }, indexed);
    return 'added';
  }
  const record = getCustomerRecord(db, { id: owner.id });
  if (row.existing === 'skip' || record === null) return 'skipped';
  if (getRow(db, 'SELECT 1 FROM stagedCustomer WHERE import = ? AND id = ?', row.rank, owner.id) !== undefined) return 'repeatedInFile';
  putStaged(db, row.rank, { line: line.line, id: owner.id, ...joined(record, line, row.existing), createdAt: record.createdAt, updatedAt: row.at, before: { record, rank: owner.rank }, gone: false }, indexed);
  return 'changed';
}

/** Puts lines beside the customers; the outcomes are in the order of the lines. */
export function stageCustomers(db: WritableDb, { importId, lines }: { readonly importId: string; readonly lines: readonly ImportedLine[] }): readonly LineOutcome[] {
  return transact(db, () => {
    const row = stagingOf(db, importId);
    const indexed: TextRow[] = [];
    const outcomes = lines.map((line) => stageLine(db, row, line, indexed));
    indexStaged(db, indexed);
    return outcomes;
  });
}

/** Which of these numbers a customer has. */
export function knownNumbers(db: ReadableDb, { numbers }: { readonly numbers: readonly string[] }): readonly string[] {
  return numbers.filter((number) => getRow(db, 'SELECT 1 FROM customerNumber WHERE number = ?', number) !== undefined);
}

/** Imports that were taken over, newest first. */
export function listImports(db: ReadableDb, { limit }: { readonly limit: number }): readonly ImportRecord[] {
  return allRows<ImportRecord>(
    db,
    `SELECT id, fileName, who, at, state, added, changed FROM customerImport WHERE state IN ('taken', 'undone') AND undoes IS NULL ORDER BY rank DESC LIMIT ?`,
    Math.max(1, Math.min(100, limit)),
  );
}
