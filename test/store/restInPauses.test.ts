import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { collectGarbage } from '../../electron/store/collectGarbage.ts';
import { openConnection, rawOf, runSql, getRow, shrinkCache } from '../../electron/store/connection.ts';
import { restInPauses } from '../../electron/store/restInPauses.ts';
import { WriteGate } from '../../electron/store/writeGate.ts';
import { temporaryDirectory } from './temporaryStore.ts';

/** A store that counts how often it rested. */
function restingStore() {
  const gate = new WriteGate();
  const given = { pages: 0, garbage: 0 };
  const rests = restInPauses({ gate, shrink: () => void (given.pages += 1) }, () => void (given.garbage += 1));
  onTestFinished(() => rests.stop());
  const write = (times: number) => { for (let time = 0; time < times; time += 1) rests.wrote(); };
  return { gate, given, rests, write };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a store that nobody writes to', () => {
  test('gives back once what its start left', () => {
    const { given } = restingStore();
    vi.advanceTimersByTime(600_000);
    expect(given).toEqual({ pages: 1, garbage: 2 });
  });

  test('does so again after each call, and not while one goes on', () => {
    const { given, write } = restingStore();
    for (let seconds = 0; seconds < 60; seconds += 1) {
      write(1);
      vi.advanceTimersByTime(1_000);
    }
    expect(given.garbage).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(given).toEqual({ pages: 1, garbage: 2 });
    write(40);
    vi.advanceTimersByTime(60_000);
    expect(given).toEqual({ pages: 2, garbage: 4 });
  });

  test('does not for the few things that are written beside calls', () => {
    const { given, write } = restingStore();
    vi.advanceTimersByTime(60_000);
    write(3);
    vi.advanceTimersByTime(600_000);
    expect(given).toEqual({ pages: 1, garbage: 2 });
  });

  test('waits for a long write of another thread', () => {
    const { gate, given } = restingStore();
    const open = gate.close();
    vi.advanceTimersByTime(60_000);
    expect(given.pages).toBe(0);
    open();
    vi.advanceTimersByTime(60_000);
    expect(given.pages).toBe(1);
  });

  test('rests no more once it is stopped', () => {
    const { given, rests } = restingStore();
    rests.stop();
    vi.advanceTimersByTime(600_000);
    expect(given).toEqual({ pages: 0, garbage: 0 });
  });
});

test('a file whose pages were given back is read and written as before', () => {
  const db = openConnection(path.join(temporaryDirectory(), 'any.db'));
  onTestFinished(() => void rawOf(db).close());
  runSql(db, 'CREATE TABLE thing (name TEXT) STRICT');
  runSql(db, 'INSERT INTO thing VALUES (?)', 'first');
  shrinkCache(db);
  runSql(db, 'INSERT INTO thing VALUES (?)', 'second');
  shrinkCache(db);
  expect(getRow(db, 'SELECT group_concat(name) AS names FROM thing')).toEqual({ names: 'first,second' });
});

test('garbage is really collected', async () => {
  const gone = vi.fn();
  const registry = new FinalizationRegistry(gone);
  (() => registry.register({ rows: new Array(1_000) }, 'an answer'))();
  vi.useRealTimers();
  await new Promise(setImmediate);
  collectGarbage();
  await vi.waitFor(() => expect(gone).toHaveBeenCalledWith('an answer'));
});
