import { setImmediate, setTimeout as rest } from 'node:timers/promises';
import type { DayColumns } from '../../shared/statistics/packedDay.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { longestShift } from './tables/callIds.ts';
import { packedDays, packingsOf, packStaleDay, readPackedDay, staleDays } from './tables/statisticsDays.ts';

/** Where days are read, and who packs one whose calls changed. */
export interface PackedDays {
  readonly db: ReadableDb;
  pack(day: number): void | Promise<void>;
}

/** Reading and packing through the same connection. */
export function daysOfOne(db: WritableDb): PackedDays {
  return { db, pack: (day) => packStaleDay(db, day) };
}

const dayMs = 86_400_000;

/** After so long the other requests have their turn: a caller who rings does not wait for a statistic. */
const turnMs = 4;

/** Gives the turn back to the event loop whenever one has lasted long enough. */
export function turns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < turnMs) return;
    await setImmediate();
    began = performance.now();
  };
}

interface Stretch {
  /** Epoch milliseconds of the starts of the calls; until is exclusive. */
  readonly from: number;
  readonly until: number;
  readonly newestFirst?: boolean;
}

function daysWithin({ from, until }: Stretch): readonly [first: number, end: number] {
  return [Math.floor(from / dayMs), Math.floor((until + longestShift) / dayMs) + 1];
}

/** Whether calls of a stretch changed since their days were packed. */
export function isStale(db: ReadableDb, stretch: Stretch): boolean {
  return staleDays(db, ...daysWithin(stretch)).length > 0;
}

/**
 * Hands out the packed days that may hold calls of a stretch of time, in order, after those that changed were packed anew.
 * `take` returning false ends it. @param onProgress 0…1
 * @returns how often days had been packed (`packingsOf`) when the first one was handed out
 */
export async function readDays(
  { db, pack }: PackedDays, stretch: Stretch, take: (columns: DayColumns) => boolean | void, onProgress?: (fraction: number) => void,
): Promise<number> {
  const [first, end] = daysWithin(stretch);
  const pause = turns();
  const stale = staleDays(db, first, end);
  for (const [index, day] of stale.entries()) {
    await pack(day);
    onProgress?.(index / stale.length);
    await pause();
  }
  const packings = packingsOf(db);
  const days = packedDays(db, first, end);
  for (const day of stretch.newestFirst === true ? days.reverse() : days) {
    let columns = readPackedDay(db, day);
    if (columns === undefined) {
      await pack(day);
      columns = readPackedDay(db, day);
    }
    if (columns !== undefined && take(columns) === false) return packings;
    await pause();
  }
  return packings;
}

/** Milliseconds between two days that are packed ahead: the start of a seat goes first. */
const restMs = 40;

/**
 * Packs what changed before this start, a day at a time with rests, so that the first look at the statistics does not have
 * to. Days that change later are packed when somebody looks. `signal` ends it.
 */
export async function packAhead({ db, pack }: PackedDays, signal: AbortSignal): Promise<void> {
  for (const day of staleDays(db)) {
    await rest(restMs);
    if (signal.aborted) return;
    await pack(day);
  }
}
