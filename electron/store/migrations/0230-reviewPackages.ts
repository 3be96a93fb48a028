import type { WritableDb } from '../connection.ts';
import { editSchema } from './editSchema.ts';

/**
 * Calls that are judged on another computer. `packagedCall` holds calls from elsewhere: they are in no log, no statistics and
 * no ledger, because nothing that reads `call` sees them. Their ids are negative, so that `recording.call` can name either; what
 * asks for one call by its `callId` asks `judgedCall`. `kept` is 0 while a package is still being taken in.
 *
 * `reviewPackage.answer…` are of the last answer: written (taken in) or received (given away). `cards` is JSON of
 * `[id, version, id here, version here]`: a card of the same name and another content gets an id of its own.
 * `reviewPackagePart` names the markers that came in with a package, and the markers and reviews that came in with an answer.
 */
export const sql = `
CREATE TABLE reviewPackage (
  id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('given', 'taken')),
  madeBy TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  note TEXT NOT NULL,
  cards TEXT NOT NULL,
  keptAt INTEGER NOT NULL,
  answeredAt INTEGER,
  answerBy TEXT,
  answerFingerprint TEXT,
  removedAt INTEGER,
  removedBy TEXT,
  removedFor TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE reviewPackageCall (
  packageId TEXT NOT NULL,
  position INTEGER NOT NULL,
  callId TEXT NOT NULL,
  PRIMARY KEY (packageId, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX packagesOfCall ON reviewPackageCall (callId);

CREATE TABLE reviewPackagePart (
  id TEXT PRIMARY KEY,
  packageId TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('marker', 'review'))
) STRICT, WITHOUT ROWID;
CREATE INDEX partsOfPackage ON reviewPackagePart (packageId, kind);

CREATE TABLE packagedCall (
  id INTEGER PRIMARY KEY CHECK (id < 0),
  callId TEXT NOT NULL,
  packageId TEXT NOT NULL,
  kept INTEGER NOT NULL,
  takenAt INTEGER NOT NULL,
  startedAt INTEGER NOT NULL,
  direction TEXT NOT NULL,
  result TEXT NOT NULL,
  remoteNumber TEXT NOT NULL,
  serviceNumber TEXT NOT NULL,
  queue TEXT NOT NULL,
  customerName TEXT NOT NULL,
  company TEXT NOT NULL,
  agent TEXT NOT NULL,
  talkSeconds INTEGER NOT NULL,
  detail TEXT NOT NULL,
  recording TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX packagedCallKept ON packagedCall (callId) WHERE kept = 1;
CREATE INDEX packagedCallStaged ON packagedCall (packageId, callId) WHERE kept = 0;

CREATE VIEW judgedCall AS
  SELECT id, callId, startedAt, direction, result, remoteNumber, serviceNumber, queue, customerName, company, agent, talkSeconds FROM call
  UNION ALL
  SELECT id, callId, startedAt, direction, result, remoteNumber, serviceNumber, queue, customerName, company, agent, talkSeconds FROM packagedCall WHERE kept = 1;

CREATE TRIGGER packagedCallLeavesReviews AFTER DELETE ON packagedCall WHEN old.kept = 1 BEGIN
  DELETE FROM reviewQueue WHERE callId = old.callId;
  DELETE FROM review WHERE callId = old.callId AND state = 'draft';
  DELETE FROM marker WHERE callId = old.callId;
  UPDATE review SET state = 'handedIn', summary = (SELECT summary FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = review.revision),
    marks = (SELECT marks FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = review.revision) WHERE callId = old.callId AND state = 'changing';
END;
`;

/** Lets `recording.call` name a call from elsewhere. */
export function recordingsOfEither(db: WritableDb): void {
  editSchema(db, 'recording', 'call INTEGER NOT NULL REFERENCES call (id)', 'call INTEGER NOT NULL');
}
