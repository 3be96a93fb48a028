import type { CallDirection, EndCause } from '../../../shared/calls/call.ts';
import type { CallResult } from '../../../shared/calls/callLogEntry.ts';
import { outcomeOf } from '../../../shared/statistics/callOutcome.ts';
import { placeOf } from '../../../shared/statistics/callPlace.ts';
import { dispositionKey } from '../../../shared/statistics/dispositionKey.ts';
import { callerKey, columnsOf, packDay, type CountedCall, type DayColumns, type PackedDay } from '../../../shared/statistics/packedDay.ts';
import { allRows, getRow, runSql, transact, withoutSync } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { nearestWrapUp, wrapUpsOf } from './wrapUps.ts';

const dayMs = 86_400_000;

interface CountedRow {
  readonly id: number;
  readonly startedAt: number;
  readonly direction: CallDirection;
  readonly result: CallResult;
  readonly endCause: EndCause | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly remoteNumber: string;
  readonly talkSeconds: number;
  readonly queueWaitSeconds: number | null;
  readonly mos: number | null;
  readonly surveyScore: number | null;
  readonly serviceNumber: string;
  readonly queue: string;
  readonly agent: string;
  readonly areaText: string;
  readonly disposition: string;
  readonly reasonId: string | null;
  readonly resultId: string | null;
}

const rowsOfDay = `SELECT call.id, startedAt, direction, call.result, endCause, answeredAt, endedAt, remoteNumber, talkSeconds, queueWaitSeconds, mos,
    surveyScore, serviceNumber, queue, agent, areaText, disposition, callDisposition.reason AS reasonId, callDisposition.result AS resultId
  FROM call LEFT JOIN callDisposition ON callDisposition.call = call.id WHERE call.id >= ? AND call.id < ? ORDER BY call.id`;

function packRows(db: ReadableDb, day: number): CountedCall[] {
  const rows = allRows<CountedRow>(db, rowsOfDay, day * dayMs, (day + 1) * dayMs);
  const wrapUps = wrapUpsOf(db, new Set(rows.map(({ agent }) => agent)), day * dayMs, (day + 2) * dayMs);
  const places = new Map<string, string>();
  return rows.map((row) => {
    const known = row.remoteNumber.startsWith('+') ? undefined : places.get(row.areaText);
    const place = known ?? placeOf(row.areaText, row.remoteNumber);
    if (!row.remoteNumber.startsWith('+')) places.set(row.areaText, place);
    const ringUntil = row.answeredAt ?? row.endedAt;
    return {
      id: row.id, startedAt: row.startedAt, outcome: outcomeOf(row), caller: callerKey(row.remoteNumber),
      ringMs: ringUntil === null ? 0 : Math.max(0, ringUntil - row.startedAt), talkSeconds: row.talkSeconds, queueSeconds: row.queueWaitSeconds,
      wrapUpSeconds: row.answeredAt === null || row.endedAt === null ? null : nearestWrapUp(wrapUps.get(row.agent), row.endedAt),
      mos: row.mos, survey: row.surveyScore, serviceNumber: row.serviceNumber, queue: row.queue, agent: row.agent, place,
      disposition: dispositionKey(row.reasonId, row.resultId, row.disposition),
    };
  });
}

const packings = new WeakMap<ReadableDb, number>();

/** How often days were packed for those who read through a connection: what they counted before may be old. */
export function packingsOf(db: ReadableDb): number {
  return packings.get(db) ?? 0;
}

export function notePacking(db: ReadableDb): void {
  packings.set(db, packingsOf(db) + 1);
}

/** Packs a day from its calls as they are now; nothing is written. */
export function packCallsOf(db: ReadableDb, day: number): PackedDay {
  return packDay(packRows(db, day));
}

/** Takes a day off the stale ones before another connection reads its calls. Derived data: a power cut only makes it be done again. */
export function claimDay(db: WritableDb, day: number): void {
  withoutSync(db, () => transact(db, () => {
    runSql(db, 'INSERT INTO statisticsPacking (day) VALUES (?) ON CONFLICT DO NOTHING', day);
    runSql(db, 'DELETE FROM statisticsStale WHERE day = ?', day);
  }));
}

/** Keeps what was packed of a claimed day; one that changed since it was claimed stays stale. */
export function keepPackedDay(db: WritableDb, day: number, packed: PackedDay): void {
  withoutSync(db, () => transact(db, () => {
    if (packed.count === 0) runSql(db, 'DELETE FROM statisticsDay WHERE day = ?', day);
    else runSql(db, 'INSERT OR REPLACE INTO statisticsDay (day, count, words, bytes) VALUES (?, ?, ?, ?)', day, packed.count, JSON.stringify(packed.words), packed.bytes);
    runSql(db, 'DELETE FROM statisticsPacking WHERE day = ?', day);
  }));
}

/** Packs a day from its calls and takes it off the stale ones, in one go. */
export function packStaleDay(db: WritableDb, day: number): void {
  notePacking(db);
  withoutSync(db, () => transact(db, () => {
    claimDay(db, day);
    keepPackedDay(db, day, packCallsOf(db, day));
  }));
}

/** Days (UTC days of call ids) whose packing is not what their calls are, newest first. */
export function staleDays(db: ReadableDb, from = Number.MIN_SAFE_INTEGER, until = Number.MAX_SAFE_INTEGER): number[] {
  const within = 'WHERE day >= CAST(? AS INTEGER) AND day < CAST(? AS INTEGER)';
  return allRows<{ day: number }>(
    db, `SELECT day FROM statisticsStale ${within} UNION SELECT day FROM statisticsPacking ${within} ORDER BY day DESC`, from, until, from, until,
  ).map(({ day }) => day);
}

export function packedDays(db: ReadableDb, from: number, until: number): number[] {
  return allRows<{ day: number }>(db, 'SELECT day FROM statisticsDay WHERE day >= ? AND day < ? ORDER BY day', from, until).map(({ day }) => day);
}

/** The columns of a packed day; undefined when there is none, or when its bytes are not what they were. */
export function readPackedDay(db: ReadableDb, day: number): DayColumns | undefined {
  const row = getRow<{ count: number; words: string; bytes: Uint8Array }>(db, 'SELECT count, words, bytes FROM statisticsDay WHERE day = ?', day);
  if (row === undefined) return undefined;
  try {
    return columnsOf({ count: row.count, words: JSON.parse(row.words) as string[], bytes: row.bytes });
  } catch {
    return undefined;
  }
}

/**
 * Forgets what was packed and names every day with calls as stale: of a database from before there were statistics, and of a
 * salvaged one. One seek per day, however many calls there are; the packing itself happens later, a day at a time.
 */
export function markAllStale(db: WritableDb): void {
  transact(db, () => {
    runSql(db, 'DELETE FROM statisticsDay');
    for (let from = Number.MIN_SAFE_INTEGER; ;) {
      const row = getRow<{ id: number }>(db, 'SELECT id FROM call WHERE id >= CAST(? AS INTEGER) ORDER BY id LIMIT 1', from);
      if (row === undefined) return;
      const day = Math.floor(row.id / dayMs);
      runSql(db, 'INSERT OR IGNORE INTO statisticsStale (day) VALUES (?)', day);
      from = (day + 1) * dayMs;
    }
  });
}
