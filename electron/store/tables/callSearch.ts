import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { gramsOf } from '../searchGrams.ts';

/** The columns of a call that its search row is made of. */
export interface SearchableCall {
  readonly id: number;
  readonly remoteNumber: string;
  readonly serviceNumber: string;
  readonly areaText: string;
  readonly queue: string;
  readonly ivrPath: string;
  readonly customerName: string;
  readonly company: string;
  readonly disposition: string;
}

const columns = 'id, remoteNumber, serviceNumber, areaText, queue, ivrPath, customerName, company, disposition';

export function gramsOfCall(call: SearchableCall): string {
  return gramsOf({
    numbers: call.remoteNumber === '' ? [] : [call.remoteNumber],
    words: [call.customerName, call.company, call.areaText, call.queue, call.disposition, call.ivrPath],
    serviceNumber: call.serviceNumber,
  });
}

/** Puts a call that has no search row yet into the text index. */
export function indexCall(db: WritableDb, call: SearchableCall): void {
  runSql(db, 'INSERT INTO callText (rowid, grams) VALUES (?, ?)', call.id, gramsOfCall(call));
  if (call.serviceNumber !== '') noteDialledNumber(db, call.serviceNumber);
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
