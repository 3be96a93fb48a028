import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import type { SurveyResult } from '../../../shared/calls/survey.ts';
import { getRow, runSql, transact } from '../connection.ts';
import type { WritableDb } from '../connection.ts';
import { eventsOfCall, insertEvent } from './callEvents.ts';
import { rowOfSipCall } from './callIds.ts';

/** Main numbers the events of a call it knows, and may still send some: what the store adds by itself stands after all of them. */
const firstLateSequence = 1_000_000;

/** The newest verdict counts. */
export function scoreCall(db: WritableDb, call: number, survey: SurveyResult): void {
  runSql(db, 'UPDATE call SET surveyScore = ? WHERE id = ?', survey.score, call);
}

function isSame(event: CallEvent, survey: SurveyResult): boolean {
  return event.kind === 'surveyed' && event.survey.score === survey.score && event.survey.outOf === survey.outOf && event.survey.source === survey.source;
}

/**
 * Attaches a verdict that came after the dialog to the newest call of the SIP Call-ID. The call's id, or null when there
 * is no such call. The same verdict again, also one that main had told as an event, adds nothing.
 */
export function keepSurvey(
  db: WritableDb, { sipCallId, survey, at }: { readonly sipCallId: string; readonly survey: SurveyResult; readonly at: number },
): string | null {
  return transact(db, () => {
    const row = rowOfSipCall(db, sipCallId);
    if (row === undefined) return null;
    if (!eventsOfCall(db, row.id, ['surveyed']).some(({ event }) => isSame(event, survey))) {
      const last = getRow<{ sequence: number | null }>(db, 'SELECT max(sequence) AS sequence FROM callEvent WHERE call = ?', row.id);
      insertEvent(db, row.id, { sequence: Math.max(firstLateSequence, (last?.sequence ?? 0) + 1), event: { kind: 'surveyed', at, survey } });
      scoreCall(db, row.id, survey);
    }
    return row.callId;
  });
}
