import type { Migration } from './migrate.ts';

/**
 * A month of recordings. A shard explains itself (`track` repeats what the main database knows), so it can be read
 * alone. `chunk.id` is `track.number * 2^20 + sequence`: the chunks of a recording lie together and in order. The chunks
 * of its finished form count from `(2^32 + track.number) * 2^20`; they are whole when the main database says so.
 */
const tracksAndChunks = `
CREATE TABLE track (
  number INTEGER PRIMARY KEY,
  recordingId TEXT NOT NULL UNIQUE,
  callId TEXT NOT NULL,
  startedAt INTEGER NOT NULL,
  mimeType TEXT NOT NULL
) STRICT;

CREATE TABLE chunk (
  id INTEGER PRIMARY KEY,
  byteOffset INTEGER NOT NULL,
  byteLength INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
`;

export const shardMigrations: readonly Migration[] = [{ version: 10, sql: tracksAndChunks }];
