/**
 * The evidence chain. Rows are added and never changed: the triggers stop a slip of ours, the hashes and signatures show
 * anybody else's hand. `evidenceHead` is the end of the chain as the store itself wrote it, with a mark that only the
 * holder of the signing key can make: links cut off the end are missed. `evidenceStamp` holds time stamps (RFC 3161) of
 * links. `recording.finishedSha256` is the digest of the whole finished file.
 */
export const sql = `
CREATE TABLE evidenceLink (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload TEXT NOT NULL,
  payloadHash BLOB NOT NULL,
  previousHash BLOB NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL,
  key TEXT NOT NULL
) STRICT;
CREATE INDEX evidenceBySubject ON evidenceLink (subject, sequence) WHERE subject <> '';
CREATE TRIGGER evidenceLinkStays BEFORE UPDATE ON evidenceLink BEGIN SELECT RAISE(ABORT, 'the evidence chain is only added to'); END;
CREATE TRIGGER evidenceLinkRemains BEFORE DELETE ON evidenceLink BEGIN SELECT RAISE(ABORT, 'the evidence chain is only added to'); END;

CREATE TABLE evidenceHead (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  mark BLOB NOT NULL
) STRICT;

CREATE TABLE evidenceStamp (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  authority TEXT NOT NULL,
  token BLOB NOT NULL
) STRICT;

ALTER TABLE recording ADD COLUMN finishedSha256 TEXT;
`;
