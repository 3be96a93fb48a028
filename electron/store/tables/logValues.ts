import { dispositionHead, logValueKinds } from '../../../shared/calls/callLogFilters.ts';
import type { LogValueKind, LogValues } from '../../../shared/calls/callLogFilters.ts';
import { allRows, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { CustomerMarks, SearchableCall } from './callSearch.ts';

/** Operators stand after the place in an area's text, as words of their own. */
const operators: ReadonlySet<string> = new Set(['移动', '联通', '电信', '广电', 'China Mobile', 'China Unicom', 'China Telecom', 'China Broadnet']);

/** More could not be chosen from. */
const mostOfAKind = 1000;

/** What a filter can ask a call for: whole values, and places of its area. */
export function logValuesOf(call: Omit<SearchableCall, 'id'>, { level, tags }: CustomerMarks): readonly (readonly [LogValueKind, string])[] {
  const places = call.areaText.split(' ').filter((word) => word !== '' && !operators.has(word));
  const all: (readonly [LogValueKind, string])[] = [
    ['serviceNumber', call.serviceNumber], ['queue', call.queue], ['agent', call.agent], ['disposition', dispositionHead(call.disposition)], ['level', level],
    ...places.map((place) => ['area', place] as const), ...tags.map((tag) => ['tag', tag] as const),
  ];
  return all.filter(([, value]) => value !== '' && value.length <= 200);
}

export function noteLogValue(db: WritableDb, kind: LogValueKind, value: string): void {
  runSql(db, 'INSERT INTO logValue (kind, value) VALUES (?, ?) ON CONFLICT DO NOTHING', kind, value);
}

/** Remembers the values of a call for the choice of filters. */
export function noteLogValues(db: WritableDb, call: Omit<SearchableCall, 'id'>, marks: CustomerMarks): void {
  for (const [kind, value] of logValuesOf(call, marks)) noteLogValue(db, kind, value);
}

/** Every value that a call ever had, in alphabetical order. */
export function logValues(db: ReadableDb): LogValues {
  const of = (kind: LogValueKind) => allRows<{ value: string }>(db, 'SELECT value FROM logValue WHERE kind = ? ORDER BY value LIMIT ?', kind, mostOfAKind).map(({ value }) => value);
  return Object.fromEntries(logValueKinds.map((kind) => [kind, of(kind)])) as unknown as LogValues;
}
