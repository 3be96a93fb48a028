import fs from 'node:fs';
import path from 'node:path';
import { checkpoint, closeConnection, shrinkCache } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { attachEvidence } from './evidenceChain.ts';
import { versionOf } from './migrations/migrate.ts';
import { firstPageOf, keepFirstPage } from './firstPage.ts';
import { requireFittingKey } from './keyCheck.ts';
import { migrations } from './migrations/migrations.ts';
import { openDatabase, suspectMarkOf } from './openDatabase.ts';
import { Shards } from './shards.ts';
import type { OpeningReport, QuarantineReport } from './storeApi.ts';
import { toStoreError } from './storeErrors.ts';
import { keyOfFile, wrappingKeyOf } from './storeKeys.ts';
import type { StoreSecrets } from './storeSecrets.ts';
import { rebuildCallSearch } from './tables/callSearch.ts';
import { markAllStale } from './tables/statisticsDays.ts';
import { rebuildCustomerSearch } from './tables/customerSearch.ts';
import { RecordingKeys } from './tables/recordingKeys.ts';
import { WriteGate } from './writeGate.ts';

export const mainFileName = 'console.db';
/** In a folder that was put back (`putBackFolder.ts`): the next opening tells of it. */
export const putBackMark = 'folder.back';

/** An open store: the main database and its shards. */
export interface OpenStore {
  readonly directory: string;
  readonly secrets: StoreSecrets;
  readonly db: WritableDb;
  readonly shards: Shards;
  /** Before writing to the main database outside a request. */
  readonly gate: WriteGate;
  report(): OpeningReport;
  /** Moves WALs into their files; `TRUNCATE` also empties them. */
  checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void;
  /** Gives back the pages that are kept of the files in memory. */
  shrink(): void;
  /** Remembers that a database reported damage, so that the next opening checks and replaces it. */
  markSuspect(): void;
  close(): void;
}

/** Whether there was a database whose file is gone or was emptied: its successor must not pass for a first start. */
function isLost(file: string): boolean {
  const bytes = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return bytes === 0 && fs.existsSync(firstPageOf(file)) && !fs.existsSync(`${file}.salvaged`);
}

/**
 * Opens (or makes) the store in a directory. Throws `StoreError`; see `keyCheck.ts`, `openDatabase.ts`. `onRepair` is told before a file is
 * checked and repaired, now or when a shard is opened later: nothing else is done for as long as that takes.
 */
export function openStoreDirectory(directory: string, secrets: StoreSecrets, onRepair: () => void = () => undefined): OpenStore {
  try {
    fs.mkdirSync(directory, { recursive: true });
    const file = path.join(directory, mainFileName);
    const key = keyOfFile(secrets, mainFileName);
    requireFittingKey(directory, file, key, secrets);
    const lost = isLost(file);
    const opened = openDatabase(file, migrations, {
      key,
      onRepair,
      afterSalvage(db) {
        rebuildCallSearch(db);
        rebuildCustomerSearch(db);
        markAllStale(db);
      },
    });
    const quarantined: QuarantineReport[] = [...opened.quarantined];
    if (lost) quarantined.push({ file: mainFileName, keptAs: '', reason: 'the file was missing or empty', salvaged: {} });
    const shards = new Shards(directory, new RecordingKeys(opened.db, wrappingKeyOf(secrets)), { onRepair, onQuarantine: (report) => quarantined.push(report) });
    attachEvidence(opened.db, shards, secrets);
    const mark = path.join(directory, putBackMark);
    const putBack = fs.existsSync(mark) ? { putBack: true as const } : {};
    fs.rmSync(mark, { force: true });
    return {
      directory,
      secrets,
      db: opened.db,
      shards,
      gate: new WriteGate(),
      report: () => ({ version: versionOf(opened.db), quarantined: [...quarantined], ...putBack }),
      checkpoint(mode) {
        checkpoint(opened.db, mode);
        keepFirstPage(file);
        shards.checkpointAll(mode);
      },
      shrink() {
        shrinkCache(opened.db);
        shards.shrinkAll();
      },
      markSuspect() {
        for (const suspect of [file, ...shards.months().map((month) => shards.fileOf(month))]) fs.writeFileSync(suspectMarkOf(suspect), '');
      },
      close() {
        shards.closeAll();
        closeConnection(opened.db);
        keepFirstPage(file);
      },
    };
  } catch (error) {
    throw toStoreError(error);
  }
}
