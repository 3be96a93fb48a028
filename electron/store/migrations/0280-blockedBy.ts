/** Who put a number on the block list (empty for those of before), and the order in which the list is shown. */
export const sql = `
ALTER TABLE blockedNumber ADD COLUMN addedBy TEXT NOT NULL DEFAULT '';
CREATE INDEX blockedInOrder ON blockedNumber (since DESC, number);
`;
