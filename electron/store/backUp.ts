import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as otherRequests } from 'node:timers/promises';
import { openRaw, rawOf } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { keyCheckName } from './keyCheckName.ts';
import { mainFileName } from './openStoreDirectory.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { BackUpResult } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';
import { keyOfFile } from './storeKeys.ts';
import type { FileKey } from './storeKeys.ts';

/** Copied at a time: about a millisecond, so that a pop waits no longer than that. */
const stepBytes = 2 ** 20;

/** A pause in which a check-point may succeed that a reader or another thread held up. */
const retryMs = 20;
const mostRetries = 250;

interface Source {
  readonly name: string;
  readonly file: string;
  readonly db: WritableDb;
  readonly key: FileKey | null;
}

/** Lets a database go on that was held still; a second call does nothing. */
type LetGo = () => void;

/**
 * Holds a database still: everything is in the file, and a reader that needs nothing of the WAL keeps check-points from
 * changing it (WAL_READ_LOCK(0), https://www.sqlite.org/walformat.html#wal_locks). Commits go on, into the WAL. Undefined
 * while somebody else reads or writes it.
 */
function holdStill({ db, file, key }: Source): LetGo | undefined {
  const reader = openRaw(file, key);
  try {
    const [moved] = rawOf(db).pragma('wal_checkpoint(RESTART)') as { busy: number; log: number; checkpointed: number }[];
    if (moved?.busy === 0 && moved.log === moved.checkpointed) {
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM sqlite_schema').get();
      return () => reader.close();
    }
  } catch (error) {
    reader.close();
    throw error;
  }
  reader.close();
  return undefined;
}

/** All of them, or none. */
function holdAllStill(sources: readonly Source[]): readonly LetGo[] | undefined {
  const held: LetGo[] = [];
  try {
    for (const source of sources) {
      const letGo = holdStill(source);
      if (letGo === undefined) break;
      held.push(letGo);
    }
    if (held.length === sources.length) return held.splice(0);
    return undefined;
  } finally {
    for (const letGo of held) letGo();
  }
}

/**
 * Holds them all at one moment, in which nothing else is done in this thread: a recording that is completed between two of
 * them would be in neither of its forms in the copy.
 */
async function heldStill(sources: readonly Source[]): Promise<readonly LetGo[]> {
  for (let attempt = 0; attempt < mostRetries; attempt += 1) {
    const held = holdAllStill(sources);
    if (held !== undefined) return held;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  throw new StoreError('busy', 'A database could not be held still.');
}

async function copy(source: Source, target: string, onProgress: (fraction: number) => void): Promise<void> {
  let from: number | undefined;
  let to: number | undefined;
  try {
    from = fs.openSync(source.file, 'r');
    to = fs.openSync(target, 'wx', 0o600);
    const { size } = fs.fstatSync(from);
    const step = Buffer.alloc(stepBytes);
    for (let at = 0; at < size; at += stepBytes) {
      const bytes = fs.readSync(from, step, 0, Math.min(stepBytes, size - at), at);
      fs.writeSync(to, step, 0, bytes, at);
      onProgress(Math.min(1, (at + bytes) / size));
      await otherRequests();
    }
    fs.fsyncSync(to);
  } finally {
    if (from !== undefined) fs.closeSync(from);
    if (to !== undefined) fs.closeSync(to);
  }
}

/**
 * Copies every database of the store as all of them are at one moment, encrypted as they are, while it is in use. The copy grows in `….partial` and gets its name
 * when it is whole; it opens with the same key. Throws `targetExists`, `diskFull`, `notAllowed`.
 */
export async function backUp(store: OpenStore, { targetDirectory }: { readonly targetDirectory: string }, onProgress: (fraction: number) => void): Promise<BackUpResult> {
  if (fs.existsSync(targetDirectory)) throw new StoreError('targetExists', 'The back-up target is already there.');
  const partial = `${targetDirectory}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  const sources: readonly Source[] = [
    { name: mainFileName, file: path.join(store.directory, mainFileName), db: store.db, key: keyOfFile(store.secrets, mainFileName) },
    ...store.shards.months().map((month) => ({ name: path.basename(store.shards.fileOf(month)), file: store.shards.fileOf(month), db: store.shards.get(month), key: null })),
  ];
  const held = await heldStill(sources);
  try {
    for (const [index, source] of sources.entries()) {
      await copy(source, path.join(partial, source.name), (fraction) => onProgress((index + fraction) / sources.length));
      held[index]?.();
    }
  } finally {
    for (const letGo of held) letGo();
  }
  fs.copyFileSync(path.join(store.directory, keyCheckName), path.join(partial, keyCheckName));
  fs.renameSync(partial, targetDirectory);
  onProgress(1);
  return { directory: targetDirectory, files: sources.map(({ name }) => ({ name, bytes: fs.statSync(path.join(targetDirectory, name)).size })) };
}
