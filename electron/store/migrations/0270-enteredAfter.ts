/**
 * A recording that was made while the computer's clock was set back seems older than it is, and would be deleted as soon as the
 * clock is right again. `enteredAfter` is when the newest call began that was known when the recording began, where that is more
 * than a day later; null = as usual.
 */
export const sql = `
ALTER TABLE recording ADD COLUMN enteredAfter INTEGER;
`;
