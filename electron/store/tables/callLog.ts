import type { CallFacts } from '../../../shared/calls/callFacts.ts';
import type { CallLogEntry, CallLogPage, CallLogQuery, DayFigures } from '../../../shared/calls/callLogEntry.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb, SqlValue } from '../connection.ts';
import { digitsToCheck, matchExpression, readSearch, serviceNumberGram } from '../searchGrams.ts';
import type { CallDetail } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { eventsOfCall } from './callEvents.ts';
import { longestShift, rowOfSipCall } from './callIds.ts';
import { dialledNumbers } from './callSearch.ts';

const newestRecording = 'SELECT id FROM recording WHERE recording.call = call.id AND recording.deletedAt IS NULL ORDER BY startedAt DESC LIMIT 1';

const entryColumns = `call.callId, call.sipCallId, call.direction, call.startedAt, call.answeredAt, call.endedAt, call.result, call.endedBy,
  call.endCause, call.sipCode, call.remoteNumber, call.serviceNumber, call.areaText, call.queue, call.queueWaitSeconds, call.ivrPath,
  call.routeRule, call.customerId, call.customerName, call.company, call.agent, call.talkSeconds, call.disposition, call.mos, call.surveyScore,
  (${newestRecording}) AS recordingId, (SELECT durationMs FROM recording WHERE recording.id = (${newestRecording})) AS recordingMs`;

export function entryById(db: ReadableDb, id: number): CallLogEntry | undefined {
  return getRow<CallLogEntry>(db, `SELECT ${entryColumns} FROM call WHERE id = ?`, id);
}

export function getCall(db: ReadableDb, { callId }: { readonly callId: string }): CallDetail | null {
  const row = getRow<{ id: number; line: number; remoteRaw: string; facts: string | null }>(
    db,
    'SELECT id, line, remoteRaw, (SELECT facts FROM callFacts WHERE call = call.id) AS facts FROM call WHERE callId = ?',
    callId,
  );
  const entry = row === undefined ? undefined : entryById(db, row.id);
  if (row === undefined || entry === undefined) return null;
  const facts = row.facts === null ? null : (JSON.parse(row.facts) as CallFacts);
  return { entry, line: row.line, remoteRaw: row.remoteRaw, facts, events: eventsOfCall(db, row.id) };
}

/** The newest call of a SIP Call-ID. */
export function findCallBySipCallId(db: ReadableDb, { sipCallId }: { readonly sipCallId: string }): CallLogEntry | null {
  const row = rowOfSipCall(db, sipCallId);
  return row === undefined ? null : (entryById(db, row.id) ?? null);
}

function idOfCursor(cursor: string): number {
  const id = Number(cursor);
  if (!/^-?[0-9]{1,16}$/.test(cursor) || !Number.isSafeInteger(id)) throw new StoreError('invalidArgument', 'This is not a cursor of the call log.');
  return id;
}

const filterOf: { readonly [F in CallLogQuery['filter']]: { readonly index: string; readonly condition: string } } = {
  all: { index: '', condition: '' },
  answered: { index: '', condition: ` AND call.result = 'answered'` },
  missed: { index: ' INDEXED BY callMissed', condition: ` AND call.result = 'missed'` },
  outgoing: { index: ' INDEXED BY callOutgoing', condition: ` AND call.direction = 'outgoing'` },
};

const searchedWords = ['customerName', 'company', 'areaText', 'queue', 'disposition', 'ivrPath'].map((column) => `call.${column}`).join(` || ' ' || `);

/**
 * A page of the log, newest first. The text index and every other index are ordered by `call.id`, so a page reads about
 * as many rows as it returns however large the log is. Calls that arrive while pages are read stand above the first page.
 */
export function searchCallLog(db: ReadableDb, query: CallLogQuery): CallLogPage {
  const search = readSearch(query.text);
  if (search.kind === 'nothing') return { entries: [], cursor: null };
  const terms = search.kind === 'terms' ? search.terms : [];
  const needsDialled = terms.some((term) => term.kind === 'digits');
  const matched = matchExpression(terms, needsDialled ? dialledNumbers(db) : [], true);
  // A service number alone also goes through the text index, which has it in time order.
  const service = query.serviceNumber === null ? null : `"${serviceNumberGram(query.serviceNumber)}"`;
  const match = [service, matched].filter((part) => part !== null).join(' AND ');

  const highest = Math.min(
    query.cursor === null ? Number.MAX_SAFE_INTEGER : idOfCursor(query.cursor) - 1,
    query.until === null ? Number.MAX_SAFE_INTEGER : query.until + longestShift - 1,
  );
  const lowest = query.from ?? Number.MIN_SAFE_INTEGER;
  const filter = filterOf[query.filter];
  const key = match === '' ? 'call.id' : 'callText.rowid';
  const values: SqlValue[] = match === '' ? [highest, lowest] : [match, highest, lowest];
  // FTS5 heeds bounds only when they are integers, and numbers are bound as reals.
  let conditions = `${key} <= CAST(? AS INTEGER) AND ${key} >= CAST(? AS INTEGER)${filter.condition}`;
  if (query.until !== null) { conditions += ' AND call.startedAt < ?'; values.push(query.until); }
  if (query.serviceNumber !== null) { conditions += ' AND call.serviceNumber = ?'; values.push(query.serviceNumber); }
  for (const digits of digitsToCheck(terms)) {
    conditions += ` AND (instr(call.remoteNumber, ?) > 0 OR instr(call.serviceNumber, ?) > 0 OR instr(${searchedWords}, ?) > 0)`;
    values.push(digits, digits, digits);
  }
  const source = match === '' ? `call${filter.index}` : 'callText CROSS JOIN call ON call.id = callText.rowid';
  const where = match === '' ? conditions : `callText MATCH ? AND ${conditions}`;
  const limit = Math.max(1, Math.min(500, Math.trunc(query.limit)));
  const rows = allRows<CallLogEntry & { key: number }>(
    db,
    `SELECT call.id AS key, ${entryColumns} FROM ${source} WHERE ${where} ORDER BY ${key} DESC LIMIT ?`,
    ...values,
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const cursor = rows.length > limit && last !== undefined ? String(last.key) : null;
  return { entries: page.map(({ key: _key, ...entry }) => entry), cursor };
}

/** Figures of the calls that started in `from … until`. A call answered by another seat is offered, not answered. */
export function countDay(db: ReadableDb, { from, until, agent }: { readonly from: number; readonly until: number; readonly agent: string | null }): DayFigures {
  const row = getRow<DayFigures & { averageAnswerSeconds: number | null }>(
    db,
    `SELECT count(*) FILTER (WHERE direction = 'incoming') AS offered,
       count(*) FILTER (WHERE direction = 'incoming' AND answeredAt IS NOT NULL) AS answered,
       count(*) FILTER (WHERE result = 'missed') AS missed,
       count(*) FILTER (WHERE direction = 'outgoing') AS outgoing,
       coalesce(sum(talkSeconds), 0) AS talkSeconds,
       avg(answeredAt - startedAt) FILTER (WHERE direction = 'incoming') / 1000.0 AS averageAnswerSeconds
     FROM call WHERE id >= ? AND id < ? AND startedAt < ? AND (? IS NULL OR agent = ?)`,
    from, until + longestShift, until, agent, agent,
  );
  if (row === undefined) throw new StoreError('internal', 'A count gave no row.');
  return { ...row, averageAnswerSeconds: row.averageAnswerSeconds ?? 0 };
}
