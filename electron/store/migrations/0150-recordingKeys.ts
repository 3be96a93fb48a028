/**
 * The data key of each recording, wrapped by a key that comes from the master key. Without it its chunks are noise for ever:
 * `wrapped` is null once it was destroyed. `sealed` is 0 while chunks from before encryption may be left. Recordings of
 * older versions have no row until they are converted.
 */
export const sql = `
CREATE TABLE recordingKey (
  recording TEXT PRIMARY KEY REFERENCES recording (id),
  wrapped BLOB,
  sealed INTEGER NOT NULL,
  destroyedAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX recordingKeyUnsealed ON recordingKey (recording) WHERE sealed = 0;
`;
