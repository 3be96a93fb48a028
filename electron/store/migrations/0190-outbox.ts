/** Messages to other systems, sent in the order of `sequence`. A delivered one leaves; one that was given up stays to be looked at. */
export const sql = `
CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  callId TEXT NOT NULL,
  step TEXT NOT NULL,
  at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  dueAt INTEGER NOT NULL,
  problem TEXT NOT NULL,
  givenUpAt INTEGER
) STRICT;
CREATE INDEX outboxWaiting ON outbox (sequence) WHERE givenUpAt IS NULL;
`;
