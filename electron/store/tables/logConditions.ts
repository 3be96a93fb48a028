import type { CallLogFilters, LogRange } from '../../../shared/calls/callLogFilters.ts';
import { getRow } from '../connection.ts';
import type { ReadableDb, SqlValue } from '../connection.ts';
import { digitsToCheck, exactGram, matchExpression, readSearch, serviceNumberGram, valuePhrase } from '../searchGrams.ts';
import { longestShift } from './callIds.ts';
import { dialledNumbers } from './callSearch.ts';

/** What a search of the log comes to in SQL. Texts are constant for each combination of filters; values are bound. */
export interface LogConditions {
  /** Tables to read rows from, in the order of `key`, and to count them from. */
  readonly source: string;
  readonly counted: string;
  /** The column that is `call.id`, in whose order the rows come. */
  readonly key: 'call.id' | 'callText.rowid';
  /** With `AND` before each. */
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** Keys that can be meant, both inclusive. */
  readonly highest: number;
  readonly lowest: number;
  /** Nearly every row of `source` is meant: rows need not be looked at to be counted, and a page is filled from a few. */
  readonly dense: boolean;
  /** Nothing but the index itself is read when rows are counted. */
  readonly narrow: boolean;
  /** Rows are counted from an index that holds all that is asked, but must be looked at there one by one. */
  readonly covered: boolean;
}

const searchedWords = ['customerName', 'company', 'areaText', 'queue', 'disposition', 'ivrPath'].map((column) => `call.${column}`).join(` || ' ' || `);
const cardWords = `(SELECT level || ' ' || tags FROM customer WHERE customer.id = call.customerId)`;
const digitsFound = `(instr(call.remoteNumber, ?) > 0 OR instr(call.serviceNumber, ?) > 0 OR instr(${searchedWords}, ?) > 0 OR instr(${cardWords}, ?) > 0)`;
const listed = '(SELECT value FROM json_each(?))';

/** Rare results have an index of their own; the rows of another column are dense in none. */
const indexes: readonly (readonly [name: string, holds: string, asked: (filters: CallLogFilters) => boolean])[] = [
  ['callMissed', `call.result = 'missed'`, ({ results = [] }) => results.length > 0 && results.every((result) => result === 'missed' || result === 'abandoned')],
  ['callUnanswered', `call.result IN ('rejected', 'forwarded', 'failed')`, ({ results = [] }) => results.length > 0 && results.every((result) => ['rejected', 'forwarded', 'failed'].includes(result))],
  ['callOpen', `call.result = 'open'`, ({ results = [] }) => results.length === 1 && results[0] === 'open'],
  ['callPoor', 'call.mos < 3.6', ({ mos }) => typeof mos?.max === 'number' && mos.max < 3.6],
  ['callSurveyed', 'call.surveyScore IS NOT NULL', ({ survey }) => hasRange(survey)],
  ['callReviewed', 'call.reviewScore IS NOT NULL', ({ review }) => hasRange(review)],
  ['callLong', 'call.talkSeconds >= 600', ({ talk }) => (talk?.min ?? 0) >= 600],
  ['callOutgoing', `call.direction = 'outgoing'`, ({ direction }) => direction === 'outgoing'],
];

/** Indexes of so many calls that a look at each row takes longer than one through `callInOrder`, which holds the same columns. */
const broad: ReadonlySet<string> = new Set(['callLong', 'callOutgoing']);
/** Conditions on what `callInOrder` holds. */
const inOrder = /^call\.(direction|result|talkSeconds) /;

function hasRange(range: LogRange | null | undefined): boolean {
  return range !== null && range !== undefined && (range.min !== null || range.max !== null);
}

/** Ids follow the times but for calls that share one: true when such a call stands on the wrong side of this moment. */
function isShiftedOver(db: ReadableDb, moment: number): boolean {
  return getRow(db, 'SELECT 1 AS found FROM call WHERE id >= ? AND id < ? AND startedAt < ? LIMIT 1', moment, moment + longestShift, moment) !== undefined;
}

class Conditions {
  where = '';
  readonly values: SqlValue[] = [];
  count = 0;
  /** All of them are on columns of `callInOrder`. */
  covered = true;

  add(sql: string, ...values: readonly SqlValue[]): void {
    this.where += ` AND ${sql}`;
    this.values.push(...values);
    this.count += 1;
    this.covered &&= inOrder.test(sql);
  }

  range(column: string, range: LogRange | null | undefined): void {
    if (typeof range?.min === 'number') this.add(`${column} >= ?`, range.min);
    if (typeof range?.max === 'number') this.add(`${column} <= ?`, range.max);
  }
}

function anyOf(phrases: readonly (string | null)[]): string | null {
  const found = phrases.filter((phrase) => phrase !== null);
  return found.length === 0 || found.length < phrases.length ? null : found.length === 1 ? found.join('') : `(${found.join(' OR ')})`;
}

/** What of the filters the text index knows: a word for each value, or null when it does not help. */
function matchesOf(db: ReadableDb, filters: CallLogFilters): { readonly match: string; readonly checked: readonly string[] } | null {
  const search = readSearch(filters.text);
  if (search.kind === 'nothing') return null;
  const terms = search.kind === 'terms' ? search.terms : [];
  const quoted = (words: readonly string[]) => anyOf(words.map((word) => `"${word}"`));
  const { serviceNumbers = [], agents = [], queues = [], dispositions = [], areas = [], levels = [], tags = [] } = filters;
  const parts = [
    quoted(serviceNumbers.map(serviceNumberGram)),
    quoted(agents.map((agent) => exactGram('agent', agent))),
    quoted(queues.map((queue) => exactGram('queue', queue))),
    quoted(dispositions.map((disposition) => exactGram('disposition', disposition))),
    anyOf(areas.map(valuePhrase)), anyOf(levels.map(valuePhrase)), anyOf(tags.map(valuePhrase)),
    matchExpression(terms, terms.some((term) => term.kind === 'digits') ? dialledNumbers(db) : [], true),
  ];
  return { match: parts.filter((part) => part !== null).join(' AND '), checked: digitsToCheck(terms) };
}

function addValues(conditions: Conditions, filters: CallLogFilters): void {
  const list = (sql: string, values: readonly (string | number)[] | undefined) => {
    if (values !== undefined && values.length > 0) conditions.add(sql, JSON.stringify(values));
  };
  const before = conditions.count;
  list(`call.serviceNumber IN ${listed}`, filters.serviceNumbers);
  list(`call.queue IN ${listed}`, filters.queues);
  list(`call.agent IN ${listed}`, filters.agents);
  list(`(CASE WHEN instr(call.disposition, ' · ') > 0 THEN substr(call.disposition, 1, instr(call.disposition, ' · ') - 1) ELSE call.disposition END) IN ${listed}`, filters.dispositions);
  // The text index knows these as whole words: nearly every row that it finds is meant.
  conditions.count = before;
  list(`EXISTS (SELECT 1 FROM json_each(?) WHERE ' ' || call.areaText || ' ' LIKE '% ' || value || ' %')`, filters.areas);
  list(`EXISTS (SELECT 1 FROM customer WHERE customer.id = call.customerId AND customer.level IN ${listed})`, filters.levels);
  list(`EXISTS (SELECT 1 FROM customer, json_each(customer.tags) AS tag WHERE customer.id = call.customerId AND tag.value IN ${listed})`, filters.tags);
}

/** The conditions of a search; null when nothing can match. The cursor is the key below which to go on. */
export function logConditions(db: ReadableDb, filters: CallLogFilters, below: number | null): LogConditions | null {
  const found = matchesOf(db, filters);
  if (found === null) return null;
  const { match, checked } = found;
  const conditions = new Conditions();
  const index = match === '' ? indexes.find(([, , asked]) => asked(filters)) : undefined;
  const { from, until, direction, results = [], recorded } = filters;

  if (from !== null && isShiftedOver(db, from)) conditions.add('call.startedAt >= ?', from);
  const shifted = until !== null && isShiftedOver(db, until);
  if (shifted) conditions.add('call.startedAt < ?', until);
  // What the index holds anyway is said only for the planner, which must see that the index may be used.
  const implied = index === undefined ? '' : ` AND ${index[1]}`;
  if ((direction ?? null) !== null && index?.[0] !== 'callOutgoing') conditions.add('call.direction = ?', direction ?? null);
  const plain = results.filter((result) => result !== 'abandoned');
  const byIndex = (index?.[0] === 'callMissed' && plain.includes('missed')) || index?.[0] === 'callOpen' || (index?.[0] === 'callUnanswered' && plain.length === 3);
  if (results.length > 0 && !byIndex) {
    if (results.length === 1 && plain.length === 1) conditions.add('call.result = ?', plain[0] ?? null);
    else if (plain.length === results.length) conditions.add(`call.result IN ${listed}`, JSON.stringify(plain));
    else conditions.add(`(call.result IN ${listed} OR (call.result = 'missed' AND call.endCause = 'cancelled'))`, JSON.stringify(plain));
  }
  conditions.range('call.talkSeconds', filters.talk);
  conditions.range('call.mos', filters.mos);
  if (index?.[0] !== 'callSurveyed' || typeof filters.survey?.max === 'number' || typeof filters.survey?.min === 'number') conditions.range('call.surveyScore', filters.survey);
  conditions.range('call.reviewScore', filters.review);
  if (typeof recorded === 'boolean') conditions.add(`${recorded ? '' : 'NOT '}EXISTS (SELECT 1 FROM recording WHERE recording.call = call.id AND recording.deletedAt IS NULL)`);
  addValues(conditions, filters);
  const sparse = conditions.count > 0;
  for (const digits of checked) conditions.add(digitsFound, digits, digits, digits, digits);

  const highest = Math.min(below === null ? Number.MAX_SAFE_INTEGER : below - 1, until === null ? Number.MAX_SAFE_INTEGER : shifted ? until + longestShift - 1 : until - 1);
  const narrow = match === '' && conditions.count === 0;
  const covered = match === '' && conditions.count > 0 && conditions.covered && (index === undefined || broad.has(index[0]));
  const source = match !== '' ? 'callText CROSS JOIN call ON call.id = callText.rowid' : index === undefined ? 'call' : `call INDEXED BY ${index[0]}`;
  return {
    source,
    counted: (narrow && index === undefined) || covered ? 'call INDEXED BY callInOrder' : source,
    key: match === '' ? 'call.id' : 'callText.rowid',
    where: match === '' ? implied + conditions.where : ` AND callText MATCH ?${conditions.where}`,
    values: match === '' ? conditions.values : [match, ...conditions.values],
    highest,
    lowest: from ?? Number.MIN_SAFE_INTEGER,
    dense: !sparse && checked.every((digits) => digits.length >= 3),
    narrow,
    covered,
  };
}
