import fs from 'node:fs';
import path from 'node:path';
import { bindCiphers } from './chunkCipher.ts';
import { checkpoint, closeConnection, rawOf, shrinkCache } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { shardMigrations } from './migrations/shardMigrations.ts';
import { firstPageOf, keepFirstPage } from './firstPage.ts';
import { openDatabase } from './openDatabase.ts';
import type { QuarantineReport } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';
import type { RecordingKeys } from './tables/recordingKeys.ts';

/** Chunks are written once and read in a row: a page that was read is hardly read again. */
const shardCacheKib = 2_000;

const shardFile = /^recordings-(\d{4}-\d{2})\.db$/;

/** Month of a recording in China's time, e.g. `2026-11`: the same shard on every machine. */
export function shardOf(startedAt: number): string {
  return new Date(startedAt + 8 * 3_600_000).toISOString().slice(0, 7);
}

export interface ShardListener {
  /** A shard is about to be checked and repaired, which may take minutes. */
  readonly onRepair: () => void;
  readonly onQuarantine: (report: QuarantineReport) => void;
}

/** The monthly databases that hold the bytes of recordings, each chunk encrypted by itself. Opened when first needed. */
export class Shards {
  readonly keys: RecordingKeys;
  readonly #directory: string;
  readonly #open = new Map<string, WritableDb>();
  readonly #listener: ShardListener;

  constructor(directory: string, keys: RecordingKeys, listener: ShardListener) {
    this.keys = keys;
    this.#directory = directory;
    this.#listener = listener;
  }

  /** Months that have a file, oldest first. */
  months(): readonly string[] {
    return fs.readdirSync(this.#directory).flatMap((name) => shardFile.exec(name)?.[1] ?? []).sort();
  }

  fileOf(month: string): string {
    return path.join(this.#directory, `recordings-${month}.db`);
  }

  /** Opens or makes the shard of a month. */
  get(month: string): WritableDb {
    let db = this.#open.get(month);
    if (db === undefined) {
      if (!/^\d{4}-\d{2}$/.test(month)) throw new StoreError('invalidArgument', 'This is not a month.');
      const opened = openDatabase(this.fileOf(month), shardMigrations, { onRepair: this.#listener.onRepair });
      opened.quarantined.forEach(this.#listener.onQuarantine);
      db = opened.db;
      rawOf(db).pragma(`cache_size = -${shardCacheKib}`);
      bindCiphers(db, this.keys);
      this.#open.set(month, db);
    }
    return db;
  }

  /** The shard of a month, or undefined when there is no such file. */
  find(month: string): WritableDb | undefined {
    return this.#open.has(month) || fs.existsSync(this.fileOf(month)) ? this.get(month) : undefined;
  }

  /** Removes a month with its file; nothing in it may be needed any more. */
  remove(month: string): void {
    const db = this.#open.get(month);
    if (db !== undefined) closeConnection(db);
    this.#open.delete(month);
    fs.rmSync(firstPageOf(this.fileOf(month)), { force: true });
    for (const companion of ['-wal', '-shm', '']) fs.rmSync(`${this.fileOf(month)}${companion}`, { force: true });
  }

  checkpointAll(mode: 'PASSIVE' | 'TRUNCATE'): void {
    for (const [month, db] of this.#open) {
      checkpoint(db, mode);
      keepFirstPage(this.fileOf(month));
    }
  }

  shrinkAll(): void {
    for (const db of this.#open.values()) shrinkCache(db);
  }

  closeAll(): void {
    for (const db of this.#open.values()) closeConnection(db);
    this.#open.clear();
  }
}
