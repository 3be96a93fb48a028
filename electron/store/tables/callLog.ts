import type { CallFacts } from '../../../shared/calls/callFacts.ts';
import type { CallLogEntry, DayFigures } from '../../../shared/calls/callLogEntry.ts';
import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { CallDetail } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';
import { eventsOfCall } from './callEvents.ts';
import { longestShift, rowOfSipCall } from './callIds.ts';

const newestRecording = 'SELECT id FROM recording WHERE recording.call = call.id AND recording.deletedAt IS NULL ORDER BY startedAt DESC LIMIT 1';

/** The columns of a row of the log, of the table `call`. */
export const entryColumns = `call.callId, call.sipCallId, call.direction, call.startedAt, call.answeredAt, call.endedAt, call.result, call.endedBy,
  call.endCause, call.sipCode, call.remoteNumber, call.serviceNumber, call.areaText, call.queue, call.queueWaitSeconds, call.ivrPath,
  call.routeRule, call.customerId, call.customerName, call.company, call.agent, call.talkSeconds, call.disposition, call.mos, call.surveyScore, call.reviewScore,
  (${newestRecording}) AS recordingId, (SELECT durationMs FROM recording WHERE recording.id = (${newestRecording})) AS recordingMs`;

export function entryById(db: ReadableDb, id: number): CallLogEntry | undefined {
  return getRow<CallLogEntry>(db, `SELECT ${entryColumns} FROM call WHERE id = ?`, id);
}

export function getCall(db: ReadableDb, { callId }: { readonly callId: string }): CallDetail | null {
  const row = getRow<{ id: number; line: number; remoteRaw: string; facts: string | null }>(
    db,
    'SELECT id, line, remoteRaw, (SELECT facts FROM callFacts WHERE call = call.id) AS facts FROM call WHERE callId = ?',
    callId,
  );
  const entry = row === undefined ? undefined : entryById(db, row.id);
  if (row === undefined || entry === undefined) return null;
  const facts = row.facts === null ? null : (JSON.parse(row.facts) as CallFacts);
  return { entry, line: row.line, remoteRaw: row.remoteRaw, facts, events: eventsOfCall(db, row.id) };
}

/** The newest call of a SIP Call-ID. */
export function findCallBySipCallId(db: ReadableDb, { sipCallId }: { readonly sipCallId: string }): CallLogEntry | null {
  const row = rowOfSipCall(db, sipCallId);
  return row === undefined ? null : (entryById(db, row.id) ?? null);
}

/** Figures of the calls that started in `from … until`. A call answered by another seat is offered, not answered. */
export function countDay(db: ReadableDb, { from, until, agent }: { readonly from: number; readonly until: number; readonly agent: string | null }): DayFigures {
  const row = getRow<DayFigures & { averageAnswerSeconds: number | null }>(
    db,
    `SELECT count(*) FILTER (WHERE direction = 'incoming') AS offered,
       count(*) FILTER (WHERE direction = 'incoming' AND answeredAt IS NOT NULL) AS answered,
       count(*) FILTER (WHERE result = 'missed') AS missed,
       count(*) FILTER (WHERE direction = 'outgoing') AS outgoing,
       coalesce(sum(talkSeconds), 0) AS talkSeconds,
       avg(answeredAt - startedAt) FILTER (WHERE direction = 'incoming') / 1000.0 AS averageAnswerSeconds
     FROM call WHERE id >= ? AND id < ? AND startedAt < ? AND (? IS NULL OR agent = ?)`,
    from, until + longestShift, until, agent, agent,
  );
  if (row === undefined) throw new StoreError('internal', 'A count gave no row.');
  return { ...row, averageAnswerSeconds: row.averageAnswerSeconds ?? 0 };
}
