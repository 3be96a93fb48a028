/**
 * Tell the chain what a transaction touched. They are temporary: they belong to the store's own connection and are not in
 * the file, so whatever writes a closed call or a recording through the store is sealed in the same commit, from wherever
 * in the store it comes; and whoever writes into the file with another program is not.
 */
const closed = (call: string) => `(SELECT result FROM call WHERE id = ${call}) <> 'open'`;

/** Rows that belong to a call and are digested with it. */
const besideCall = ['callEvent', 'callFacts', 'callDisposition', 'callQuality'].map((table) => `
CREATE TEMP TRIGGER IF NOT EXISTS ${table}Came AFTER INSERT ON main.${table} WHEN ${closed('new.call')} BEGIN SELECT evidenceTouched('call', new.call, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS ${table}Changed AFTER UPDATE ON main.${table} WHEN ${closed('new.call')} BEGIN SELECT evidenceTouched('call', new.call, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS ${table}Went AFTER DELETE ON main.${table} WHEN ${closed('old.call')} BEGIN SELECT evidenceTouched('call', old.call, NULL); END;`).join('');

/** Recordings may also be of a call from elsewhere, whose deletion is proven like any other. */
const callIdOf = (call: string) => `coalesce((SELECT callId FROM call WHERE id = ${call}), (SELECT callId FROM packagedCall WHERE id = ${call}))`;

export const evidenceTriggers = `${besideCall}
CREATE TEMP TRIGGER IF NOT EXISTS callCame AFTER INSERT ON main.call WHEN new.result <> 'open' BEGIN SELECT evidenceTouched('imported', new.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS callChanged AFTER UPDATE ON main.call WHEN new.result <> 'open' BEGIN
  SELECT evidenceTouched('call', new.id, CASE WHEN old.result = 'open' THEN 'closed' END);
END;
CREATE TEMP TRIGGER IF NOT EXISTS callWent AFTER DELETE ON main.call WHEN old.result <> 'open' BEGIN SELECT evidenceTouched('callDeleted', old.id, old.callId); END;

CREATE TEMP TRIGGER IF NOT EXISTS recordingCame AFTER INSERT ON main.recording WHEN new.state <> 'recording' BEGIN SELECT evidenceTouched('recording', new.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS recordingClosed AFTER UPDATE OF state ON main.recording WHEN old.state = 'recording' AND new.state <> 'recording' BEGIN
  SELECT evidenceTouched('recording', new.id, NULL);
END;
CREATE TEMP TRIGGER IF NOT EXISTS recordingDeletedNow AFTER UPDATE OF deletedAt ON main.recording WHEN old.deletedAt IS NULL AND new.deletedAt IS NOT NULL BEGIN
  SELECT evidenceTouched('recordingDeleted', new.id, json_object('callId', ${callIdOf('new.call')}, 'reason', coalesce(new.deletedReason, ''), 'by', CASE WHEN new.deletedBy = 'hand' AND new.deletedPerson <> '' THEN new.deletedPerson ELSE coalesce(new.deletedBy, '') END));
END;
CREATE TEMP TRIGGER IF NOT EXISTS recordingWent AFTER DELETE ON main.recording WHEN old.deletedAt IS NULL AND old.state <> 'recording' BEGIN
  SELECT evidenceTouched('recordingDeleted', old.id, json_object('callId', ${callIdOf('old.call')}, 'reason', '', 'by', ''));
END;

CREATE TEMP TRIGGER IF NOT EXISTS holdCame AFTER INSERT ON main.recordingHold BEGIN
  SELECT evidenceTouched('holdPlaced', new.call, json_object('callId', ${callIdOf('new.call')}, 'reason', new.reason, 'by', new.placedBy));
END;
CREATE TEMP TRIGGER IF NOT EXISTS holdChanged AFTER UPDATE ON main.recordingHold WHEN new.reason <> old.reason OR new.placedBy <> old.placedBy BEGIN
  SELECT evidenceTouched('holdPlaced', new.call, json_object('callId', ${callIdOf('new.call')}, 'reason', new.reason, 'by', new.placedBy));
END;
CREATE TEMP TRIGGER IF NOT EXISTS holdWent AFTER DELETE ON main.recordingHold BEGIN
  SELECT evidenceTouched('holdLifted', old.call, json_object('callId', ${callIdOf('old.call')}, 'reason', old.reason, 'by', old.placedBy));
END;
`;
