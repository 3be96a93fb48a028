import type { CallLogEntry, CallLogMeasure, CallLogPage, CallLogQuery, CallLogStep, SortColumn } from '../../../shared/calls/callLogEntry.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb, SqlValue } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { entryColumns } from './callLog.ts';
import { logConditions } from './logConditions.ts';
import type { LogConditions } from './logConditions.ts';
import { scanDown } from './scanDown.ts';

/** One answer takes hardly longer; a longer search goes on with its cursor. */
const pageBudgetMs = 15;
const measureBudgetMs = 8;
/** A step of counting tells no more keys. */
const mostKeys = 20_000;

function idOfCursor(cursor: string): number {
  const id = Number(cursor);
  if (!/^-?[0-9]{1,16}$/.test(cursor) || !Number.isSafeInteger(id)) throw new StoreError('invalidArgument', 'This is not a cursor of the call log.');
  return id;
}

/** FTS5 heeds bounds only when they are integers, and numbers are bound as reals. */
function bounded(key: string): string {
  return `${key} <= CAST(? AS INTEGER) AND ${key} >= CAST(? AS INTEGER)`;
}

/**
 * A page of the log, newest first. The text index and every other index are ordered by `call.id`, so a page reads about
 * as many rows as it returns however large the log is; where rows must be looked at one by one, it answers in steps. Calls
 * that arrive while pages are read stand above the first page.
 */
export function searchCallLog(db: ReadableDb, query: CallLogQuery): CallLogPage {
  const conditions = logConditions(db, query, query.cursor === null ? null : idOfCursor(query.cursor));
  if (conditions === null) return { entries: [], cursor: null };
  const { source, key, where, values } = conditions;
  const limit = Math.max(1, Math.min(500, Math.trunc(query.limit)));
  const sql = `SELECT call.id AS rowKey, ${entryColumns} FROM ${source} WHERE ${bounded(key)}${where} ORDER BY ${key} DESC LIMIT ?`;
  const rows: (CallLogEntry & { readonly rowKey: number })[] = [];
  const next = scanDown(db, conditions, pageBudgetMs, (highest, lowest) => {
    rows.push(...allRows<CallLogEntry & { readonly rowKey: number }>(db, sql, highest, lowest, ...values, limit + 1 - rows.length));
    return rows.length > limit;
  });
  const entries = rows.slice(0, limit).map(({ rowKey: _rowKey, ...entry }) => entry);
  const last = rows[limit - 1];
  if (rows.length > limit && last !== undefined) return { entries, cursor: String(last.rowKey) };
  return { entries, cursor: next === null ? null : String(next) };
}

const columnOf: Readonly<Record<SortColumn, string>> = { talk: 'call.talkSeconds', wait: 'call.queueWaitSeconds', mos: 'call.mos', survey: 'call.surveyScore', review: 'call.reviewScore' };

/** Counts on from the cursor for some milliseconds and tells the keys by which pages can be had from any place. */
export function measureCallLog(db: ReadableDb, measure: CallLogMeasure): CallLogStep {
  const conditions = logConditions(db, measure, measure.cursor === null ? null : idOfCursor(measure.cursor));
  if (conditions === null) return { count: 0, keys: [], values: [], nextIn: 0, cursor: null };
  const every = Math.max(1, Math.trunc(measure.every));
  if (conditions.narrow && measure.column === null) return strideDown(db, conditions, every, measure.skip);
  if (conditions.covered && measure.column === null) return strideInSlices(db, conditions, every, measure.skip);

  const { key, where, values, counted } = conditions;
  const valueOf = measure.column === null ? 'NULL' : columnOf[measure.column];
  const sql = `SELECT call.id AS rowKey, ${valueOf} AS value FROM ${counted} WHERE ${bounded(key)}${where} ORDER BY ${key} DESC LIMIT ?`;
  const keys: number[] = [];
  const found: (number | null)[] = [];
  let count = 0;
  let nextIn = measure.skip;
  let full: number | null = null;
  const sliced: LogConditions = { ...conditions, dense: false };
  const next = scanDown(db, sliced, measureBudgetMs, (highest, lowest) => {
    const rows = allRows<{ rowKey: number; value: number | null }>(db, sql, highest, lowest, ...values, mostKeys);
    for (const { rowKey, value } of rows) {
      if (nextIn === 0) {
        keys.push(rowKey);
        if (measure.column !== null) found.push(value);
        nextIn = every;
      }
      nextIn -= 1;
    }
    count += rows.length;
    // A slice with more rows than that goes on below its last row.
    if (rows.length === mostKeys) full = rows.at(-1)?.rowKey ?? null;
    return rows.length === mostKeys;
  });
  const cursor = full ?? next;
  return { count, keys, values: found, nextIn, cursor: cursor === null ? null : String(cursor) };
}

/** Strides through an index without looking at what is between two keys: ten times as fast. */
function strideDown(db: ReadableDb, { key, where, counted, highest, lowest }: LogConditions, every: number, skip: number): CallLogStep {
  const sql = `SELECT call.id AS rowKey FROM ${counted} WHERE ${bounded(key)}${where} ORDER BY ${key} DESC LIMIT 1 OFFSET ?`;
  const deadline = performance.now() + measureBudgetMs;
  const keys: number[] = [];
  let count = 0;
  let from = highest;
  let offset = skip;
  for (;;) {
    const row = getRow<{ rowKey: number }>(db, sql, from, lowest, offset);
    if (row === undefined) break;
    keys.push(row.rowKey);
    count += offset + 1;
    from = row.rowKey - 1;
    offset = every - 1;
    if (performance.now() > deadline || keys.length >= mostKeys) return { count, keys, values: [], nextIn: every - 1, cursor: String(row.rowKey) };
  }
  const rest = getRow<{ count: number }>(db, `SELECT count(*) AS count FROM ${counted} WHERE ${bounded(key)}${where}`, from, lowest)?.count ?? 0;
  return { count: count + rest, keys, values: [], nextIn: offset - rest, cursor: null };
}

/** Strides in slices of a few milliseconds: of what is between two keys not all is meant. */
function strideInSlices(db: ReadableDb, conditions: LogConditions, every: number, skip: number): CallLogStep {
  const { key, where, values, counted } = conditions;
  const among = `FROM ${counted} WHERE ${bounded(key)}${where}`;
  const keys: number[] = [];
  let [count, offset] = [0, skip];
  const next = scanDown(db, { ...conditions, dense: false }, measureBudgetMs, (highest, lowest) => {
    for (let from = highest; ;) {
      const row = getRow<{ rowKey: number }>(db, `SELECT call.id AS rowKey ${among} ORDER BY ${key} DESC LIMIT 1 OFFSET ?`, from, lowest, ...values, offset);
      if (row === undefined) {
        const rest = getRow<{ count: number }>(db, `SELECT count(*) AS count ${among}`, from, lowest, ...values)?.count ?? 0;
        count += rest;
        offset -= rest;
        return false;
      }
      keys.push(row.rowKey);
      count += offset + 1;
      offset = every - 1;
      from = row.rowKey - 1;
    }
  });
  return { count, keys, values: [], nextIn: offset, cursor: next === null ? null : String(next) };
}

/** The rows of these keys in their order; one that is gone is left out. */
export function callLogRows(db: ReadableDb, { keys }: { readonly keys: readonly number[] }): readonly CallLogEntry[] {
  const values: SqlValue[] = [JSON.stringify(keys)];
  return allRows<CallLogEntry>(db, `SELECT ${entryColumns} FROM json_each(?) AS wanted JOIN call ON call.id = wanted.value ORDER BY wanted.key`, ...values);
}
