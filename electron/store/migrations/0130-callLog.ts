import { runSql } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import { rebuildCallSearch } from '../tables/callSearch.ts';

/**
 * Narrow indexes in time order, so that counting and rare results need not read the rows; values for filters; saved views.
 * The text index no longer merges its parts in commits: `callTextUpkeep.ts` does in pauses. Up to 200 parts may wait.
 *
 * A customer's level and tags are found with the calls: what changed is written down here and indexed anew in a pause.
 */
export const sql = `
CREATE INDEX callInOrder ON call (id);
CREATE INDEX callUnanswered ON call (id) WHERE result IN ('rejected', 'forwarded', 'failed');
CREATE INDEX callPoor ON call (id) WHERE mos < 3.6;
CREATE INDEX callSurveyed ON call (id) WHERE surveyScore IS NOT NULL;
CREATE INDEX callLong ON call (id) WHERE talkSeconds >= 600;

CREATE TABLE logValue (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE logView (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  createdAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staleCallText (customerId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER customerTagsChanged AFTER UPDATE OF tags, level ON customer WHEN old.tags <> new.tags OR old.level <> new.level
BEGIN
  INSERT INTO staleCallText (customerId) VALUES (new.id) ON CONFLICT DO NOTHING;
END;
`;

/** Calls of older versions come into the index with what is in it now. */
export function indexCallsAnew(db: WritableDb): void {
  runSql(db, `INSERT INTO callText (callText, rank) VALUES ('automerge', 0)`);
  runSql(db, `INSERT INTO callText (callText, rank) VALUES ('crisismerge', 200)`);
  rebuildCallSearch(db);
}
