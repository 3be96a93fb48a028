/**
 * `call.id` is the epoch millisecond at which the call started, moved on to the next free one: the table, every index
 * and the text index are thereby in time order, and a page of the log is a range of ids.
 */
export const sql = `
CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  callId TEXT NOT NULL UNIQUE,
  sipCallId TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
  startedAt INTEGER NOT NULL,
  answeredAt INTEGER,
  endedAt INTEGER,
  result TEXT NOT NULL CHECK (result IN ('open', 'answered', 'missed', 'rejected', 'failed')),
  endedBy TEXT,
  endCause TEXT,
  sipCode INTEGER,
  talkSeconds INTEGER NOT NULL,
  line INTEGER NOT NULL,
  remoteNumber TEXT NOT NULL,
  remoteRaw TEXT NOT NULL,
  serviceNumber TEXT NOT NULL,
  areaText TEXT NOT NULL,
  queue TEXT NOT NULL,
  queueWaitSeconds INTEGER,
  ivrPath TEXT NOT NULL,
  routeRule TEXT NOT NULL,
  customerId TEXT,
  customerName TEXT NOT NULL,
  company TEXT NOT NULL,
  agent TEXT NOT NULL,
  disposition TEXT NOT NULL,
  interruptedAt INTEGER
) STRICT;
CREATE INDEX callByRemoteNumber ON call (remoteNumber, id) WHERE remoteNumber <> '';
CREATE INDEX callByCustomer ON call (customerId, id) WHERE customerId IS NOT NULL;
CREATE INDEX callMissed ON call (id) WHERE result = 'missed';
CREATE INDEX callOutgoing ON call (id) WHERE direction = 'outgoing';
CREATE INDEX callOpen ON call (id) WHERE result = 'open';
CREATE INDEX callInterrupted ON call (interruptedAt) WHERE interruptedAt IS NOT NULL;

CREATE TABLE callFacts (
  call INTEGER PRIMARY KEY REFERENCES call (id),
  facts TEXT NOT NULL
) STRICT;

CREATE TABLE callEvent (
  call INTEGER NOT NULL REFERENCES call (id),
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (call, sequence)
) STRICT, WITHOUT ROWID;
`;
