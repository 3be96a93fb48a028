export const sql = `
CREATE TABLE serviceNumber (
  number TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE routingSnapshot (
  serviceNumber TEXT NOT NULL,
  takenAt INTEGER NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (serviceNumber, takenAt)
) STRICT, WITHOUT ROWID;

CREATE TABLE blockedNumber (
  number TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
