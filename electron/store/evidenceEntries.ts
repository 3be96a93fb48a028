import type { EvidenceKind, EvidencePayloads } from '../../shared/evidence/evidenceFact.ts';
import type { EvidenceLink } from '../../shared/evidence/evidenceLink.ts';
import { sha256Hex } from '../evidence/signLink.ts';
import { allRows, getRow, runSql, transact } from './connection.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { appendEvidence, publicKeyOf, signingKeyOfStore } from './evidenceChain.ts';
import type { CallEvidence, EvidencePart, EvidenceStatus, KeptStamp, TimeStampToken, ToldFact } from './requests/evidence.ts';
import { StoreError } from './storeErrors.ts';
import { callPartTexts } from './tables/callParts.ts';
import { lastLink, linksAfter, linksOfSubject, saidOf } from './tables/evidenceLinks.ts';

/** A fact that main tells; the same `payload.id` again adds nothing. */
export function keepEvidence(db: WritableDb, fact: ToldFact): number {
  return transact(db, () => {
    const known = getRow<{ sequence: number }>(
      db,
      `SELECT sequence FROM evidenceLink WHERE subject = ? AND subject <> '' AND kind = ? AND ${saidOf('id')} = ?`,
      fact.subject, fact.kind, fact.payload.id,
    );
    return known?.sequence ?? appendEvidence(db, fact);
  });
}

export function keepTimeStamp(db: WritableDb, { stampedSequence, stampedHash, time, authority, token }: TimeStampToken): number {
  return transact(db, () => {
    if (linksAfter(db, stampedSequence - 1, 1)[0]?.hash !== stampedHash) throw new StoreError('conflict', 'The chain has no such link.');
    const digest = sha256Hex(token);
    const known = getRow<{ sequence: number }>(
      db, `SELECT sequence FROM evidenceLink WHERE kind = 'stamped' AND sequence > ? AND ${saidOf('token')} = ?`, stampedSequence, digest,
    );
    if (known !== undefined) return known.sequence;
    const sequence = appendEvidence(db, { kind: 'stamped', subject: '', payload: { stampedSequence, authority, time, token: digest } });
    runSql(db, 'INSERT INTO evidenceStamp (sequence, at, authority, token) VALUES (?, ?, ?, ?)', sequence, time, authority, token);
    return sequence;
  });
}

function lastStamp(db: ReadableDb): KeptStamp | null {
  const row = getRow<{ sequence: number; at: number; authority: string; payload: string }>(
    db,
    `SELECT evidenceStamp.sequence, evidenceStamp.at, authority, payload FROM evidenceStamp JOIN evidenceLink ON evidenceLink.sequence = evidenceStamp.sequence
     ORDER BY evidenceStamp.sequence DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  const { sequence, at, authority, payload } = row;
  return { sequence, stampedSequence: (JSON.parse(payload) as EvidencePayloads['stamped']).stampedSequence, at, authority };
}

export function evidenceStatus(db: WritableDb): EvidenceStatus {
  const last = lastLink(db);
  const at = (sequence: number) => getRow<{ at: number }>(db, 'SELECT at FROM evidenceLink WHERE sequence = ?', sequence)?.at;
  return {
    begunAt: at(1) ?? null,
    head: { sequence: last?.sequence ?? 0, hash: last?.hash ?? '', at: at(last?.sequence ?? 0) ?? 0 },
    publicKey: publicKeyOf(db),
    fingerprint: signingKeyOfStore(db).fingerprint,
    lastStamp: lastStamp(db),
  };
}

export function callEvidence(db: ReadableDb, { callId }: { readonly callId: string }): readonly CallEvidence[] {
  return linksOfSubject(db, callId).map(({ header: { sequence, at, kind }, payload }) => {
    const { by } = JSON.parse(payload) as { readonly by?: string };
    return { sequence, at, kind: kind as EvidenceKind, by: by ?? null };
  });
}

/** Links of a stretch, those of other calls without their payloads. */
function between(db: ReadableDb, after: number, before: number, callId: string): EvidenceLink[] {
  return linksAfter(db, after, before - after - 1).map((link) => (isShown(link, callId) ? link : { ...link, payload: null }));
}

/** What is about this call or about the chain itself may be seen by whoever gets the package. */
function isShown({ header }: EvidenceLink, callId: string): boolean {
  return header.subject === callId || (header.subject === '' && header.kind !== 'callsImported');
}

/** The first stamp that was given at or after a link. */
function stampAfter(db: ReadableDb, sequence: number): (TimeStampToken & { readonly sequence: number }) | undefined {
  const row = getRow<{ sequence: number; token: Uint8Array; at: number; authority: string; payload: string }>(
    db,
    `SELECT evidenceStamp.sequence, token, evidenceStamp.at, authority, payload FROM evidenceStamp JOIN evidenceLink ON evidenceLink.sequence = evidenceStamp.sequence
     WHERE evidenceStamp.sequence > ? AND ${saidOf('stampedSequence')} >= ? ORDER BY evidenceStamp.sequence LIMIT 1`,
    sequence, sequence,
  );
  if (row === undefined) return undefined;
  const { stampedSequence } = JSON.parse(row.payload) as EvidencePayloads['stamped'];
  const stampedHash = linksAfter(db, stampedSequence - 1, 1)[0]?.hash ?? '';
  return { sequence: row.sequence, stampedSequence, stampedHash, time: row.at, authority: row.authority, token: row.token };
}

/** Public keys of these fingerprints, as the chain announced them. */
function keysOf(db: WritableDb, fingerprints: ReadonlySet<string>): Record<string, string> {
  const announced = allRows<{ key: string; payload: string }>(db, `SELECT key, payload FROM evidenceLink WHERE kind IN ('begun', 'keyChanged')`);
  const keys = new Map(announced.map(({ key, payload }) => [key, (JSON.parse(payload) as EvidencePayloads['begun']).publicKey]));
  const own = signingKeyOfStore(db);
  keys.set(own.fingerprint, own.publicKey);
  return Object.fromEntries([...keys].filter(([fingerprint]) => fingerprints.has(fingerprint)));
}

/**
 * The links of a call, with those between them so that the order can be checked. Where more than `mostBetween` lie between
 * two of them, that stretch is left out; each link is signed for itself all the same. The stamps that came first after the
 * call's first and last link are taken in, so that the time can be shown.
 */
export function evidencePart(db: WritableDb, { callId, mostBetween }: { readonly callId: string; readonly mostBetween: number }): EvidencePart | null {
  const call = getRow<{ id: number }>(db, 'SELECT id FROM call WHERE callId = ?', callId);
  const texts = call && callPartTexts(db, call.id);
  if (texts === undefined) return null;
  const own = linksOfSubject(db, callId);
  const first = own[0]?.header.sequence ?? 0;
  const last = own.at(-1)?.header.sequence ?? 0;
  const stamps = [first, last].flatMap((sequence) => (sequence === 0 ? [] : (stampAfter(db, sequence) ?? []))).filter(({ sequence }, index, all) => all.findIndex((other) => other.sequence === sequence) === index);
  const wanted = new Set([...own.map(({ header }) => header.sequence), ...stamps.flatMap(({ stampedSequence, sequence }) => [stampedSequence, sequence])]);
  const links: EvidenceLink[] = [];
  for (const sequence of [...wanted].sort((a, b) => a - b)) {
    const after = links.at(-1)?.header.sequence;
    const from = after === undefined || sequence - after - 1 > mostBetween ? sequence - 1 : after;
    links.push(...between(db, from, sequence + 1, callId));
  }
  return { links, keys: keysOf(db, new Set(links.map(({ header }) => header.key))), texts, stamps: stamps.map(({ sequence: _sequence, ...stamp }) => stamp) };
}
