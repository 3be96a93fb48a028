import type { CustomerRecord } from '../../../shared/customers/customer.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { importOf, indexStaged, putStaged, stagingOf } from './customerImports.ts';
import type { TextRow } from './customerImports.ts';
import { getCustomerRecord } from './customers.ts';
import { reindexCustomer } from './customerSearch.ts';

export interface TakenOver {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Lines whose customer was changed by somebody while the file was read: they are left as that person made them. */
  readonly passedOver: readonly number[];
}

/** `stagedCustomer.gone`: 0 = put there, 1 = taken away, 2 = passed over. */
const passOverSql = `UPDATE stagedCustomer SET gone = 2 WHERE import = ? AND before IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM customer WHERE customer.rank = beforeRank AND customer.updatedAt = beforeAt)`;

const replacedSql = 'SELECT beforeRank FROM stagedCustomer WHERE import = ? AND gone <> 2 AND beforeRank IS NOT NULL';

const takeOverSql: readonly string[] = [
  `INSERT INTO company (id, name, nameKey, address, notes, createdAt, updatedAt)
   SELECT lower(hex(randomblob(16))), company, companyPlain, '', '', min(updatedAt), min(updatedAt) FROM stagedCustomer
   WHERE import = ? AND companyPlain <> '' AND gone = 0 GROUP BY companyPlain ON CONFLICT DO NOTHING`,
  `INSERT OR IGNORE INTO customerImportChange (import, line, customerId, before) SELECT import, line, id, before FROM stagedCustomer WHERE import = ? AND gone <> 2`,
  `INSERT OR IGNORE INTO customerTextOrphan (rank) ${replacedSql}`,
  `INSERT OR IGNORE INTO customerTextOrphan (rank) SELECT rank FROM stagedCustomer WHERE import = ? AND gone = 2`,
  `DELETE FROM customerNumber WHERE customer IN (${replacedSql})`,
  `DELETE FROM customer WHERE rank IN (${replacedSql})`,
  `INSERT INTO customer (rank, id, name, company, level, tags, notes, createdAt, updatedAt, companyRank, fields, nameKey, companyKey)
   SELECT rank, id, name, company, level, tags, notes, createdAt, updatedAt, (SELECT company.rank FROM company WHERE company.nameKey = companyPlain), fields, nameKey, companyKey
   FROM stagedCustomer WHERE import = ? AND gone = 0`,
  `INSERT INTO customerNumber (number, customer, position, label)
   SELECT number, stagedNumber.rank, position, label FROM stagedNumber CROSS JOIN stagedCustomer ON stagedCustomer.rank = stagedNumber.rank
   WHERE stagedNumber.import = ? AND gone = 0 ORDER BY number ON CONFLICT DO NOTHING`,
];

function countsOf(db: ReadableDb, importRank: number): Omit<TakenOver, 'passedOver'> {
  const counted = getRow<{ added: number | null; changed: number | null; removed: number | null }>(
    db,
    `SELECT sum(gone = 0 AND before IS NULL) AS added, sum(gone = 0 AND before IS NOT NULL) AS changed, sum(gone = 1) AS removed FROM stagedCustomer WHERE import = ?`,
    importRank,
  );
  return { added: counted?.added ?? 0, changed: counted?.changed ?? 0, removed: counted?.removed ?? 0 };
}

/**
 * Makes all of an import be seen at once. Rows and their index are written already: what is left is copying, about five
 * microseconds a row, because nobody else can write meanwhile. Sent again, it answers the same as long as the staged rows
 * are there.
 */
export function takeOverImport(db: WritableDb, { importId }: { readonly importId: string }): TakenOver {
  return transact(db, () => {
    const known = importOf(db, importId);
    if (known?.state === 'taken') {
      const kept = getRow<TakenOver>(db, 'SELECT added, changed, removed FROM customerImport WHERE id = ?', importId);
      return { added: kept?.added ?? 0, changed: kept?.changed ?? 0, removed: kept?.removed ?? 0, passedOver: [] };
    }
    const { rank, at, undoes } = stagingOf(db, importId);
    runSql(db, passOverSql, rank);
    const passedOver = allRows<{ line: number }>(db, 'SELECT line FROM stagedCustomer WHERE import = ? AND gone = 2 ORDER BY line LIMIT 100000', rank).map(({ line }) => line);
    const counts = countsOf(db, rank);
    for (const sql of takeOverSql) runSql(db, sql, rank);
    runSql(db, `UPDATE customerImport SET state = 'taken', added = ?, changed = ?, removed = ? WHERE rank = ?`, counts.added, counts.changed, counts.removed, rank);
    if (undoes !== null) runSql(db, `UPDATE customerImport SET state = 'undone' WHERE id = ?`, undoes);
    // What was written about a customer while the file was read went to the index of its former row.
    const written = allRows<{ id: string }>(
      db,
      `SELECT customerId AS id FROM customerNote WHERE updatedAt >= ? UNION SELECT customerId FROM ticket WHERE updatedAt >= ? AND customerId IS NOT NULL LIMIT 1000`,
      at, at,
    );
    for (const { id } of written) reindexCustomer(db, id);
    return { ...counts, passedOver };
  });
}

/** Gives an import up; nothing of it was ever seen. One that is over stays as it is. */
export function dropImport(db: WritableDb, { importId }: { readonly importId: string }): void {
  runSql(db, `UPDATE customerImport SET state = 'dropped' WHERE id = ? AND state = 'staging'`, importId);
}

/** Gives up what a run of the program before this one left open. */
export function abandonImports(db: WritableDb): void {
  runSql(db, `UPDATE customerImport SET state = 'dropped' WHERE state = 'staging'`);
}

const tidiedRows = 1_000;
const tidiedTexts = 200;

/** Removes a little of what imports left behind. @returns true while there is more */
export function tidyImports(db: WritableDb, _argument: null): boolean {
  return transact(db, () => {
    const over = getRow<{ rank: number }>(db, `SELECT rank FROM customerImport WHERE state = 'dropped' LIMIT 1`);
    if (over !== undefined) runSql(db, `INSERT OR IGNORE INTO customerTextOrphan (rank) SELECT rank FROM stagedCustomer WHERE import = ? ORDER BY line LIMIT ${tidiedRows}`, over.rank);
    const finished = over ?? getRow<{ rank: number }>(
      db, `SELECT rank FROM customerImport WHERE state IN ('taken', 'undone') AND (EXISTS (SELECT 1 FROM stagedCustomer WHERE import = customerImport.rank) OR EXISTS (SELECT 1 FROM stagedNumber WHERE import = customerImport.rank)) LIMIT 1`,
    );
    let removed = 0;
    if (finished !== undefined) {
      removed += runSql(db, `DELETE FROM stagedCustomer WHERE import = ? AND line IN (SELECT line FROM stagedCustomer WHERE import = ? ORDER BY line LIMIT ${tidiedRows})`, finished.rank, finished.rank);
      removed += runSql(db, `DELETE FROM stagedNumber WHERE import = ? AND number IN (SELECT number FROM stagedNumber WHERE import = ? ORDER BY number LIMIT ${tidiedRows})`, finished.rank, finished.rank);
      if (removed === 0 && over !== undefined) removed += runSql(db, 'DELETE FROM customerImport WHERE rank = ?', over.rank);
    }
    const orphans = allRows<{ rank: number }>(db, `SELECT rank FROM customerTextOrphan ORDER BY rank LIMIT ${tidiedTexts}`);
    for (const { rank } of orphans) {
      runSql(db, 'DELETE FROM customerText WHERE rowid = ?', rank);
      runSql(db, 'DELETE FROM customerTextOrphan WHERE rank = ?', rank);
    }
    return removed > 0 || orphans.length > 0;
  });
}

interface Change { readonly line: number; readonly customerId: string; readonly before: string | null }

function isUsed(db: ReadableDb, customerId: string): boolean {
  return ['customerNote', 'ticket', 'task'].some((table) => getRow(db, `SELECT 1 FROM ${table} WHERE customerId = ?`, customerId) !== undefined);
}

export interface UndoStep {
  readonly undoId: string;
  readonly importId: string;
  /** Line after which to go on; 0 at first. */
  readonly after: number;
  readonly who: string;
  readonly at: number;
}

const undoneAtOnce = 200;

/**
 * Stages what takes an import back, a part at a time: customers that it brought go, those that it changed become what
 * they were. What somebody has changed or used since is left alone and counted. Then it is taken over like an import.
 */
export function stageUndo(db: WritableDb, { undoId, importId, after, who, at }: UndoStep): { readonly last: number | null; readonly left: number } {
  return transact(db, () => {
    const undone = importOf(db, importId);
    if (undone === undefined || undone.state !== 'taken') throw new StoreError('unknownImport', 'This import was not taken over, or was taken back.');
    runSql(db, `INSERT OR IGNORE INTO customerImport (id, fileName, who, at, existing, undoes, state) SELECT ?, fileName, ?, ?, existing, id, 'staging' FROM customerImport WHERE id = ?`, undoId, who, at, importId);
    const row = stagingOf(db, undoId);
    const changes = allRows<Change>(db, `SELECT line, customerId, before FROM customerImportChange WHERE import = ? AND line > ? ORDER BY line LIMIT ${undoneAtOnce}`, undone.rank, after);
    let left = 0;
    const indexed: TextRow[] = [];
    for (const { line, customerId, before } of changes) {
      if (getRow(db, 'SELECT 1 FROM stagedCustomer WHERE import = ? AND line = ?', row.rank, line) !== undefined) continue;
      const record = getCustomerRecord(db, { id: customerId });
      const rank = getRow<{ rank: number }>(db, 'SELECT rank FROM customer WHERE id = ?', customerId)?.rank;
      const former = before === null ? null : (JSON.parse(before) as CustomerRecord);
      if (record === null || rank === undefined || record.updatedAt !== undone.at || (former === null && isUsed(db, customerId))) {
        left += 1;
        continue;
      }
      const put = former ?? record;
      putStaged(db, row.rank, { ...put, line, numbers: put.labelled, before: { record, rank }, gone: former === null }, indexed);
    }
    indexStaged(db, indexed);
    return { last: changes.at(-1)?.line ?? null, left };
  });
}
