export const sql = `
CREATE TABLE customer (
  rank INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  level TEXT NOT NULL,
  tags TEXT NOT NULL,
  notes TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE customerNumber (
  number TEXT PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer (rank),
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX customerNumberByCustomer ON customerNumber (customer, position);
`;
