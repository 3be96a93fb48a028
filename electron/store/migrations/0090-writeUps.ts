/**
 * What is known about a call after its end. `call.mos` and `call.surveyScore` repeat what every row of the log shows, so
 * that a page needs no other table. Dispositions are ids of the company's tree; their text is `call.disposition`.
 */
export const sql = `
ALTER TABLE call ADD COLUMN mos REAL;
ALTER TABLE call ADD COLUMN surveyScore REAL;
CREATE INDEX callBySipCallId ON call (sipCallId, id) WHERE sipCallId <> '';

CREATE TABLE callQuality (
  call INTEGER PRIMARY KEY REFERENCES call (id),
  quality TEXT NOT NULL
) STRICT;

CREATE TABLE callDisposition (
  call INTEGER PRIMARY KEY REFERENCES call (id),
  at INTEGER NOT NULL,
  reason TEXT,
  result TEXT,
  followUp TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
`;
