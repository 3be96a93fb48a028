const day = (id: string): string => `(${id} - ((${id} % 86400000) + 86400000) % 86400000) / 86400000`;

/** The outer statement's way with conflicts would replace one given here: nothing is left to conflict. */
const markStale = (id: string): string => `INSERT INTO statisticsStale (day) SELECT ${day(id)} WHERE NOT EXISTS (SELECT 1 FROM statisticsStale WHERE day = ${day(id)});`;

const counted = `answeredAt, endedAt, result, endCause, talkSeconds, remoteNumber, serviceNumber, areaText, queue, queueWaitSeconds, agent,
  disposition, mos, surveyScore`;

/**
 * Calls packed for statistics, one row per UTC day of `call.id` (`shared/statistics/packedDay.ts`): no time zone, no
 * definition of a figure and no formula is in it, so none of them ever makes it wrong. Triggers name the days whose calls
 * changed, whoever changed them; such a day is packed anew before it is read. The day before is named with a wrap-up, because
 * its call may have begun before midnight.
 */
export const sql = `
CREATE TABLE statisticsDay (
  day INTEGER PRIMARY KEY,
  count INTEGER NOT NULL,
  words TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE statisticsStale (day INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER statisticsCallAdded AFTER INSERT ON call BEGIN ${markStale('NEW.id')} END;
CREATE TRIGGER statisticsCallChanged AFTER UPDATE OF ${counted} ON call BEGIN ${markStale('NEW.id')} END;
CREATE TRIGGER statisticsCallRemoved AFTER DELETE ON call BEGIN ${markStale('OLD.id')} END;
CREATE TRIGGER statisticsWrapUpAdded AFTER INSERT ON agentPeriod WHEN NEW.kind = 'wrapUp' AND NEW.until IS NOT NULL BEGIN
  ${markStale('NEW.since')} ${markStale('(NEW.since - 86400000)')} END;
CREATE TRIGGER statisticsWrapUpChanged AFTER UPDATE OF until ON agentPeriod WHEN NEW.kind = 'wrapUp' AND NEW.until IS NOT NULL BEGIN
  ${markStale('NEW.since')} ${markStale('(NEW.since - 86400000)')} END;
`;
