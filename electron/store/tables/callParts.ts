import { canonicalJson } from '../../../shared/evidence/canonicalJson.ts';
import type { CallPart } from '../../../shared/evidence/evidenceFact.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';

/** The texts of a call that are digested: what is JSON in the database is taken letter by letter. */
export type CallPartTexts = Readonly<Record<CallPart, string>>;

interface PartsRow {
  readonly facts: string | null; readonly quality: string | null; readonly mos: number | null; readonly surveyScore: number | null;
  readonly customerId: string | null; readonly customerName: string; readonly company: string; readonly disposition: string;
}

const rowColumns = `callId, sipCallId, direction, startedAt, answeredAt, endedAt, result, endedBy, endCause, sipCode, talkSeconds, line, remoteNumber,
  remoteRaw, serviceNumber, areaText, queue, queueWaitSeconds, ivrPath, routeRule, agent, interruptedAt`;

/** Undefined when there is no such call. @param call `call.id` */
export function callPartTexts(db: ReadableDb, call: number): CallPartTexts | undefined {
  const row = getRow<object>(db, `SELECT ${rowColumns} FROM call WHERE id = ?`, call);
  const rest = getRow<PartsRow>(
    db,
    `SELECT customerId, customerName, company, disposition, mos, surveyScore, (SELECT facts FROM callFacts WHERE call = call.id) AS facts,
       (SELECT quality FROM callQuality WHERE call = call.id) AS quality FROM call WHERE id = ?`,
    call,
  );
  if (row === undefined || rest === undefined) return undefined;
  const events = allRows<{ sequence: number; at: number; kind: string; event: string }>(db, 'SELECT sequence, at, kind, event FROM callEvent WHERE call = ? ORDER BY sequence', call);
  const kept = getRow<object>(db, 'SELECT at, reason, result, followUp, note FROM callDisposition WHERE call = ?', call);
  const { facts, quality, mos, surveyScore, customerId, customerName, company, disposition } = rest;
  return {
    row: canonicalJson(row),
    facts: facts ?? 'null',
    events: canonicalJson(events),
    customer: canonicalJson({ customerId, customerName, company }),
    writeUp: canonicalJson({ disposition, kept: kept ?? null }),
    survey: canonicalJson({ surveyScore }),
    quality: canonicalJson({ mos, quality }),
  };
}
