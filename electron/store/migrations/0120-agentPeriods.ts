/** How long an agent was in which state. At most one period of an agent is open (`until` is null). */
export const sql = `
CREATE TABLE agentPeriod (
  agent TEXT NOT NULL,
  since INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  until INTEGER,
  lastSeenAt INTEGER NOT NULL,
  PRIMARY KEY (agent, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX agentPeriodOpen ON agentPeriod (agent, since) WHERE until IS NULL;
`;
