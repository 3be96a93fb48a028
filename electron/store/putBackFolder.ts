import fs from 'node:fs';
import path from 'node:path';
import { mainFileName, putBackMark } from './openStoreDirectory.ts';
import type { OpenStore } from './openStoreDirectory.ts';

const openFiles = '/proc/self/fd';

/**
 * Whether the database is not under its name any more: its folder, or the file, was removed or moved while it is open. Only
 * systems that let go of an open file's name know this; what is written from then on would be gone with the process.
 */
export function isFolderGone({ directory }: OpenStore): boolean {
  return process.platform === 'linux' && !fs.existsSync(path.join(directory, mainFileName));
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [fs.statSync(one), fs.statSync(other, { throwIfNoEntry: false })];
  return a.dev === b?.dev && a.ino === b.ino;
}

/** Databases and their WALs that this process has open and that are not in the folder any more: name there, and where to read them. */
function lostFiles(directory: string): readonly (readonly [name: string, source: string])[] {
  const found = new Map<string, string>();
  for (const fd of fs.readdirSync(openFiles)) {
    const source = `${openFiles}/${fd}`;
    let target: string;
    try {
      target = fs.readlinkSync(source);
    } catch {
      // The one that read the folder is closed again.
      continue;
    }
    const name = path.basename(target.replace(/ \(deleted\)$/, ''));
    if (/^(?:console|recordings-\d{4}-\d{2})\.db(?:-wal)?$/.test(name) && !isSameFile(source, path.join(directory, name))) found.set(name, source);
  }
  return [...found];
}

function copySynced(source: string, target: string): void {
  fs.copyFileSync(source, target);
  const handle = fs.openSync(target, 'r+');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Writes what is open to where it was, from the system's hold on the removed files. Nobody may write meanwhile, and the process
 * must end afterwards: its successor opens the copies. Months that were not open are gone with the folder. Throws the system's errors.
 */
export function putBackFolder({ directory }: OpenStore): void {
  fs.mkdirSync(directory, { recursive: true });
  const names = lostFiles(directory);
  const copyOf = (name: string): string => path.join(directory, `${name}.back`);
  try {
    for (const [name, source] of names) copySynced(source, copyOf(name));
    fs.writeFileSync(path.join(directory, putBackMark), '');
    // A WAL without its database means nothing; a database without its WAL lacks the last rows.
    for (const wal of [true, false]) {
      for (const [name] of names) if (name.endsWith('-wal') === wal) fs.renameSync(copyOf(name), path.join(directory, name));
    }
  } finally {
    for (const [name] of names) fs.rmSync(copyOf(name), { force: true });
  }
}
