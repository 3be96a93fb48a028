/** The bytes are in the monthly shards (`shardMigrations.ts`); `chunkCount` and `byteLength` are filled at the end. */
export const sql = `
CREATE TABLE recording (
  id TEXT PRIMARY KEY,
  call INTEGER NOT NULL REFERENCES call (id),
  startedAt INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('recording', 'complete', 'recovered')),
  mimeType TEXT NOT NULL,
  shard TEXT NOT NULL,
  chunkCount INTEGER NOT NULL,
  byteLength INTEGER NOT NULL,
  durationMs INTEGER NOT NULL,
  seekIndex TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX recordingByCall ON recording (call, startedAt, durationMs);
CREATE INDEX recordingUnfinished ON recording (startedAt) WHERE state = 'recording';
`;
