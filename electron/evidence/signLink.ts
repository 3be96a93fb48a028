import { createHash, createHmac, sign } from 'node:crypto';
import { canonicalJson } from '../../shared/evidence/canonicalJson.ts';
import type { EvidenceFact } from '../../shared/evidence/evidenceFact.ts';
import { headerText, noLink } from '../../shared/evidence/evidenceLink.ts';
import type { EvidenceLink } from '../../shared/evidence/evidenceLink.ts';
import type { SigningKey } from './signingKey.ts';

/** The end of a chain. */
export interface ChainEnd { readonly sequence: number; readonly hash: string }

export const beforeFirst: ChainEnd = { sequence: 0, hash: noLink };

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The link that follows `end`. The header itself is signed, not its hash: so `openssl pkeyutl -verify -rawin` checks the
 * file that a reader has before his eyes, and `openssl dgst` of the same file is the hash that the next link names.
 */
export function signLink(fact: EvidenceFact, end: ChainEnd, at: number, key: SigningKey): EvidenceLink & { readonly payload: string } {
  const payload = canonicalJson(fact.payload);
  const header = {
    version: 1, sequence: end.sequence + 1, at, kind: fact.kind, subject: fact.subject, payload: sha256Hex(payload), previous: end.hash, key: key.fingerprint,
  } as const;
  const text = Buffer.from(headerText(header));
  return { header, payload, hash: sha256Hex(text), signature: sign(null, text, key.privateKey).toString('hex') };
}

/** What the store keeps beside its newest link, so that links cut off the end are missed. */
export function headMark(end: ChainEnd, key: SigningKey): string {
  return createHmac('sha256', key.headKey).update(`${end.sequence}:${end.hash}`).digest('hex');
}
