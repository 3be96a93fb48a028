import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import type { CallDirection } from '../../../shared/calls/call.ts';
import { summariseCall } from '../../../shared/calls/summariseCall.ts';
import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { CallBeginning } from '../../../shared/calls/callBeginning.ts';
import type { CallFilling, NumberedCallEvent } from '../storeApi.ts';
import { eventsOfCall, insertEvent } from './callEvents.ts';
import { callRowId, freeCallId } from './callIds.ts';
import { entryById } from './callLog.ts';
import { indexCall, reindexCall } from './callSearch.ts';
import { scoreCall } from './callSurveys.ts';
import { enterCall } from './missedLedger.ts';

export function beginCall(db: WritableDb, call: CallBeginning): void {
  transact(db, () => {
    if (getRow(db, 'SELECT id FROM call WHERE callId = ?', call.callId) !== undefined) return;
    const id = freeCallId(db, call.startedAt);
    runSql(
      db,
      `INSERT INTO call (id, callId, sipCallId, direction, startedAt, result, talkSeconds, line, remoteNumber, remoteRaw, serviceNumber,
         areaText, queue, queueWaitSeconds, ivrPath, routeRule, customerName, company, agent, disposition)
       VALUES (?, ?, ?, ?, ?, 'open', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, '')`,
      id, call.callId, call.sipCallId, call.direction, call.startedAt, call.line, call.remoteNumber, call.remoteRaw, call.serviceNumber,
      call.areaText, call.queue, call.queueWaitSeconds, call.ivrPath, call.routeRule, call.agent,
    );
    runSql(db, 'INSERT INTO callFacts (call, facts) VALUES (?, ?)', id, JSON.stringify(call.facts));
    indexCall(db, { ...call, id, customerId: null, customerName: '', company: '', disposition: '' });
  });
}

/** Derives the row's times and result from the call's events. */
function summariseRow(db: WritableDb, call: number): void {
  const row = getRow<{ direction: CallDirection }>(db, 'SELECT direction FROM call WHERE id = ?', call);
  if (row === undefined) return;
  const summary = summariseCall(row.direction, eventsOfCall(db, call, ['answered', 'ended']).map((numbered) => numbered.event));
  if (summary.result === 'open') {
    // Named in an UPDATE, `result` would have its indexes written again: a page more in the commit of every answer.
    runSql(db, 'UPDATE call SET answeredAt = ? WHERE id = ?', summary.answeredAt, call);
    return;
  }
  runSql(
    db,
    'UPDATE call SET answeredAt = ?, endedAt = ?, result = ?, endedBy = ?, endCause = ?, sipCode = ?, talkSeconds = ? WHERE id = ?',
    summary.answeredAt, summary.endedAt, summary.result, summary.endedBy, summary.endCause, summary.sipCode, summary.talkSeconds, call,
  );
}

export function appendCallEvents(db: WritableDb, { callId, events }: { readonly callId: string; readonly events: readonly NumberedCallEvent[] }): void {
  transact(db, () => {
    const call = callRowId(db, callId);
    const added = events.filter((event) => insertEvent(db, call, event));
    // The others change nothing in the row: a commit without its page is smaller.
    if (events.some(({ event }) => event.kind === 'answered' || event.kind === 'ended')) summariseRow(db, call);
    enterNews(db, call, added);
    for (const { event } of added) if (event.kind === 'surveyed') scoreCall(db, call, event.survey);
  });
}

/** The ledger hears of an answer, or of an end without one, exactly once: an event that is repeated after a crash is no news. */
function enterNews(db: WritableDb, call: number, added: readonly NumberedCallEvent[]): void {
  const news = (kind: CallEvent['kind']) => added.some(({ event }) => event.kind === kind);
  if (news('answered') || (news('ended') && eventsOfCall(db, call, ['answered']).length === 0)) enterCall(db, call, true);
}

export function fillCall(db: WritableDb, filling: CallFilling): void {
  transact(db, () => {
    const call = callRowId(db, filling.callId);
    runSql(
      db,
      `UPDATE call SET customerId = CASE WHEN ? THEN ? ELSE customerId END, customerName = coalesce(?, customerName),
         company = coalesce(?, company), areaText = coalesce(?, areaText), disposition = coalesce(?, disposition) WHERE id = ?`,
      filling.customerId === undefined ? 0 : 1, filling.customerId ?? null, filling.customerName ?? null,
      filling.company ?? null, filling.areaText ?? null, filling.disposition ?? null, call,
    );
    reindexCall(db, call);
  });
}

/** The last moment at which the store heard of a call: its start, an event, or what `lastChunkAt` knows of its recording. */
function lastSignOfLife(db: ReadableDb, call: number, lastChunkAt: (call: number) => number): number {
  const row = getRow<{ at: number }>(
    db,
    'SELECT max(startedAt, coalesce((SELECT max(at) FROM callEvent WHERE call = call.id), startedAt)) AS at FROM call WHERE id = ?',
    call,
  );
  return Math.max(row?.at ?? 0, lastChunkAt(call));
}

const clockAheadMs = 3_600_000;

/**
 * Ends what a crash left open. `interruptedAt` remembers the sweep, so that a repeated request names the same calls.
 * The end is put at the last sign of life, not at `at`: a seat that stays off over night has not talked all night.
 */
export function markInterruptedCalls(db: WritableDb, { at }: { readonly at: number }, lastChunkAt: (call: number) => number): readonly CallLogEntry[] {
  return transact(db, () => {
    // A call that seems to begin an hour later was begun by a clock that stood ahead; what a repeated request meets is younger.
    const open = allRows<{ id: number }>(db, `SELECT id FROM call WHERE result = 'open' AND (startedAt <= ? OR startedAt > ?)`, at, at + clockAheadMs);
    for (const { id } of open) {
      const next = getRow<{ sequence: number }>(db, 'SELECT coalesce(max(sequence) + 1, 0) AS sequence FROM callEvent WHERE call = ?', id);
      const event: CallEvent = { kind: 'ended', at: lastSignOfLife(db, id, lastChunkAt), end: { by: 'network', cause: 'failed' } };
      const ending = { sequence: next?.sequence ?? 0, event };
      insertEvent(db, id, ending);
      summariseRow(db, id);
      enterNews(db, id, [ending]);
      runSql(db, 'UPDATE call SET interruptedAt = ? WHERE id = ?', at, id);
    }
    const marked = allRows<{ id: number }>(db, 'SELECT id FROM call WHERE interruptedAt = ? ORDER BY id', at);
    return marked.flatMap(({ id }) => entryById(db, id) ?? []);
  });
}
