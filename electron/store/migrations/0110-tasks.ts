/** A task names its call by the call's own id: the call may come later, by an import, or from another seat. */
export const sql = `
CREATE TABLE task (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  customerId TEXT,
  customerName TEXT NOT NULL,
  callId TEXT,
  dueAt INTEGER NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  createdAt INTEGER NOT NULL,
  remindedAt INTEGER,
  closedAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX taskOpen ON task (dueAt, id) WHERE state = 'open';
`;
