import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { rawOf } from './connection.ts';
import { mainFileName } from './openStoreDirectory.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { BackUpResult } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';

/** Pages per step: about a millisecond, so that a pop waits no longer than that. */
const pagesPerStep = 200;

/**
 * Copies every database of the store with SQLite's back-up API while it is in use. The copy grows in `….partial` and gets
 * its name when it is whole. Throws `targetExists`, `diskFull`, `notAllowed`.
 */
export async function backUp(store: OpenStore, { targetDirectory }: { readonly targetDirectory: string }, onProgress: (fraction: number) => void): Promise<BackUpResult> {
  if (fs.existsSync(targetDirectory)) throw new StoreError('targetExists', 'The back-up target is already there.');
  const partial = `${targetDirectory}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  const sources = [
    { name: mainFileName, db: store.db },
    ...store.shards.months().map((month) => ({ name: path.basename(store.shards.fileOf(month)), db: store.shards.get(month) })),
  ];
  for (const [index, { name, db }] of sources.entries()) {
    const copy = path.join(partial, name);
    await rawOf(db).backup(copy, {
      progress({ totalPages, remainingPages }) {
        onProgress((index + (totalPages === 0 ? 0 : (totalPages - remainingPages) / totalPages)) / sources.length);
        return pagesPerStep;
      },
    });
    // The copy stands alone: no WAL that could be forgotten when it is moved.
    const written = new Database(copy);
    written.pragma('journal_mode = DELETE');
    written.close();
  }
  fs.renameSync(partial, targetDirectory);
  onProgress(1);
  return { directory: targetDirectory, files: sources.map(({ name }) => ({ name, bytes: fs.statSync(path.join(targetDirectory, name)).size })) };
}
