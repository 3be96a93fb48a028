/** Markers and comments in recordings, by their call. A removed one stays, so that what was said of a call can be accounted for. */
export const sql = `
CREATE TABLE marker (
  id TEXT PRIMARY KEY,
  callId TEXT NOT NULL,
  atMs INTEGER NOT NULL,
  untilMs INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'praise', 'fault', 'question')),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  changedAt INTEGER NOT NULL,
  removedAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX markerOfCall ON marker (callId, atMs) WHERE removedAt IS NULL;
`;
