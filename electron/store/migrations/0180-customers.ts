/**
 * Companies, tickets, notes, custom fields, merges and imports of customers.
 *
 * `customer.nameKey` and `companyKey` are what duplicates are found by. `customerRank` gives ranks out once, because the
 * text index holds rows of an import before its customers are there. What an import brings waits in `stagedCustomer` and
 * is taken over by one transaction; `customerImportChange` is what takes it back.
 */
export const sql = `
CREATE TABLE company (
  rank INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  nameKey TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  notes TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;
CREATE TABLE companyNumber (
  prefix TEXT PRIMARY KEY,
  company INTEGER NOT NULL REFERENCES company (rank),
  position INTEGER NOT NULL,
  extensionDigits INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX companyNumberByCompany ON companyNumber (company, position);

ALTER TABLE customer ADD COLUMN companyRank INTEGER REFERENCES company (rank);
ALTER TABLE customer ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';
ALTER TABLE customer ADD COLUMN nameKey TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN companyKey TEXT NOT NULL DEFAULT '';
CREATE INDEX customerByKeys ON customer (nameKey, companyKey);
CREATE INDEX customerByCompany ON customer (companyRank, rank) WHERE companyRank IS NOT NULL;
ALTER TABLE customerNumber ADD COLUMN label TEXT;
CREATE TABLE customerRank (only INTEGER PRIMARY KEY CHECK (only = 1), next INTEGER NOT NULL) STRICT;

CREATE TABLE customField (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice')),
  choices TEXT NOT NULL,
  hidden INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tagStyle (tag TEXT PRIMARY KEY, colour TEXT NOT NULL, shape TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE customerNote (
  id TEXT PRIMARY KEY,
  customerId TEXT NOT NULL,
  callId TEXT,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX customerNoteByCustomer ON customerNote (customerId, createdAt);
CREATE TABLE customerNoteVersion (
  note TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (note, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  customerId TEXT,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'open', 'waiting', 'solved', 'closed')),
  priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  dueAt INTEGER,
  assignee TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL,
  closedAt INTEGER
) STRICT;
CREATE INDEX ticketByCustomer ON ticket (customerId, number) WHERE customerId IS NOT NULL;
CREATE INDEX ticketOpen ON ticket (number, customerId) WHERE state NOT IN ('solved', 'closed');
CREATE TABLE ticketEntry (
  id TEXT PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES ticket (number),
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ticketEntryInOrder ON ticketEntry (ticket, sequence);
CREATE TABLE ticketCall (
  ticket INTEGER NOT NULL REFERENCES ticket (number),
  callId TEXT NOT NULL,
  PRIMARY KEY (ticket, callId)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticketByCall ON ticketCall (callId);
CREATE INDEX taskByCustomer ON task (customerId, dueAt) WHERE customerId IS NOT NULL;

CREATE TABLE customerMerge (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  keptId TEXT NOT NULL,
  lostId TEXT NOT NULL,
  merge TEXT NOT NULL,
  undoneAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX customerMergeByTime ON customerMerge (at);
CREATE TABLE customerApart (first TEXT NOT NULL, second TEXT NOT NULL, PRIMARY KEY (first, second)) STRICT, WITHOUT ROWID;

CREATE TABLE customerImport (
  rank INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  fileName TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  existing TEXT NOT NULL CHECK (existing IN ('skip', 'fill', 'replace')),
  undoes TEXT,
  state TEXT NOT NULL CHECK (state IN ('staging', 'dropped', 'taken', 'undone')),
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE stagedCustomer (
  import INTEGER NOT NULL REFERENCES customerImport (rank),
  line INTEGER NOT NULL,
  rank INTEGER NOT NULL UNIQUE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  companyPlain TEXT NOT NULL,
  level TEXT NOT NULL,
  tags TEXT NOT NULL,
  notes TEXT NOT NULL,
  fields TEXT NOT NULL,
  nameKey TEXT NOT NULL,
  companyKey TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL,
  before TEXT,
  beforeAt INTEGER,
  beforeRank INTEGER,
  gone INTEGER NOT NULL,
  PRIMARY KEY (import, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX stagedCustomerById ON stagedCustomer (import, id);
CREATE TABLE stagedNumber (
  import INTEGER NOT NULL,
  number TEXT NOT NULL,
  rank INTEGER NOT NULL,
  position INTEGER NOT NULL,
  label TEXT,
  PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE customerImportChange (
  import INTEGER NOT NULL REFERENCES customerImport (rank),
  line INTEGER NOT NULL,
  customerId TEXT NOT NULL,
  before TEXT,
  PRIMARY KEY (import, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE customerTextOrphan (rank INTEGER PRIMARY KEY) STRICT;
`;
