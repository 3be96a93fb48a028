import { assertNever } from '../../shared/kernel/assertNever.ts';
import { callParts } from '../../shared/evidence/evidenceFact.ts';
import type { CallDigests, EvidencePayloads } from '../../shared/evidence/evidenceFact.ts';
import { sha256Hex } from '../evidence/signLink.ts';
import { getRow } from './connection.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { appendEvidence } from './evidenceChain.ts';
import type { Shards } from './shards.ts';
import { callPartTexts } from './tables/callParts.ts';
import { proofOfRecording } from './tables/recordingProof.ts';

type RowEvent =
  | { readonly kind: 'recordingDeleted'; readonly recordingId: string; readonly callId: string; readonly reason: string; readonly by: string }
  | { readonly kind: 'holdPlaced' | 'holdLifted'; readonly callId: string; readonly reason: string; readonly by: string };

/** What the triggers of one transaction told. */
export interface Touches {
  readonly isEmpty: boolean;
  add(what: string, id: number | string, detail: string | null): void;
  /** `call.id`, with whether the call was closed in this transaction. */
  readonly calls: ReadonlyMap<number, boolean>;
  readonly imported: ReadonlySet<number>;
  readonly deletedCalls: readonly string[];
  readonly recordings: ReadonlySet<string>;
  readonly events: readonly RowEvent[];
}

interface EventDetail { readonly callId: string | null; readonly reason: string; readonly by: string }

export function noTouches(): Touches {
  const calls = new Map<number, boolean>();
  const imported = new Set<number>();
  const deletedCalls: string[] = [];
  const recordings = new Set<string>();
  const events: RowEvent[] = [];
  return {
    calls, imported, deletedCalls, recordings, events,
    get isEmpty() { return calls.size + imported.size + deletedCalls.length + recordings.size + events.length === 0; },
    add(what, id, detail) {
      if (what === 'call') calls.set(Number(id), detail === 'closed' || calls.get(Number(id)) === true);
      else if (what === 'imported') imported.add(Number(id));
      else if (what === 'callDeleted') deletedCalls.push(detail ?? '');
      else if (what === 'recording') recordings.add(String(id));
      else if (what === 'recordingDeleted' || what === 'holdPlaced' || what === 'holdLifted') {
        const { callId, reason, by } = JSON.parse(detail ?? '{}') as EventDetail;
        const common = { callId: callId ?? '', reason, by };
        events.push(what === 'recordingDeleted' ? { kind: what, recordingId: String(id), ...common } : { kind: what, ...common });
      }
    },
  };
}

/** The digests that the newest link of a call names; undefined when it has none. */
function lastDigests(db: ReadableDb, callId: string): CallDigests | undefined {
  const row = getRow<{ payload: string }>(
    db,
    `SELECT payload FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind IN ('callClosed', 'corrected') ORDER BY sequence DESC LIMIT 1`,
    callId,
  );
  return row && (JSON.parse(row.payload) as EvidencePayloads['corrected']).digests;
}

export function digestsOfCall(db: ReadableDb, call: number): CallDigests | undefined {
  const texts = callPartTexts(db, call);
  return texts && (Object.fromEntries(callParts.map((part) => [part, sha256Hex(texts[part])])) as unknown as CallDigests);
}

function sealCall(db: WritableDb, call: number, closedNow: boolean): void {
  const callId = getRow<{ callId: string }>(db, 'SELECT callId FROM call WHERE id = ?', call)?.callId;
  const digests = digestsOfCall(db, call);
  if (callId === undefined || digests === undefined) return;
  const before = lastDigests(db, callId);
  if (before === undefined && closedNow) {
    appendEvidence(db, { kind: 'callClosed', subject: callId, payload: { digests } });
    return;
  }
  const changed = callParts.filter((part) => before?.[part] !== digests[part]);
  if (changed.length > 0) appendEvidence(db, { kind: 'corrected', subject: callId, payload: { changed, digests } });
}

/** Adds the links that a transaction owes. */
export function sealTouched(db: WritableDb, shards: Shards, touched: Touches): void {
  if (touched.imported.size > 0) appendEvidence(db, { kind: 'callsImported', subject: '', payload: { count: touched.imported.size } });
  for (const [call, closedNow] of touched.calls) if (!touched.imported.has(call)) sealCall(db, call, closedNow);
  for (const id of touched.recordings) {
    const found = proofOfRecording(db, shards, id);
    if (found !== undefined) appendEvidence(db, { kind: 'recordingCompleted', subject: found.callId, payload: found.proof });
  }
  for (const event of touched.events) sealEvent(db, event);
  for (const callId of touched.deletedCalls) appendEvidence(db, { kind: 'callDeleted', subject: callId, payload: {} });
}

function sealEvent(db: WritableDb, event: RowEvent): void {
  const { callId: subject, reason, by } = event;
  switch (event.kind) {
    case 'recordingDeleted':
      appendEvidence(db, { kind: 'recordingDeleted', subject, payload: { recordingId: event.recordingId, reason, by } });
      return;
    case 'holdPlaced':
    case 'holdLifted':
      appendEvidence(db, { kind: event.kind, subject, payload: { reason, by } });
      return;
    default:
      assertNever(event);
  }
}
