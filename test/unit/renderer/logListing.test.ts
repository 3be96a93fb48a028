import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFilters, tidyFilters } from '../../../shared/calls/callLogFilters.ts';
import { newestFirst, usualColumns } from '../../../shared/calls/logView.ts';
import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import type { LogSorting } from '../../../shared/calls/logView.ts';
import { inOrder, resized, toggled } from '../../../renderer/callLog/columnLayout.ts';
import { placeAfter } from '../../../renderer/ui/listKeys.ts';
import { LogListing, mostSorted, pageSize } from '../../../renderer/callLog/logListing.ts';
import type { LogSource } from '../../../renderer/callLog/logListing.ts';
import { canvasHeight, lastPlace, placeAt, placeShowing, rowHeight, scrollTopAt, tallest } from '../../../renderer/callLog/scrollPlace.ts';
import { spanOf } from '../../../renderer/callLog/timeSpan.ts';
import { rangeText } from '../../../renderer/callLog/filterChips.ts';

/** A log of `rows` calls whose keys are 1…rows, newest last; steps of counting and of searching end early, as the store's do. */
function logOf(rows: number, talkOf: (key: number) => number | null = (key) => key): LogSource & { asked: number } {
  const entry = (key: number) => ({ callId: String(key), startedAt: key, talkSeconds: talkOf(key) }) as CallLogEntry;
  const below = (cursor: string | null) => (cursor === null ? rows : Number(cursor) - 1);
  const source = {
    asked: 0,
    search: async ({ limit, cursor }) => {
      source.asked += 1;
      const count = Math.min(below(cursor), limit, 70);
      const entries = Array.from({ length: count }, (_, index) => entry(below(cursor) - index));
      const last = below(cursor) - count;
      return { ok: true, value: { entries, cursor: last === 0 ? null : String(last + 1) } };
    },
    measure: async ({ every, skip, cursor, column }) => {
      const count = Math.min(below(cursor), 333);
      const keys = Array.from({ length: count }, (_, index) => below(cursor) - index).filter((_, index) => (index - skip) % every === 0 && index >= skip);
      const last = below(cursor) - count;
      const nextIn = (((skip - count) % every) + every) % every;
      return { ok: true, value: { count, keys, values: column === null ? [] : keys.map(talkOf), nextIn, cursor: last === 0 ? null : String(last + 1) } };
    },
    rows: async (keys) => ({ ok: true, value: keys.map(entry) }),
  } as LogSource & { asked: number };
  return source;
}

async function opened(source: LogSource, sorting: LogSorting = newestFirst): Promise<LogListing> {
  const listing = new LogListing(source, noFilters, sorting, () => undefined);
  await listing.start();
  return listing;
}

async function rowsOf(listing: LogListing, from: number, to: number): Promise<(string | undefined)[]> {
  listing.need(from, to);
  await new Promise((resolve) => setTimeout(resolve, 5));
  return Array.from({ length: to - from + 1 }, (_, index) => listing.rowAt(from + index)?.callId);
}

describe('the listing', () => {
  test('counts all, and gives rows at any place', async () => {
    const listing = await opened(logOf(5000));
    expect(listing.state).toMatchObject({ total: 5000, complete: true, error: null });
    expect(await rowsOf(listing, 0, 1)).toEqual(['5000', '4999']);
    expect(await rowsOf(listing, 2499, 2501)).toEqual(['2501', '2500', '2499']);
    expect(await rowsOf(listing, 4998, 4999)).toEqual(['2', '1']);
  });

  test('oldest first is the same from its end', async () => {
    const listing = await opened(logOf(250), { column: 'time', descending: false });
    expect(await rowsOf(listing, 0, 1)).toEqual(['1', '2']);
    expect(await rowsOf(listing, 248, 249)).toEqual(['249', '250']);
  });

  test('has its first rows before everything is counted, and says that there are more', async () => {
    const source = logOf(5000);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    const listing = new LogListing({ ...source, measure: async (measure) => { await held; return source.measure(measure); } }, noFilters, newestFirst, () => undefined);
    const done = listing.start();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(listing.rowAt(0)?.callId).toBe('5000');
    expect(listing.state).toMatchObject({ total: pageSize, complete: false });
    release();
    await done;
    expect(listing.state).toMatchObject({ total: 5000, complete: true });
  });

  test('sorts a short list by a column, what has no value last, equal ones newest first', async () => {
    const talk = (key: number) => (key % 4 === 0 ? null : key % 3);
    const listing = await opened(logOf(9, talk), { column: 'talk', descending: true });
    expect(await rowsOf(listing, 0, 8)).toEqual(['5', '2', '7', '1', '9', '6', '3', '8', '4']);
    const rising = await opened(logOf(9, talk), { column: 'talk', descending: false });
    expect(await rowsOf(rising, 0, 8)).toEqual(['9', '6', '3', '7', '1', '5', '2', '8', '4']);
  });

  test('leaves a list that is too long for that in order of time, and says so', async () => {
    const listing = await opened(logOf(mostSorted + 500), { column: 'mos', descending: true });
    expect(listing.state).toMatchObject({ tooManyToSort: true, complete: true, total: mostSorted + 500 });
    expect(await rowsOf(listing, 0, 0)).toEqual([String(mostSorted + 500)]);
  });

  test('finds the place of a date', async () => {
    const listing = await opened(logOf(1000));
    await rowsOf(listing, 0, 999);
    expect(listing.placeOfTime(400)).toBe(601);
    expect(listing.rowAt(listing.placeOfTime(400))?.callId).toBe('399');
  });

  test('names all rows between two places, fetched or not, in either direction', async () => {
    const listing = await opened(logOf(1000));
    expect((await listing.rowsBetween(95, 104))?.map(({ callId }) => callId)).toEqual(Array.from({ length: 10 }, (_, index) => String(905 - index)));
    expect((await listing.rowsBetween(700, 650))?.length).toBe(51);
    const rising = await opened(logOf(250), { column: 'time', descending: false });
    expect((await rising.rowsBetween(248, 249))?.map(({ callId }) => callId)).toEqual(['250', '249']);
    const sorted = await opened(logOf(9), { column: 'talk', descending: false });
    expect((await sorted.rowsBetween(0, 2))?.map(({ callId }) => callId)).toEqual(['1', '2', '3']);
  });

  test('names none of a range that cannot be had whole', async () => {
    const source = logOf(1000);
    const failing = await opened({ ...source, search: async (query) => (Number(query.cursor ?? '1001') > 901 ? source.search(query) : { ok: false, error: { code: 'storeDown', message: '' } }) });
    expect(await failing.rowsBetween(0, 20)).toHaveLength(21);
    expect(await failing.rowsBetween(90, 120)).toBeNull();
  });

  test('keeps a refusal, and goes on when asked again', async () => {
    const source = logOf(10);
    const failing = new LogListing({ ...source, search: async () => ({ ok: false, error: { code: 'storeDown', message: '' } }) }, noFilters, newestFirst, () => undefined);
    await failing.start();
    expect(failing.state.error).toMatchObject({ code: 'storeDown' });
  });

  test('asks and tells nothing more once it is stopped', async () => {
    const source = logOf(5000);
    let told = 0;
    const listing = new LogListing(source, noFilters, newestFirst, () => { told += 1; });
    listing.stop();
    await listing.start();
    listing.need(0, 400);
    expect([source.asked, told]).toEqual([0, 0]);
  });
});

describe('scrolling', () => {
  test('through any number of rows reaches the first and the last, and the bar stands where the place is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8_000_000 }), fc.integer({ min: 100, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, height, share) => {
      const view = { rows, height };
      expect(canvasHeight(rows)).toBeLessThanOrEqual(tallest);
      const place = share * lastPlace(view);
      expect(placeAt(scrollTopAt(place, view), view)).toBeCloseTo(place, 3);
      expect(placeAt(tallest * 2, view)).toBeCloseTo(lastPlace(view), 6);
    }));
  });

  test('brings a row into view by the shortest way', () => {
    const view = { rows: 1000, height: 10 * rowHeight };
    expect(placeShowing(5, 0, view)).toBe(0);
    expect(placeShowing(10, 0, view)).toBe(1);
    expect(placeShowing(3, 20, view)).toBe(3);
    expect(placeShowing(999, 0, view)).toBe(990);
  });

  test('by keys stops at both ends', () => {
    expect([placeAfter('up', 0, 9, 5), placeAfter('down', 8, 9, 5), placeAfter('pageDown', 2, 100, 5), placeAfter('pageUp', 2, 100, 5), placeAfter('last', 2, 100, 5), placeAfter('first', 7, 100, 5)]).toEqual([0, 8, 6, 0, 99, 0]);
  });
});

describe('columns', () => {
  test('come and go, the last one stays, widths have limits', () => {
    const one = [{ column: 'time', width: null } as const];
    expect(toggled(one, 'time')).toBe(one);
    expect(toggled(one, 'rule')).toEqual([{ column: 'time', width: null }, { column: 'rule', width: null }]);
    expect(resized(one, 'time', 5)).toEqual([{ column: 'time', width: 40 }]);
    expect(inOrder(usualColumns).slice(0, 3)).toEqual(['time', 'result', 'caller']);
    expect(new Set(inOrder(usualColumns)).size).toBe(inOrder(usualColumns).length);
  });
});

test('filters that ask for nothing look like none', () => {
  expect(tidyFilters({ ...noFilters, results: [], agents: [], talk: { min: null, max: null }, direction: null, recorded: null })).toEqual(noFilters);
  expect(JSON.stringify(tidyFilters({ ...noFilters, queues: ['a'], results: ['missed'] }))).toBe(JSON.stringify(tidyFilters({ ...noFilters, results: ['missed'], queues: ['a'] })));
});

test('a range is written with its open ends', () => {
  expect([rangeText({ min: 1, max: null }), rangeText({ min: null, max: 3.5 }), rangeText({ min: 2, max: 5 }), rangeText({ min: 2, max: 2 }), rangeText(null)]).toEqual(['≥ 1', '≤ 3.5', '2 – 5', '2', '']);
});

describe('presets of time', () => {
  const none = { from: null, until: null };
  const at = (text: string) => new Date(text).getTime();

  test('are whole local days and months', () => {
    const now = at('2026-03-01T15:30:00');
    expect(spanOf('today', now, none)).toEqual({ from: at('2026-03-01T00:00:00'), until: at('2026-03-02T00:00:00') });
    expect(spanOf('yesterday', now, none)).toEqual({ from: at('2026-02-28T00:00:00'), until: at('2026-03-01T00:00:00') });
    expect(spanOf('sevenDays', now, none)).toEqual({ from: at('2026-02-23T00:00:00'), until: at('2026-03-02T00:00:00') });
    expect(spanOf('lastMonth', now, none)).toEqual({ from: at('2026-02-01T00:00:00'), until: at('2026-03-01T00:00:00') });
    expect(spanOf('thisMonth', now, none)).toEqual({ from: at('2026-03-01T00:00:00'), until: at('2026-04-01T00:00:00') });
    expect(spanOf('chosen', now, { from: 5, until: 6 })).toEqual({ from: 5, until: 6 });
  });

  test('follow the day on which the clock is put forward: it has 23 hours, and no moment falls between two days', () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Europe/Berlin';
    try {
      const now = new Date(2026, 2, 29, 12).getTime();
      const today = spanOf('today', now, none);
      expect((today.until ?? 0) - (today.from ?? 0)).toBe(23 * 3_600_000);
      expect(spanOf('yesterday', now, none).until).toBe(today.from);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
