import { z } from 'zod';
import type { EvidenceKind } from '../../../shared/evidence/evidenceFact.ts';
import { checkCalls, checkEnd, checkLinks, checkRecording, checkRecordings } from '../evidenceChecks.ts';
import { callEvidence, evidencePart, evidenceStatus, keepEvidence, keepTimeStamp } from '../evidenceEntries.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import { checkReviews } from '../reviewChecks.ts';
import type { EvidenceRequests } from '../requests/evidence.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, text, time } from './fields.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const position = z.object({ sequence: count, hash: hex.nullable(), at: z.int(), keys: z.record(z.string(), z.string()) });
const by = text;
const recordingId = id.nullable();
const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reviewKept' satisfies EvidenceKind), subject: id, payload: z.object({ id, recordingId, by, digest: hex, score: z.number().nullable() }) }),
  z.object({ kind: z.literal('listened' satisfies EvidenceKind), subject: id, payload: z.object({ id, recordingId: id, by, servedMs: count.optional(), playedMs: count.optional() }) }),
  z.object({ kind: z.literal('exported' satisfies EvidenceKind), subject: id, payload: z.object({ id, recordingId, by, what: text, files: z.record(z.string(), hex) }) }),
]);

export const evidenceArguments = {
  keepEvidence: told,
  keepTimeStamp: z.object({ stampedSequence: count, stampedHash: hex, time, authority: text, token: z.instanceof(Uint8Array) }),
  evidenceStatus: nothing,
  callEvidence: z.object({ callId: id }),
  evidencePart: z.object({ callId: id, mostBetween: count.max(20_000) }),
  checkLinks: z.object({ position: position.nullable(), limit: count.min(1).max(1_000) }),
  checkRecording: z.object({ sequence: count, recordingId: id, fromChunk: count, limit: count.min(1).max(1_000) }),
  checkCalls: z.object({ after: z.int(), limit: count.min(1).max(10_000) }),
  checkRecordings: z.object({ after: z.string().max(200), limit: count.min(1).max(10_000) }),
  checkReviews: z.object({ after: z.string().max(200), limit: count.min(1).max(10_000) }),
  checkEnd: z.object({ position }),
} satisfies ArgumentsOf<EvidenceRequests>;

/** The entries of this topic on an open store. */
export function evidenceAnswers(store: OpenStore): AnswersOf<EvidenceRequests> {
  const { db } = store;
  return {
    keepEvidence: (argument) => keepEvidence(db, argument),
    keepTimeStamp: (argument) => keepTimeStamp(db, argument),
    evidenceStatus: () => evidenceStatus(db),
    callEvidence: (argument) => callEvidence(db, argument),
    evidencePart: (argument) => evidencePart(db, argument),
    checkLinks: (argument) => checkLinks(store, argument),
    checkRecording: (argument) => checkRecording(store, argument),
    checkCalls: (argument) => checkCalls(store, argument),
    checkRecordings: (argument) => checkRecordings(store, argument),
    checkReviews: (argument) => checkReviews(store, argument),
    checkEnd: (argument) => checkEnd(store, argument),
  };
}
