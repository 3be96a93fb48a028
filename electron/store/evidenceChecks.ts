import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/evidence/canonicalJson.ts';
import { callParts } from '../../shared/evidence/evidenceFact.ts';
import type { CallDigests, EvidencePayloads } from '../../shared/evidence/evidenceFact.ts';
import type { EvidenceProblem } from '../../shared/evidence/evidenceProblem.ts';
import { headMark, sha256Hex } from '../evidence/signLink.ts';
import { chainStart, verifyChain } from '../evidence/verifyChain.ts';
import { allRows, getRow } from './connection.ts';
import type { ReadableDb } from './connection.ts';
import { signingKeyOfStore } from './evidenceChain.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { checkReviewLink } from './reviewChecks.ts';
import type { EvidenceRequests, LinksCheck } from './requests/evidence.ts';
import { digestsOfCall } from './sealTouched.ts';
import type { StoreArgument } from './storeApi.ts';
import { firstChunkId, readBytes } from './tables/chunks.ts';
import { getHead, linksAfter, saidOf } from './tables/evidenceLinks.ts';
import type { KeptLink } from './tables/evidenceLinks.ts';
import { listChunks, proofOfRecording } from './tables/recordingProof.ts';

const digestKinds = `('callClosed', 'corrected')`;

/** Null where the payload is not what its kind has: then the link is broken and has been named. */
function payloadOf<Kind extends keyof EvidencePayloads>(link: KeptLink, kind: Kind): EvidencePayloads[Kind] | null {
  if (link.header.kind !== kind) return null;
  try {
    return JSON.parse(link.payload) as EvidencePayloads[Kind];
  } catch {
    return null;
  }
}

function hasEarlierDigests(db: ReadableDb, { header }: KeptLink): boolean {
  return getRow(db, `SELECT 1 FROM evidenceLink WHERE subject = ? AND subject <> '' AND sequence < ? AND kind IN ${digestKinds} LIMIT 1`, header.subject, header.sequence) !== undefined;
}

/** What a link says of its call, against the call; nothing when a later link says more. */
function checkCall(db: ReadableDb, { header }: KeptLink, digests: CallDigests): EvidenceProblem | undefined {
  const { subject: callId, sequence } = header;
  const later = getRow(db, `SELECT 1 FROM evidenceLink WHERE subject = ? AND subject <> '' AND sequence > ? AND kind IN ('callClosed', 'corrected', 'callDeleted') LIMIT 1`, callId, sequence);
  if (later !== undefined) return undefined;
  const row = getRow<{ id: number; result: string }>(db, 'SELECT id, result FROM call WHERE callId = ?', callId);
  const now = row === undefined ? undefined : digestsOfCall(db, row.id);
  if (now === undefined) return { kind: 'missingCall', sequence, callId };
  const parts = callParts.filter((part) => digests[part] !== now[part]);
  return parts.length > 0 ? { kind: 'changedCall', sequence, callId, parts } : undefined;
}

/** A later link says that the recording was deleted. */
function isDeleted(db: ReadableDb, { header }: KeptLink, recordingId: string): boolean {
  return getRow(
    db,
    `SELECT 1 FROM evidenceLink WHERE subject = ? AND subject <> '' AND sequence > ? AND kind = 'recordingDeleted' AND ${saidOf('recordingId')} = ? LIMIT 1`,
    header.subject, header.sequence, recordingId,
  ) !== undefined;
}

export function checkLinks({ db }: OpenStore, { position, limit }: StoreArgument<'checkLinks'>): LinksCheck {
  const key = signingKeyOfStore(db);
  const from = position ?? { ...chainStart, keys: { [key.fingerprint]: key.publicKey } };
  const links = linksAfter(db, from.sequence, limit);
  const check = verifyChain(links, from);
  const broken = new Set(check.problems.map(({ sequence }) => sequence));
  const problems = [...check.problems];
  const recordings: { sequence: number; recordingId: string }[] = [];
  const outside = { calls: 0, recordings: 0 };
  let calls = 0;
  for (const link of links) {
    const { sequence, kind } = link.header;
    const begun = payloadOf(link, 'begun');
    outside.calls += (begun?.calls ?? 0) + (payloadOf(link, 'callsImported')?.count ?? 0);
    outside.recordings += begun?.recordings ?? 0;
    if ((kind === 'corrected' || kind === 'callDeleted') && !hasEarlierDigests(db, link)) outside.calls -= 1;
    if (kind === 'callClosed') calls += 1;
    if (broken.has(sequence)) continue;
    const digests = (payloadOf(link, 'callClosed') ?? payloadOf(link, 'corrected'))?.digests;
    const problem = digests && checkCall(db, link, digests);
    if (problem !== undefined) problems.push(problem);
    const said = payloadOf(link, 'reviewKept');
    const review = said && checkReviewLink(db, link, said);
    if (review) problems.push(review);
    const recordingId = payloadOf(link, 'recordingCompleted')?.recordingId;
    if (recordingId !== undefined && !isDeleted(db, link, recordingId)) recordings.push({ sequence, recordingId });
  }
  return { ...check, problems, count: links.length, calls, outside, recordings };
}

export function checkRecording({ db, shards }: OpenStore, { sequence, recordingId, fromChunk, limit }: StoreArgument<'checkRecording'>): ReturnType<EvidenceRequests['checkRecording']> {
  const problem = (kind: 'changedRecording' | 'missingRecording') => ({ problem: { kind, sequence, recordingId }, nextChunk: null });
  const link = linksAfter(db, sequence - 1, 1)[0];
  const proof = link && payloadOf(link, 'recordingCompleted');
  const now = proofOfRecording(db, shards, recordingId);
  if (link === undefined || !proof || now === undefined || now.deleted) return problem('missingRecording');
  const shard = shards.find(proof.shard);
  const chunks = shard === undefined ? [] : listChunks(shard, recordingId, proof.form);
  if (shard === undefined || (chunks.length === 0 && proof.chunkCount > 0)) return problem('missingRecording');
  const first = firstChunkId(shard, recordingId, proof.form) ?? 0;
  const until = Math.min(chunks.length, fromChunk + limit);
  for (let index = fromChunk; index < until; index += 1) {
    const { id, byteOffset, byteLength, sha256 } = chunks[index]!;
    const expectedOffset = index === 0 ? 0 : chunks[index - 1]!.byteOffset + chunks[index - 1]!.byteLength;
    const whole = id === first + index && byteOffset === expectedOffset && isWhole(() => readBytes(shard, recordingId, proof.form, byteOffset, byteLength), byteLength, sha256);
    if (!whole) return { problem: { kind: 'changedChunk', sequence, recordingId, chunk: index }, nextChunk: null };
  }
  if (until < chunks.length) return { problem: null, nextChunk: until };
  const same = canonicalJson(now.proof) === canonicalJson(proof) && now.callId === link.header.subject && hasItsTrack(shard, recordingId, now.callId, proof);
  return same ? { problem: null, nextChunk: null } : problem('changedRecording');
}

/** What cannot be decrypted was changed as well. */
function isWhole(read: () => Uint8Array, byteLength: number, sha256: Uint8Array): boolean {
  try {
    const bytes = read();
    return bytes.byteLength === byteLength && createHash('sha256').update(bytes).digest().equals(sha256);
  } catch {
    return false;
  }
}

function hasItsTrack(shard: ReadableDb, recordingId: string, callId: string, { startedAt, mimeType }: EvidencePayloads['recordingCompleted']): boolean {
  return getRow(shard, 'SELECT 1 FROM track WHERE recordingId = ? AND callId = ? AND startedAt = ? AND mimeType = ?', recordingId, callId, startedAt, mimeType) !== undefined;
}

function begunAt(db: ReadableDb): number {
  return getRow<{ at: number }>(db, `SELECT at FROM evidenceLink WHERE kind = 'begun' ORDER BY sequence LIMIT 1`)?.at ?? 0;
}

/** An unlinked call that this seat witnessed after the chain began must have been put there by hand. */
export function checkCalls({ db }: OpenStore, { after, limit }: StoreArgument<'checkCalls'>): ReturnType<EvidenceRequests['checkCalls']> {
  const rows = allRows<{ id: number; callId: string; startedAt: number; witnessed: number; linked: number }>(
    db,
    `SELECT id, callId, startedAt, EXISTS (SELECT 1 FROM callFacts WHERE call = call.id) AS witnessed,
       result = 'open' OR EXISTS (SELECT 1 FROM evidenceLink WHERE subject = callId AND subject <> '' AND kind IN ${digestKinds}) AS linked
     FROM call WHERE id > ? ORDER BY id LIMIT ?`,
    after, limit,
  );
  const unlinked = rows.filter(({ linked }) => linked === 0);
  const begun = begunAt(db);
  const forged = unlinked.filter(({ witnessed, startedAt }) => witnessed === 1 && startedAt > begun).map(({ callId }) => callId);
  return { last: rows.at(-1)?.id ?? null, unlinked: unlinked.length, forged };
}

export function checkRecordings({ db }: OpenStore, { after, limit }: StoreArgument<'checkRecordings'>): ReturnType<EvidenceRequests['checkRecordings']> {
  const rows = allRows<{ id: string; startedAt: number; linked: number }>(
    db,
    `SELECT recording.id, recording.startedAt, state = 'recording' OR EXISTS (SELECT 1 FROM evidenceLink WHERE subject = call.callId AND subject <> ''
       AND kind = 'recordingCompleted' AND ${saidOf('recordingId')} = recording.id) AS linked
     FROM recording JOIN call ON call.id = recording.call WHERE recording.id > ? ORDER BY recording.id LIMIT ?`,
    after, limit,
  );
  const unlinked = rows.filter(({ linked }) => linked === 0);
  const begun = begunAt(db);
  return { last: rows.at(-1)?.id ?? null, unlinked: unlinked.length, forged: unlinked.filter(({ startedAt }) => startedAt > begun).map(({ id }) => id) };
}

export function checkEnd({ db }: OpenStore, { position }: StoreArgument<'checkEnd'>): readonly EvidenceProblem[] {
  const head = getHead(db);
  const problems: EvidenceProblem[] = [];
  const ends = head !== undefined && head.sequence === position.sequence && (position.hash === null || head.hash === position.hash) && head.mark === headMark(head, signingKeyOfStore(db));
  if (!ends) problems.push({ kind: 'head', sequence: (head?.sequence ?? 0) > position.sequence ? position.sequence + 1 : position.sequence });
  const stamps = allRows<{ sequence: number; token: Uint8Array | null; at: number | null; authority: string | null; payload: string | null }>(
    db,
    `SELECT link.sequence, token, stamp.at, authority, payload FROM evidenceLink AS link LEFT JOIN evidenceStamp AS stamp ON stamp.sequence = link.sequence WHERE kind = 'stamped'
     UNION ALL SELECT sequence, token, at, authority, NULL FROM evidenceStamp WHERE sequence NOT IN (SELECT sequence FROM evidenceLink WHERE kind = 'stamped')`,
  );
  for (const { sequence, token, at, authority, payload } of stamps) {
    const said = payload === null ? null : (safeJson(payload) as EvidencePayloads['stamped'] | null);
    const same = said !== null && token !== null && sha256Hex(token) === said.token && at === said.time && authority === said.authority;
    if (!same) problems.push({ kind: 'timeStamp', sequence, why: token === null ? 'missing' : 'changed' });
  }
  return problems;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
