import { dispositionHead } from '../../../shared/calls/callLogFilters.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { exactGram, gramsOf } from '../searchGrams.ts';
import { noteLogValues } from './logValues.ts';

/** The columns of a call that its search row is made of. */
export interface SearchableCall {
  readonly id: number;
  readonly remoteNumber: string;
  readonly serviceNumber: string;
  readonly areaText: string;
  readonly queue: string;
  readonly ivrPath: string;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly company: string;
  readonly disposition: string;
  readonly agent: string;
}

/** What a call is found by that stands on its customer's card. */
export interface CustomerMarks { readonly level: string; readonly tags: readonly string[] }

export const noMarks: CustomerMarks = { level: '', tags: [] };

const columns = 'id, remoteNumber, serviceNumber, areaText, queue, ivrPath, customerId, customerName, company, disposition, agent';

export function marksOf(db: ReadableDb, customerId: string | null): CustomerMarks {
  if (customerId === null) return noMarks;
  const row = getRow<{ level: string; tags: string }>(db, 'SELECT level, tags FROM customer WHERE id = ?', customerId);
  return row === undefined ? noMarks : { level: row.level, tags: JSON.parse(row.tags) as string[] };
}

export function gramsOfCall(call: Omit<SearchableCall, 'id'>, { level, tags }: CustomerMarks): string {
  const { agent, queue, disposition } = call;
  const exact: string[] = [];
  if (agent !== '') exact.push(exactGram('agent', agent));
  if (queue !== '') exact.push(exactGram('queue', queue));
  if (disposition !== '') exact.push(exactGram('disposition', dispositionHead(disposition)));
  return gramsOf({
    numbers: call.remoteNumber === '' ? [] : [call.remoteNumber],
    words: [call.customerName, call.company, call.areaText, queue, disposition, call.ivrPath, level, ...tags],
    serviceNumber: call.serviceNumber,
    exact,
  });
}

/** Puts a call that has no search row yet into the text index. */
export function indexCall(db: WritableDb, call: SearchableCall): void {
  const marks = marksOf(db, call.customerId);
  runSql(db, 'INSERT INTO callText (rowid, grams) VALUES (?, ?)', call.id, gramsOfCall(call, marks));
  if (call.serviceNumber !== '') noteDialledNumber(db, call.serviceNumber);
  noteLogValues(db, call, marks);
}

/** Makes the search row of a call again after its texts changed. */
export function reindexCall(db: WritableDb, id: number): void {
  const call = getRow<SearchableCall>(db, `SELECT ${columns} FROM call WHERE id = ?`, id);
  runSql(db, 'DELETE FROM callText WHERE rowid = ?', id);
  if (call !== undefined) indexCall(db, call);
}

export function noteDialledNumber(db: WritableDb, number: string): void {
  runSql(db, 'INSERT INTO dialledNumber (number) VALUES (?) ON CONFLICT DO NOTHING', number);
}

/** Every service number that a call was ever made to. */
export function dialledNumbers(db: ReadableDb): string[] {
  return allRows<{ number: string }>(db, 'SELECT number FROM dialledNumber').map((row) => row.number);
}

/** Fills the index from the calls, a thousand at a time so that memory stays small. */
export function rebuildCallSearch(db: WritableDb): void {
  runSql(db, `INSERT INTO callText (callText) VALUES ('delete-all')`);
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const calls = allRows<SearchableCall>(db, `SELECT ${columns} FROM call WHERE id > ? ORDER BY id LIMIT 1000`, after);
    const last = calls.at(-1);
    if (last === undefined) return;
    for (const call of calls) indexCall(db, call);
    after = last.id;
  }
}
