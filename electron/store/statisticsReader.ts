import { setImmediate } from 'node:timers/promises';
import type { DayColumns } from '../../shared/statistics/packedDay.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { longestShift } from './tables/callIds.ts';
import { packedDays, packingsOf, packStaleDay, readPackedDay, staleDays } from './tables/statisticsDays.ts';

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

function daysOf({ from, until }: Stretch): readonly [first: number, end: number] {
  return [Math.floor(from / dayMs), Math.floor((until + longestShift) / dayMs) + 1];
}

/** Whether calls of a stretch changed since their days were packed. */
export function isStale(db: ReadableDb, stretch: Stretch): boolean {
  return staleDays(db, ...daysOf(stretch)).length > 0;
}

/**
 * Hands out the packed days that may hold calls of a stretch of time, in order, after those that changed were packed anew.
 * `take` returning false ends it. @param onProgress 0…1
 * @returns how often days had been packed (`packingsOf`) when the first one was handed out
 */
export async function readDays(
  db: WritableDb, stretch: Stretch, take: (columns: DayColumns) => boolean | void, onProgress?: (fraction: number) => void,
): Promise<number> {
  const [first, end] = daysOf(stretch);
  const pause = turns();
  const stale = staleDays(db, first, end);
  for (const [index, day] of stale.entries()) {
    packStaleDay(db, day);
    onProgress?.(index / stale.length);
    await pause();
  }
  const packings = packingsOf(db);
  const days = packedDays(db, first, end);
  for (const day of stretch.newestFirst === true ? days.reverse() : days) {
    let columns = readPackedDay(db, day);
    if (columns === undefined) {
      packStaleDay(db, day);
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
 * to. Days that change later are packed when somebody looks. @returns stops it
 */
export function packAhead(db: WritableDb): () => void {
  const waiting = staleDays(db);
  let timer: NodeJS.Timeout | undefined;
  function next(): void {
    const day = waiting.shift();
    if (day === undefined) return;
    try {
      packStaleDay(db, day);
    } catch {
      // A full disk or a damaged page: the look that needs this day will tell.
      return;
    }
    timer = setTimeout(next, restMs);
  }
  timer = setTimeout(next, restMs);
  return () => clearTimeout(timer);
}
