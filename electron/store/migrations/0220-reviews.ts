/**
 * Judging calls. A released version of a score card is never changed: the trigger stops a slip of ours. `review.calibrationId`
 * is '' for an ordinary review, so that one reviewer has one of each call. `marks` and `summary` are what is being written; what
 * counts is the last row of `reviewRevision`, from which `total`, `passed`, `fatal` and `revision` are copied. `listedAt` is
 * the first hand-in, or the last change of what was not handed in yet: lists are in its order.
 *
 * A call's row may go; its handed-in reviews stay, for they are about the agent's work and the evidence chain names them. What
 * was not handed in, and what waited, goes with the call.
 *
 * `call.reviewScore` is the total of the newest ordinary review, for the log's filters. `recording.deletedPerson` is who
 * deleted it by hand.
 */
export const sql = `
CREATE TABLE scoreCard (
  id TEXT PRIMARY KEY,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE scoreCardVersion (
  cardId TEXT NOT NULL,
  version INTEGER NOT NULL,
  card TEXT NOT NULL,
  writtenBy TEXT NOT NULL,
  writtenAt INTEGER NOT NULL,
  releasedAt INTEGER,
  PRIMARY KEY (cardId, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER scoreCardVersionStays BEFORE UPDATE ON scoreCardVersion WHEN old.releasedAt IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a released score card stays as it is');
END;

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  callId TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  calibrationId TEXT NOT NULL,
  agent TEXT NOT NULL,
  callStartedAt INTEGER NOT NULL,
  cardId TEXT NOT NULL,
  cardVersion INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'handedIn', 'changing')),
  marks TEXT NOT NULL,
  summary TEXT NOT NULL,
  revision INTEGER NOT NULL,
  total REAL,
  passed INTEGER NOT NULL,
  fatal INTEGER NOT NULL,
  changedAt INTEGER NOT NULL,
  handedInAt INTEGER,
  listedAt INTEGER NOT NULL,
  seenRevision INTEGER NOT NULL,
  UNIQUE (callId, reviewer, calibrationId)
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewInOrder ON review (listedAt, id);
CREATE INDEX reviewOfAgent ON review (agent, listedAt);
CREATE INDEX reviewByReviewer ON review (reviewer, listedAt);
CREATE INDEX reviewOfCalibration ON review (calibrationId) WHERE calibrationId <> '';

CREATE TABLE reviewRevision (
  reviewId TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deed TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  total REAL,
  passed INTEGER NOT NULL,
  fatal INTEGER NOT NULL,
  marks TEXT NOT NULL,
  summary TEXT NOT NULL,
  PRIMARY KEY (reviewId, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER reviewRevisionStays BEFORE UPDATE ON reviewRevision BEGIN
  SELECT RAISE(ABORT, 'what was handed in stays as it is');
END;

CREATE TABLE reviewAppeal (
  reviewId TEXT PRIMARY KEY,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'changed')),
  answer TEXT NOT NULL,
  answeredBy TEXT,
  answeredAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewAppealOpen ON reviewAppeal (at) WHERE state = 'open';

CREATE TABLE reviewQueue (
  callId TEXT PRIMARY KEY,
  why TEXT NOT NULL,
  source TEXT NOT NULL,
  planId TEXT NOT NULL,
  queuedAt INTEGER NOT NULL,
  queuedBy TEXT NOT NULL,
  removedAt INTEGER,
  removedBy TEXT,
  removedFor TEXT,
  doneAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewQueueWaiting ON reviewQueue (queuedAt) WHERE removedAt IS NULL AND doneAt IS NULL;

CREATE TABLE samplingPlan (
  id TEXT PRIMARY KEY,
  plan TEXT NOT NULL,
  madeAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE samplingDraw (
  planId TEXT NOT NULL,
  period TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (planId, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE sampledCall (
  planId TEXT NOT NULL,
  callId TEXT NOT NULL,
  period TEXT NOT NULL,
  agent TEXT NOT NULL,
  PRIMARY KEY (planId, callId)
) STRICT, WITHOUT ROWID;
CREATE INDEX sampledInPeriod ON sampledCall (planId, period);

CREATE TABLE calibration (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  cardId TEXT NOT NULL,
  cardVersion INTEGER NOT NULL,
  madeBy TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  closedAt INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE calibrationCall (
  calibrationId TEXT NOT NULL,
  position INTEGER NOT NULL,
  callId TEXT NOT NULL,
  PRIMARY KEY (calibrationId, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX calibrationOfCall ON calibrationCall (callId);

CREATE TABLE calibrationReviewer (
  calibrationId TEXT NOT NULL,
  position INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  PRIMARY KEY (calibrationId, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER callLeavesReviews AFTER DELETE ON call BEGIN
  DELETE FROM reviewQueue WHERE callId = old.callId;
  DELETE FROM calibrationCall WHERE callId = old.callId;
  DELETE FROM review WHERE callId = old.callId AND state = 'draft';
  UPDATE review SET state = 'handedIn', summary = (SELECT summary FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = review.revision),
    marks = (SELECT marks FROM reviewRevision WHERE reviewId = review.id AND reviewRevision.revision = review.revision) WHERE callId = old.callId AND state = 'changing';
END;

ALTER TABLE call ADD COLUMN reviewScore REAL;
CREATE INDEX callReviewed ON call (id) WHERE reviewScore IS NOT NULL;

ALTER TABLE recording ADD COLUMN deletedPerson TEXT;
`;
