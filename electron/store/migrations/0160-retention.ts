/**
 * A deleted recording keeps its row, so that the log can say when and why it went; its chunks are gone when `removedAt` is
 * set. A hold is of the whole call.
 */
export const sql = `
ALTER TABLE recording ADD COLUMN deletedAt INTEGER;
ALTER TABLE recording ADD COLUMN deletedBy TEXT CHECK (deletedBy IN ('rule', 'hand'));
ALTER TABLE recording ADD COLUMN deletedReason TEXT;
ALTER TABLE recording ADD COLUMN removedAt INTEGER;
CREATE INDEX recordingKept ON recording (startedAt, id) WHERE deletedAt IS NULL;
CREATE INDEX recordingToRemove ON recording (id) WHERE deletedAt IS NOT NULL AND removedAt IS NULL;

CREATE TABLE recordingHold (
  call INTEGER PRIMARY KEY REFERENCES call (id),
  reason TEXT NOT NULL,
  placedBy TEXT NOT NULL,
  placedAt INTEGER NOT NULL
) STRICT;
`;
