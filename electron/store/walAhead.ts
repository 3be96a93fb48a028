import fs from 'node:fs';

/** More than is written between two check-points (see `storeProcess.ts`); ten milliseconds of an opening. */
const walBytes = 4 * 2 ** 20;

/**
 * Gives a database that nobody has open a WAL full of zeros. SQLite finds no frame in it and writes over it from its
 * beginning (https://www.sqlite.org/walformat.html#recovery); a commit that need not lengthen its file is synced in about
 * half the time. Does nothing where there is a WAL. It appears whole or not at all: another process may be opening too.
 */
export function layOutWal(file: string): void {
  const wal = `${file}-wal`;
  const made = `${wal}.made`;
  try {
    if (!fs.existsSync(file) || fs.existsSync(wal)) return;
    const handle = fs.openSync(made, 'w', fs.statSync(file).mode);
    try {
      fs.writeSync(handle, Buffer.alloc(walBytes));
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.linkSync(made, wal);
  } catch {
    // No room, no right, no links: SQLite makes its own, or says better what is wrong.
  } finally {
    fs.rmSync(made, { force: true });
  }
}
