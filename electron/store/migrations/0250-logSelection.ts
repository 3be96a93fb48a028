/**
 * The index in time order also holds what calls are counted by most, so that a count by direction, result or length of talk
 * reads no rows. It is written when a call begins and when it ends, never at the events between.
 *
 * A call that waits for a review may wait for one reviewer (`reviewer`; '' = for whoever comes first), to be judged with one
 * score card (`cardId`; null = the reviewer's choice).
 */
export const sql = `
DROP INDEX callInOrder;
CREATE INDEX callInOrder ON call (id, direction, result, talkSeconds);

ALTER TABLE reviewQueue ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';
ALTER TABLE reviewQueue ADD COLUMN cardId TEXT;
`;
