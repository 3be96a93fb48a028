import { randomBytes } from 'node:crypto';
import { ChunkCipher } from '../chunkCipher.ts';
import type { ChunkCiphers } from '../chunkCipher.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { sealed, unsealed } from '../sealedBytes.ts';
import { StoreError } from '../storeErrors.ts';

interface KeyRow { readonly wrapped: Uint8Array | null; readonly sealed: number }

const contextOf = (recordingId: string): string => `key of ${recordingId}`;

/** The data keys of recordings. */
export class RecordingKeys implements ChunkCiphers {
  readonly #db: WritableDb;
  readonly #wrappingKey: Uint8Array;

  constructor(db: WritableDb, wrappingKey: Uint8Array) {
    this.#db = db;
    this.#wrappingKey = wrappingKey;
  }

  /**
   * Makes the key of a recording; one that has a key, or had one, keeps it.
   * @param isNew nothing of it was written before: then no chunk of it may ever be plain
   */
  make(recordingId: string, isNew: boolean): void {
    runSql(
      this.#db,
      'INSERT INTO recordingKey (recording, wrapped, sealed) VALUES (?, ?, ?) ON CONFLICT (recording) DO NOTHING',
      recordingId, sealed(this.#wrappingKey, contextOf(recordingId), randomBytes(32)), isNew ? 1 : 0,
    );
  }

  forReading(recordingId: string): ChunkCipher {
    const row = this.#rowOf(recordingId);
    return row === undefined ? new ChunkCipher(recordingId, null, true) : new ChunkCipher(recordingId, this.#unwrap(recordingId, row), row.sealed === 0);
  }

  forWriting(recordingId: string): ChunkCipher {
    if (this.#rowOf(recordingId) === undefined) this.make(recordingId, false);
    return this.forReading(recordingId);
  }

  /** The key as a worker gets it; null while there is none. Throws `unknownRecording` when it was destroyed. */
  find(recordingId: string): { readonly key: Uint8Array | null; readonly mayBePlain: boolean } {
    const row = this.#rowOf(recordingId);
    return row === undefined ? { key: null, mayBePlain: true } : { key: this.#unwrap(recordingId, row), mayBePlain: row.sealed === 0 };
  }

  #rowOf(recordingId: string): KeyRow | undefined {
    return getRow<KeyRow>(this.#db, 'SELECT wrapped, sealed FROM recordingKey WHERE recording = ?', recordingId);
  }

  #unwrap(recordingId: string, { wrapped }: KeyRow): Uint8Array {
    if (wrapped === null) throw new StoreError('unknownRecording', 'The key of this recording was destroyed.');
    const key = unsealed(this.#wrappingKey, contextOf(recordingId), wrapped);
    if (key === undefined) throw new StoreError('damaged', 'The key of a recording is not as it was written.');
    return key;
  }
}

/** Destroys the key of a recording: what is encrypted with it cannot be read by anybody any more. */
export function destroyKey(db: WritableDb, recordingId: string, at: number): void {
  runSql(
    db,
    `INSERT INTO recordingKey (recording, wrapped, sealed, destroyedAt) VALUES (?, NULL, 1, ?)
     ON CONFLICT (recording) DO UPDATE SET wrapped = NULL, sealed = 1, destroyedAt = excluded.destroyedAt WHERE wrapped IS NOT NULL`,
    recordingId, at,
  );
}

/** Notes that no plain chunk is left of a recording. */
export function noteSealed(db: WritableDb, recordingId: string): void {
  runSql(db, 'UPDATE recordingKey SET sealed = 1 WHERE recording = ?', recordingId);
}

/** Recordings that may still have plain chunks, oldest first. */
export function listUnsealed(db: ReadableDb): readonly { readonly id: string; readonly shard: string }[] {
  return allRows(
    db,
    `SELECT recording.id, recording.shard FROM recording LEFT JOIN recordingKey ON recordingKey.recording = recording.id
     WHERE coalesce(recordingKey.sealed, 0) = 0 ORDER BY recording.startedAt`,
  );
}
