import fs from 'node:fs';
import path from 'node:path';
import { checkpoint, closeConnection } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { versionOf } from './migrations/migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { openDatabase, suspectMarkOf } from './openDatabase.ts';
import { Shards } from './shards.ts';
import type { OpeningReport, QuarantineReport } from './storeApi.ts';
import { toStoreError } from './storeErrors.ts';
import type { StoreSecrets } from './storeSecrets.ts';
import { rebuildCallSearch } from './tables/callSearch.ts';
import { rebuildCustomerSearch } from './tables/customerSearch.ts';

export const mainFileName = 'console.db';

/** An open store: the main database and its shards. */
export interface OpenStore {
  readonly directory: string;
  readonly secrets: StoreSecrets;
  readonly db: WritableDb;
  readonly shards: Shards;
  report(): OpeningReport;
  /** Moves WALs into their files; `TRUNCATE` also empties them. */
  checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void;
  /** Remembers that a database reported damage, so that the next opening checks and replaces it. */
  markSuspect(): void;
  close(): void;
}

/**
 * Opens (or makes) the store in a directory. Throws `StoreError`; see `openDatabase`. `onRepair` is told before a file is
 * checked and repaired, now or when a shard is opened later: nothing else is done for as long as that takes.
 */
export function openStoreDirectory(directory: string, secrets: StoreSecrets, onRepair: () => void = () => undefined): OpenStore {
  try {
    fs.mkdirSync(directory, { recursive: true });
    const file = path.join(directory, mainFileName);
    const opened = openDatabase(file, migrations, {
      onRepair,
      afterSalvage(db) {
        rebuildCallSearch(db);
        rebuildCustomerSearch(db);
      },
    });
    const quarantined: QuarantineReport[] = [...opened.quarantined];
    const shards = new Shards(directory, { onRepair, onQuarantine: (report) => quarantined.push(report) });
    return {
      directory,
      secrets,
      db: opened.db,
      shards,
      report: () => ({ version: versionOf(opened.db), quarantined: [...quarantined] }),
      checkpoint(mode) {
        checkpoint(opened.db, mode);
        shards.checkpointAll(mode);
      },
      markSuspect() {
        for (const suspect of [file, ...shards.months().map((month) => shards.fileOf(month))]) fs.writeFileSync(suspectMarkOf(suspect), '');
      },
      close() {
        shards.closeAll();
        closeConnection(opened.db);
      },
    };
  } catch (error) {
    throw toStoreError(error);
  }
}
