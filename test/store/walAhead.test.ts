import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { closeConnection, openConnection, rawOf } from '../../electron/store/connection.ts';
import { layOutWal } from '../../electron/store/walAhead.ts';
import { anyCall, foundCalls, openForTest, temporaryDirectory } from './temporaryStore.ts';

function walSize(file: string): number {
  return fs.statSync(`${file}-wal`).size;
}

test('commits lengthen no file, in a new database and in one that is opened again', () => {
  const file = path.join(temporaryDirectory(), 'a.db');
  for (const round of [1, 2]) {
    const db = openConnection(file);
    const laidOut = walSize(file);
    expect(laidOut).toBeGreaterThan(1_000_000);
    rawOf(db).exec('CREATE TABLE IF NOT EXISTS t (x TEXT) STRICT');
    for (let row = 0; row < 100; row += 1) rawOf(db).exec(`INSERT INTO t VALUES ('${'x'.repeat(500)}')`);
    expect(walSize(file)).toBe(laidOut);
    expect(rawOf(db).prepare('SELECT count(*) FROM t').pluck().get()).toBe(100 * round);
    closeConnection(db);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['a.db']);
  }
});

test('rows that are still in a WAL stay there', () => {
  const directory = temporaryDirectory();
  const file = path.join(directory, 'console.db');
  const { ask } = openForTest(directory);
  ask.beginCall(anyCall({ callId: 'a' }));
  // As after a kill: the file and its WAL as they are now, with nobody to close them.
  const cut = temporaryDirectory();
  for (const name of ['console.db', 'console.db-wal']) fs.copyFileSync(path.join(directory, name), path.join(cut, name));
  const before = fs.readFileSync(path.join(cut, 'console.db-wal'));
  layOutWal(path.join(cut, 'console.db'));
  expect(fs.readFileSync(path.join(cut, 'console.db-wal')).equals(before)).toBe(true);
  expect(foundCalls(openForTest(cut).ask, {})).toEqual(['a']);
  layOutWal(file);
  expect(foundCalls(ask, {})).toEqual(['a']);
});

test('a laid out WAL cut off in the middle of a commit gives back every commit before it', () => {
  const directory = temporaryDirectory();
  const file = path.join(directory, 'a.db');
  const db = openConnection(file);
  rawOf(db).exec('CREATE TABLE t (x INTEGER) STRICT');
  const ends: number[] = [];
  for (let row = 0; row < 20; row += 1) {
    rawOf(db).exec(`INSERT INTO t VALUES (${row})`);
    const wal = fs.readFileSync(`${file}-wal`);
    ends.push(wal.findLastIndex((byte) => byte !== 0) + 1);
  }
  const cut = path.join(temporaryDirectory(), 'a.db');
  const wal = fs.readFileSync(`${file}-wal`);
  wal.fill(0, (ends[11] ?? 0) - 1000);
  fs.copyFileSync(file, cut);
  fs.writeFileSync(`${cut}-wal`, wal);
  closeConnection(db);
  const found = new Database(cut);
  expect(found.prepare('SELECT count(*) FROM t').pluck().get()).toBe(11);
  found.close();
});

test('a folder in which nothing can be made is left to SQLite', () => {
  const file = path.join(temporaryDirectory(), 'none', 'a.db');
  expect(() => layOutWal(file)).not.toThrow();
  expect(fs.existsSync(path.dirname(file))).toBe(false);
});
