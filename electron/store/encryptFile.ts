import fs from 'node:fs';
import path from 'node:path';
import { checkpoint, closeConnection, openConnection, openRaw, rawOf, giveKey } from './connection.ts';
import { StoreError } from './storeErrors.ts';
import type { FileKey } from './storeKeys.ts';

const withCompanions = ['', '-journal', '-wal', '-shm'];
const zeros = Buffer.alloc(2 ** 20);

/** Rows of each table. */
function countRows(raw: ReturnType<typeof openRaw>): string {
  const names = raw.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name`).all();
  return JSON.stringify(names.map(({ name }) => [name, raw.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]));
}

/** Puts everything into the file itself, so that it is whole without a WAL. Returns what is in it. */
function gather(file: string): string {
  const db = openConnection(file);
  try {
    checkpoint(db, 'TRUNCATE');
    rawOf(db).pragma('journal_mode = DELETE');
    return countRows(rawOf(db));
  } finally {
    closeConnection(db);
  }
}

function encryptCopy(file: string, key: FileKey, expected: string): void {
  const raw = openRaw(file, null);
  try {
    // The copy is thrown away when this is interrupted: it needs no journal.
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
    giveKey(raw, key, 'rekey');
  } finally {
    raw.close();
  }
  const encrypted = openRaw(file, key);
  try {
    if (countRows(encrypted) !== expected) throw new StoreError('ioError', 'The encrypted copy is not whole.');
  } finally {
    encrypted.close();
  }
}

function sync(file: string, how: 'r' | 'r+'): void {
  const handle = fs.openSync(file, how);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Overwrites what an open file holds; on media that write elsewhere this is only a try. */
function overwrite(handle: number): void {
  const { size } = fs.fstatSync(handle);
  for (let at = 0; at < size; at += zeros.byteLength) fs.writeSync(handle, zeros, 0, Math.min(zeros.byteLength, size - at), at);
  fs.fsyncSync(handle);
}

/**
 * Encrypts a plain database. It stays as it is until a whole encrypted copy, whose rows were counted, takes its place; so
 * this may be interrupted anywhere and run again. Needs room for two more of the file. Throws SQLite's and the system's errors.
 */
export function encryptFile(file: string, key: FileKey): void {
  const copy = `${file}.encrypting`;
  for (const companion of withCompanions) fs.rmSync(`${copy}${companion}`, { force: true });
  const expected = gather(file);
  let plain: number | undefined;
  try {
    fs.copyFileSync(file, copy);
    encryptCopy(copy, key, expected);
    sync(copy, 'r+');
    // On Windows a file that somebody has open cannot be replaced.
    if (process.platform !== 'win32') plain = fs.openSync(file, 'r+');
    fs.renameSync(copy, file);
    if (plain === undefined) return;
    sync(path.dirname(file), 'r');
    overwrite(plain);
  } finally {
    if (plain !== undefined) fs.closeSync(plain);
    for (const companion of withCompanions) fs.rmSync(`${copy}${companion}`, { force: true });
  }
}
